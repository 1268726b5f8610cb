package org.epixgateway.peers.epix.callers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.epixgateway.core.bytes.Bytes;

/** The WSDL of one version, whole in one file, with the address at which this service is reached. */
final class Contract {
    private static final String FOLDER = "/org/epixgateway/schemas/epix/";
    private static final String PLACE_OF_ADDRESS = "https://localhost:8443/epix/";

    private final Bytes wsdl;

    Contract(Version version, URI address) {
        String file = FOLDER + "CitesDataExchange-" + version.label() + ".wsdl";
        try (InputStream in = Objects.requireNonNull(Contract.class.getResourceAsStream(file), file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            this.wsdl = Bytes.utf8(text.replace(PLACE_OF_ADDRESS, escaped(address) + "/"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Bytes wsdl() {
        return wsdl;
    }

    private static String escaped(URI address) {
        return address.toASCIIString().replace("&", "&amp;").replace("\"", "&quot;");
    }
}
