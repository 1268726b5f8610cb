package org.epixgateway.peers.epix.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.epixgateway.core.bytes.Bytes;

/**
 * Reads a multipart/related body (RFC 2046, 2387) that is whole in memory, strictly and within bounds. What is not exactly
 * that form is no answer: a lenient reader would see other parts than the sender's own.
 */
final class Multipart {
    private static final int PARTS_MAX = 64;
    private static final int HEADERS_BYTES_MAX = 8 << 10;
    private static final Pattern BOUNDARY = Pattern.compile("[A-Za-z0-9'()+_,./:=? -]{0,69}[A-Za-z0-9'()+_,./:=?-]");
    private static final byte[] LINE = {'\r', '\n'};
    private static final byte[] HEADERS_END = {'\r', '\n', '\r', '\n'};

    private final byte[] body;
    private final byte[] mark;
    private final byte[] nextMark;
    private int at;

    private Multipart(byte[] body, String boundary) {
        this.body = body;
        this.mark = ("--" + boundary).getBytes(StandardCharsets.US_ASCII);
        this.nextMark = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
    }

    static List<Part> parts(Bytes body, String boundary) throws UnusableAnswerException {
        if (!BOUNDARY.matcher(boundary).matches()) {
            throw broken();
        }
        return new Multipart(body.array(), boundary).parts();
    }

    private List<Part> parts() throws UnusableAnswerException {
        List<Part> parts = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        at = startsWith(nextMark, 0) ? LINE.length : 0;
        if (!startsWith(mark, at)) {
            throw broken();
        }
        at += mark.length;
        while (!isLast()) {
            Part part = part();
            parts.add(part);
            if (parts.size() > PARTS_MAX || (!part.id().isEmpty() && !ids.add(part.id()))) {
                throw new UnusableAnswerException(
                        "its answer has too many parts, or two of one name; tell its operators");
            }
        }
        if (parts.isEmpty()) {
            throw broken();
        }
        return parts;
    }

    private boolean isLast() throws UnusableAnswerException {
        if (at + 1 < body.length && body[at] == '-' && body[at + 1] == '-') {
            return true;
        }
        while (at < body.length && (body[at] == ' ' || body[at] == '\t')) {
            at++;
        }
        if (!startsWith(LINE, at)) {
            throw broken();
        }
        return false;
    }

    /** From the line break after its mark to behind the next mark. */
    private Part part() throws UnusableAnswerException {
        int headersEnd = indexOf(HEADERS_END, at, Math.min(body.length, at + HEADERS_BYTES_MAX));
        int contentFrom = headersEnd + HEADERS_END.length;
        Map<String, String> headers = headers(at, headersEnd);
        int contentTo = indexOf(nextMark, contentFrom, body.length);
        byte[] content = decoded(
                Arrays.copyOfRange(body, contentFrom, contentTo),
                headers.getOrDefault("content-transfer-encoding", "binary").toLowerCase(Locale.ROOT));
        at = contentTo + nextMark.length;
        String type = ContentType.parse(headers.getOrDefault("content-type", ContentType.OCTETS))
                .orElseThrow(Multipart::broken)
                .type();
        return new Part(id(headers.getOrDefault("content-id", "")), type, Bytes.of(content));
    }

    private Map<String, String> headers(int from, int to) throws UnusableAnswerException {
        String text = new String(body, from, to - from, StandardCharsets.ISO_8859_1).replaceAll("\r\n[ \t]+", " ");
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : text.split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (line.isEmpty()) {
                continue;
            }
            boolean isTwice = colon > 0
                    && headers.put(
                                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                                    line.substring(colon + 1).strip())
                            != null;
            if (colon < 1 || isTwice) {
                throw broken();
            }
        }
        return headers;
    }

    private static byte[] decoded(byte[] content, String encoding) throws UnusableAnswerException {
        return switch (encoding) {
            case "binary", "8bit", "7bit" -> content;
            case "base64" -> base64(content);
            default -> throw broken();
        };
    }

    static byte[] base64(byte[] content) throws UnusableAnswerException {
        try {
            return Base64.getMimeDecoder().decode(content);
        } catch (IllegalArgumentException notIt) {
            throw broken();
        }
    }

    private static String id(String stated) {
        return stated.startsWith("<") && stated.endsWith(">") && stated.length() > 2
                ? stated.substring(1, stated.length() - 1)
                : stated;
    }

    private boolean startsWith(byte[] what, int from) {
        return from + what.length <= body.length && Arrays.equals(body, from, from + what.length, what, 0, what.length);
    }

    /** Linear, since what is looked for begins with a line break and has none after it. */
    private int indexOf(byte[] what, int from, int to) throws UnusableAnswerException {
        for (int i = from; i + what.length <= to; i++) {
            if (body[i] == what[0] && startsWith(what, i)) {
                return i;
            }
        }
        throw broken();
    }

    private static UnusableAnswerException broken() {
        return new UnusableAnswerException(
                "its answer of several parts is damaged or broken off; try again, then tell its operators");
    }
}
