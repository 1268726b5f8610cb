package org.epixgateway.peers.epix.client;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a body says that it is.
 *
 * @param type in lower case, without parameters
 * @param parameters by name in lower case
 */
record ContentType(String type, Map<String, String> parameters) {
    static final String OCTETS = "application/octet-stream";

    private static final int LENGTH_MAX = 1_000;
    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
    private static final Pattern TYPE = Pattern.compile("(" + TOKEN + "/" + TOKEN + ")[ \\t]*");
    private static final Pattern PARAMETER =
            Pattern.compile(";[ \\t]*(" + TOKEN + ")=(?:(" + TOKEN + ")|\"((?:[^\"\\\\\\p{Cntrl}])*)\")[ \\t]*");

    ContentType {
        parameters = Map.copyOf(parameters);
    }

    /** Empty if it has not the form of one, or says a parameter twice. */
    static Optional<ContentType> parse(String header) {
        Matcher type = TYPE.matcher(header);
        if (header.length() > LENGTH_MAX || !type.lookingAt()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(header);
        int at = type.end();
        while (at < header.length()) {
            if (!parameter.region(at, header.length()).lookingAt()) {
                return Optional.empty();
            }
            String value = parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
            if (parameters.put(parameter.group(1).toLowerCase(Locale.ROOT), value) != null) {
                return Optional.empty();
            }
            at = parameter.end();
        }
        return Optional.of(new ContentType(type.group(1).toLowerCase(Locale.ROOT), parameters));
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}
