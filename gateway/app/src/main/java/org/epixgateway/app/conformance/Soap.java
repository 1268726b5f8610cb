package org.epixgateway.app.conformance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.epixgateway.core.bytes.Bytes;

/** Requests of the exchange service, written by hand so that each can be wrong on purpose. */
record Soap(String contentType, String action, Bytes body) {
    static final String SERVICE = "urn:epixgateway:exchange:service:1";
    private static final String BOUNDARY = "conformance-3f1d8c52";
    private static final String INCLUDE =
            "<xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\"cid:container@conformance\"/>";

    /** The two versions. */
    enum Version {
        V11("text/xml", "http://schemas.xmlsoap.org/soap/envelope/"),
        V12("application/soap+xml", "http://www.w3.org/2003/05/soap-envelope");

        private final String media;
        private final String namespace;

        Version(String media, String namespace) {
            this.media = media;
            this.namespace = namespace;
        }
    }

    static Soap state(Version version) {
        return plain(version, "ServiceState", "<ServiceState xmlns=\"" + SERVICE + "\"/>");
    }

    static Soap inline(Version version, Bytes container) {
        return plain(version, "Deliver", deliver(Base64.getEncoder().encodeToString(container.array())));
    }

    static Soap attached(Version version, Bytes container) {
        String head = "--" + BOUNDARY + "\r\nContent-Type: application/xop+xml; charset=UTF-8; type=\"" + version.media
                + "\"\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <root@conformance>\r\n\r\n"
                + envelope(version, deliver(INCLUDE)) + "\r\n--" + BOUNDARY
                + "\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: binary\r\n"
                + "Content-ID: <container@conformance>\r\n\r\n";
        ByteArrayOutputStream body = new ByteArrayOutputStream(head.length() + container.size() + 64);
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(container.array());
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return new Soap(
                "multipart/related; type=\"application/xop+xml\"; start=\"<root@conformance>\"; start-info=\""
                        + version.media + "\"; boundary=\"" + BOUNDARY + "\"",
                "Deliver",
                Bytes.of(body.toByteArray()));
    }

    /** Whatever is handed in, as if it were SOAP 1.1. */
    static Soap raw(String text) {
        return new Soap("text/xml; charset=UTF-8", "Deliver", Bytes.utf8(text));
    }

    static Soap plain(Version version, String action, String content) {
        return new Soap(version.media + "; charset=UTF-8", action, Bytes.utf8(envelope(version, content)));
    }

    private static String deliver(String content) {
        return "<e:Deliver xmlns:e=\"" + SERVICE + "\"><e:container>" + content + "</e:container></e:Deliver>";
    }

    private static String envelope(Version version, String content) {
        return "<s:Envelope xmlns:s=\"" + version.namespace + "\"><s:Body>" + content + "</s:Body></s:Envelope>";
    }
}
