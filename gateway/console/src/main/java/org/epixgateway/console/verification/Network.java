package org.epixgateway.console.verification;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Where somebody asks from, coarse enough that moving to the address next door is no other place: what one subscriber is
 * usually given. It is used for counting failed tries, and stored nowhere.
 */
final class Network {
    private static final int OF_IPV4_BYTES = 3;
    /** A /56. */
    private static final int OF_IPV6_BYTES = 7;

    private static final int IPV4_BYTES = 4;
    private static final String UNKNOWN = "unknown";

    /** A name would be looked up. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F]*:[0-9a-fA-F:.]*(%.*)?]?");

    private Network() {}

    /** @param address as the connection has it, never as a header says */
    static String of(String address) {
        if (!LITERAL.matcher(address).matches()) {
            return UNKNOWN;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of()
                    .formatHex(Arrays.copyOf(bytes, bytes.length == IPV4_BYTES ? OF_IPV4_BYTES : OF_IPV6_BYTES));
        } catch (UnknownHostException noAddress) {
            return UNKNOWN;
        }
    }
}
