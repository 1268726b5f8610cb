package org.epixgateway.console;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A multipart form as a client writes it, or as a client should not. */
final class Form {
    private static final String BOUNDARY = "----a-boundary-4711";

    static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static Form permit(String number) {
        return new Form().part("permit", "permit.xml", "application/xml", SpokenPermits.xml(number));
    }

    Form part(String name, String fileName, String type, String content) {
        return raw("Content-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName
                + "\"\r\nContent-Type: " + type + "\r\n\r\n" + content);
    }

    Form metadata(String json) {
        return raw(
                "Content-Disposition: form-data; name=\"metadata\"\r\nContent-Type: application/json\r\n\r\n" + json);
    }

    Form raw(String headersAndContent) {
        out.writeBytes(("--" + BOUNDARY + "\r\n" + headersAndContent + "\r\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(out.toByteArray());
        whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return whole.toByteArray();
    }
}
