package org.epixgateway.peers.epix.callers;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epixgateway.core.bytes.Bytes;

/** The envelope of a request that comes as multipart because its sender's stack always does so. Other parts are not looked at. */
final class MultipartRoot {
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"]{1,70})\"|([^;\\s\"]{1,70}))", Pattern.CASE_INSENSITIVE);
    private static final Pattern START =
            Pattern.compile("start=(?:\"([^\"]{1,200})\"|([^;\\s\"]{1,200}))", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTENT_ID = Pattern.compile("(?im)^content-id:[ \\t]*(\\S{1,200})");
    private static final int PARTS_MAX = 8;
    private static final String END_OF_HEAD = "\r\n\r\n";

    private MultipartRoot() {}

    static boolean isMultipart(String contentType) {
        return contentType.strip().toLowerCase(Locale.ROOT).startsWith("multipart/related");
    }

    static Bytes of(Bytes body, String contentType) throws UnusableRequestException {
        String boundary = parameter(BOUNDARY, contentType)
                .orElseThrow(() -> UnusableRequestException.invalid("The parts of the request have no boundary."));
        Optional<String> start = parameter(START, contentType);
        // one char per byte, so that positions are those of the bytes
        String text = new String(body.array(), StandardCharsets.ISO_8859_1);
        String delimiter = "--" + boundary;
        int at = text.indexOf(delimiter);
        for (int part = 0; part < PARTS_MAX && at >= 0; part++) {
            int from = at + delimiter.length();
            int next = text.indexOf("\r\n" + delimiter, from);
            int head = text.indexOf(END_OF_HEAD, from);
            if (next < 0 || head < 0 || head + END_OF_HEAD.length() > next) {
                break;
            }
            if (isRoot(text.substring(from, head), start)) {
                return Bytes.of(Arrays.copyOfRange(body.array(), head + END_OF_HEAD.length(), next));
            }
            at = next + 2;
        }
        throw UnusableRequestException.invalid("The request has no root part.");
    }

    private static boolean isRoot(String head, Optional<String> start) {
        if (start.isEmpty()) {
            return true;
        }
        Matcher id = CONTENT_ID.matcher(head);
        return id.find() && id.group(1).equals(start.get());
    }

    private static Optional<String> parameter(Pattern pattern, String contentType) {
        Matcher found = pattern.matcher(contentType);
        return found.find()
                ? Optional.ofNullable(found.group(1)).or(() -> Optional.ofNullable(found.group(2)))
                : Optional.empty();
    }
}
