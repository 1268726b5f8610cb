package org.epixgateway.peers.epix.callers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Attachment;

/** An answer as HTTP carries it: plain, or as MTOM where files go with it. */
final class AnswerBody {
    private static final String ROOT = "root@epix";
    private static final Pattern MEDIA_TYPE = Pattern.compile("[A-Za-z0-9.+-]{1,80}/[A-Za-z0-9.+-]{1,80}");

    private final Answer answer;
    // nobody who wrote an attachment could know it
    private final String boundary = "epix-" + UUID.randomUUID();

    AnswerBody(Answer answer) {
        this.answer = answer;
    }

    String contentType() {
        return answer.attachments().isEmpty()
                ? "text/xml;charset=UTF-8"
                : "multipart/related; type=\"application/xop+xml\"; boundary=\"" + boundary + "\"; start=\"<" + ROOT
                        + ">\"; start-info=\"text/xml\"";
    }

    void writeTo(OutputStream out) throws IOException {
        if (answer.attachments().isEmpty()) {
            out.write(answer.envelope().array());
            return;
        }
        part(out, "application/xop+xml; charset=UTF-8; type=\"text/xml\"", ROOT, answer.envelope());
        for (int i = 0; i < answer.attachments().size(); i++) {
            Attachment attachment = answer.attachments().get(i);
            part(out, mediaType(attachment), Answer.contentId(i), attachment.content());
        }
        ascii(out, "--" + boundary + "--\r\n");
    }

    private void part(OutputStream out, String type, String id, Bytes content) throws IOException {
        ascii(
                out,
                "--" + boundary + "\r\nContent-Type: " + type + "\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <"
                        + id + ">\r\n\r\n");
        out.write(content.array());
        ascii(out, "\r\n");
    }

    /** A foreign system may have called it anything. */
    private static String mediaType(Attachment attachment) {
        return MEDIA_TYPE.matcher(attachment.mediaType()).matches()
                ? attachment.mediaType()
                : "application/octet-stream";
    }

    private static void ascii(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
