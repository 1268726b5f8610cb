package org.epixgateway.console.edge;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.epixgateway.core.bytes.Bytes;

/** Hands out exact bytes as a file to be saved, never as something that a browser would show or run. */
public final class FileAnswer {
    public static final String CONTAINER = "application/vnd.etsi.asic-e+zip";

    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,127}/[A-Za-z0-9!#$&^_.+-]{1,127}");

    private FileAnswer() {}

    public static Response of(Bytes content, String mediaType, String fileName) {
        return Response.ok(content.array())
                .type(plainType(mediaType))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + encoded(fileName))
                .header("Repr-Digest", "sha-256=:" + base64(content) + ":")
                .build();
    }

    /** The type as stated if it has the form of one, else that of bytes of which nothing is known. */
    public static String plainType(String stated) {
        return MEDIA_TYPE.matcher(stated).matches() ? stated : MediaType.APPLICATION_OCTET_STREAM;
    }

    private static String base64(Bytes content) {
        return java.util.Base64.getEncoder()
                .encodeToString(
                        java.util.HexFormat.of().parseHex(content.digest().hex()));
    }

    /** RFC 8187: every byte that is not plain is escaped, so a stranger's name adds no header and no path. */
    private static String encoded(String fileName) {
        String plain = fileName.replace('/', '_').replace('\\', '_');
        return URLEncoder.encode(plain, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
