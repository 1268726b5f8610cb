package org.epixgateway.console.view;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Any text as one segment of a path: letters, digits and hyphens stay, every other byte of its UTF-8 is a tilde and two
 * hexadecimal digits. Percent signs will not do, since servers and proxies take an escaped slash for a slash or refuse it.
 */
public final class PathText {
    private static final Pattern PLAIN = Pattern.compile("(?:[A-Za-z0-9-]|~[0-9A-F]{2})*");
    private static final Pattern ESCAPE = Pattern.compile("~([0-9A-F]{2})");

    private PathText() {}

    public static String write(String text) {
        StringBuilder path = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean isPlain = (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '-';
            if (isPlain) {
                path.append((char) b);
            } else {
                path.append('~').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return path.toString();
    }

    /** Empty if it was not written so. */
    public static Optional<String> read(String path) {
        if (!PLAIN.matcher(path).matches()) {
            return Optional.empty();
        }
        Matcher escapes = ESCAPE.matcher(path);
        String latin = escapes.replaceAll(
                match -> Matcher.quoteReplacement(String.valueOf((char) HexFormat.fromHexDigits(match.group(1)))));
        return Optional.of(new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }
}
