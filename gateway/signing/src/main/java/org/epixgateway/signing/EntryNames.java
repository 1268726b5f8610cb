package org.epixgateway.signing;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What files of a container may be called: ASCII, at most one folder level, nothing that a file system, a URI or a command
 * line could take for something else. So a name is its own percent-encoding.
 */
final class EntryNames {
    static final String MIMETYPE = "mimetype";
    static final String META_INF = "META-INF/";

    private static final String SEGMENT = "[A-Za-z0-9_][A-Za-z0-9._-]{0,99}";
    private static final Pattern ROOT_FILE = Pattern.compile(SEGMENT + "(/" + SEGMENT + ")?");
    private static final Pattern SIGNATURES =
            Pattern.compile("META-INF/[A-Za-z0-9._-]{0,40}signatures[A-Za-z0-9._-]{0,40}\\.xml");

    private EntryNames() {}

    static boolean isRootFile(String name) {
        return ROOT_FILE.matcher(name).matches() && !isReserved(name.toLowerCase(Locale.ROOT));
    }

    private static boolean isReserved(String lower) {
        return lower.equals(MIMETYPE)
                || lower.equals("meta-inf")
                || lower.startsWith("meta-inf/")
                || lower.startsWith("mimetype/");
    }

    static boolean isSignatures(String name) {
        return SIGNATURES.matcher(name).matches();
    }
}
