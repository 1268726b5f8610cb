package org.epixgateway.console.edge;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epixgateway.core.bytes.Bytes;

/**
 * Takes a form apart (RFC 7578), strictly: a form that breaks off, or that could be read in two ways, is refused. The
 * framework's own reader takes a form that breaks off for a shorter one, and half an attachment would be sealed.
 */
public final class Multipart {
    private static final int PART_HEADERS_MAX = 4_096;
    private static final Pattern BOUNDARY = Pattern.compile(
            ";\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))\\s*(?:;|$)", Pattern.CASE_INSENSITIVE);
    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] BLANK_LINE = {'\r', '\n', '\r', '\n'};

    private final byte[] body;
    private final byte[] delimiter;
    private final int partsMax;
    private int at;

    private Multipart(Bytes body, String boundary, int partsMax) {
        this.body = body.array();
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.partsMax = partsMax;
    }

    /**
     * @param contentType of the request, with the boundary
     * @throws ProblemException if this is not a form, or one of too many parts
     */
    public static List<FormPart> parts(Bytes body, String contentType, int partsMax) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw contentType.toLowerCase(Locale.ROOT).startsWith("multipart/")
                    ? ProblemException.badRequest("The content type of a form names a boundary.")
                    : new ProblemException(
                            Trouble.UNSUPPORTED_TYPE,
                            "The content type says what is sent: application/xml for a permit, multipart/form-data for"
                                    + " a form.");
        }
        String named = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        return new Multipart(body, named, partsMax).parts();
    }

    private List<FormPart> parts() {
        byte[] first = Arrays.copyOfRange(delimiter, CRLF.length, delimiter.length);
        at = startsWith(CRLF, 0) ? CRLF.length : 0;
        if (!startsWith(first, at)) {
            throw broken();
        }
        at += first.length;
        List<FormPart> parts = new ArrayList<>();
        while (!startsWith(new byte[] {'-', '-'}, at)) {
            if (parts.size() == partsMax) {
                throw new ProblemException(Trouble.TOO_LARGE, "A form has at most " + partsMax + " parts here.");
            }
            at = afterLine();
            parts.add(part());
        }
        return parts;
    }

    private FormPart part() {
        int headersEnd = startsWith(CRLF, at) ? at : headersEnd();
        String headers = startsWith(CRLF, at) ? "" : utf8(at, headersEnd);
        int contentStart = headersEnd + (headers.isEmpty() ? CRLF.length : BLANK_LINE.length);
        int contentEnd = nextDelimiter(contentStart);
        at = contentEnd + delimiter.length;
        return FormPart.of(headers, Bytes.of(Arrays.copyOfRange(body, contentStart, contentEnd)));
    }

    private int headersEnd() {
        int end = find(BLANK_LINE, at, body.length);
        if (end - at > PART_HEADERS_MAX) {
            throw ProblemException.badRequest("The headers of a part, its file name among them, have at most "
                    + PART_HEADERS_MAX + " characters; these have " + (end - at) + ".");
        }
        return end;
    }

    /** A delimiter only counts if its line ends there; the same bytes with more behind them are content. */
    private int nextDelimiter(int from) {
        int found = find(delimiter, from, body.length);
        while (!isLineEnd(found + delimiter.length)) {
            found = find(delimiter, found + 1, body.length);
        }
        return found;
    }

    private boolean isLineEnd(int index) {
        int end = index;
        while (end < body.length && (body[end] == ' ' || body[end] == '\t')) {
            end++;
        }
        return startsWith(CRLF, end) || startsWith(new byte[] {'-', '-'}, index);
    }

    private int afterLine() {
        int end = find(CRLF, at, body.length);
        return end + CRLF.length;
    }

    private boolean startsWith(byte[] wanted, int from) {
        return from >= 0
                && from + wanted.length <= body.length
                && Arrays.equals(body, from, from + wanted.length, wanted, 0, wanted.length);
    }

    private int find(byte[] wanted, int from, int to) {
        for (int i = from; i + wanted.length <= to; i++) {
            if (body[i] == wanted[0] && startsWith(wanted, i)) {
                return i;
            }
        }
        throw broken();
    }

    private String utf8(int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body, from, to - from))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw broken();
        }
    }

    private static ProblemException broken() {
        return ProblemException.badRequest("The form is not well formed, or it breaks off.");
    }
}
