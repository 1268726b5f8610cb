package org.epixgateway.console.edge;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epixgateway.core.bytes.Bytes;

/**
 * One part of a form.
 *
 * @param fileName as the client says, data only; empty where it says none
 * @param mediaType without parameters; empty where the part names none
 */
public record FormPart(String name, String fileName, String mediaType, Bytes content) {
    private static final Pattern PARAMETER =
            Pattern.compile("\\G\\s*;\\s*([a-zA-Z*]+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s;\"]*))");
    private static final Set<String> PLAIN_ENCODINGS = Set.of("", "binary", "7bit", "8bit");

    static FormPart of(String headers, Bytes content) {
        Map<String, String> byName = new HashMap<>();
        for (String line : headers.isEmpty() ? new String[0] : headers.split("\r\n", -1)) {
            int colon = line.indexOf(':');
            String name = colon < 1 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
            if (name.isEmpty() || byName.put(name, line.substring(colon + 1).strip()) != null) {
                throw ProblemException.badRequest("A part of the form has headers that cannot be understood.");
            }
        }
        if (!PLAIN_ENCODINGS.contains(
                byName.getOrDefault("content-transfer-encoding", "").toLowerCase(Locale.ROOT))) {
            throw ProblemException.badRequest("The parts of a form are sent as they are, without a transfer encoding.");
        }
        Map<String, String> disposition = parameters(byName.getOrDefault("content-disposition", ""));
        String mediaType =
                byName.getOrDefault("content-type", "").split(";", 2)[0].strip();
        String fileName = disposition.getOrDefault("filename*", disposition.getOrDefault("filename", ""));
        return new FormPart(disposition.getOrDefault("name", ""), fileName, mediaType, content);
    }

    private static Map<String, String> parameters(String disposition) {
        Map<String, String> found = new HashMap<>();
        int semicolon = disposition.indexOf(';');
        if (semicolon < 0 || !disposition.substring(0, semicolon).strip().equalsIgnoreCase("form-data")) {
            return found;
        }
        Matcher parameter = PARAMETER.matcher(disposition.substring(semicolon));
        while (parameter.find()) {
            String name = parameter.group(1).toLowerCase(Locale.ROOT);
            String value = parameter.group(2) == null ? parameter.group(3) : unescaped(parameter.group(2));
            if (found.put(name, name.endsWith("*") ? decoded(value) : value) != null) {
                throw ProblemException.badRequest("A part of the form is named twice.");
            }
        }
        return found;
    }

    private static String unescaped(String quoted) {
        return quoted.replaceAll("\\\\([\"\\\\])", "$1");
    }

    /** RFC 8187, which some clients use for names beyond ASCII. */
    private static String decoded(String extended) {
        String prefix = "utf-8''";
        if (!extended.toLowerCase(Locale.ROOT).startsWith(prefix)) {
            throw ProblemException.badRequest("File names are in UTF-8.");
        }
        try {
            String plus = extended.substring(prefix.length()).replace("+", "%2B");
            return URLDecoder.decode(plus, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw ProblemException.badRequest("A file name is not well encoded.");
        }
    }
}
