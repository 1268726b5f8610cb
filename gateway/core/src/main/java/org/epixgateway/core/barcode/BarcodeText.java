package org.epixgateway.core.barcode;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * The text that a barcode holds: the address of a verification page and, behind a number sign, the signed content. A browser
 * sends nothing of what stands behind the sign, so the token is in no log of a server.
 *
 * @param signed the content in its compact signed form
 */
public record BarcodeText(URI address, String signed) {
    /** What a QR code of version 25 with error correction M holds in bytes is 997: about 6 cm of paper. */
    public static final int LENGTH_MAX = 990;

    /** What is looked at when scanned: no QR code holds more. */
    public static final int SCANNED_MAX = 4_296;

    /** Empty where the text is no address with something behind its number sign. */
    public static Optional<BarcodeText> parse(String scanned) {
        String text = scanned.strip();
        int sign = text.indexOf('#');
        if (text.length() > SCANNED_MAX || sign < 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BarcodeText(new URI(text.substring(0, sign)), text.substring(sign + 1)));
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    public String text() {
        return address + "#" + signed;
    }

    boolean fits() {
        return text().length() <= LENGTH_MAX;
    }

    /** Whether both addresses lead to the same server; the page on it may have moved. */
    boolean leadsTo(URI other) {
        return origin(address).equals(origin(other)) && !origin(other).isEmpty();
    }

    private static String origin(URI address) {
        String host = address.getHost();
        if (host == null || !"https".equalsIgnoreCase(address.getScheme())) {
            return "";
        }
        int port = address.getPort() < 0 ? 443 : address.getPort();
        return host.toLowerCase(java.util.Locale.ROOT) + ":" + port;
    }

    /** The content holds the token, which belongs into no log. */
    @Override
    public String toString() {
        return address + "#***";
    }
}
