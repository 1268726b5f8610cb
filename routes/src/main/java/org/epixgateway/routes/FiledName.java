package org.epixgateway.routes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file of the folder is called when it is filed: its own name made harmless, a digest so that equal names do not
 * clash, and its own ending.
 *
 * @param ending with the dot
 */
record FiledName(String stem, String ending) {
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,8}$");

    static FiledName of(String fileName, String digest) {
        String own = ending(fileName);
        String stem = safe(fileName.substring(0, fileName.length() - own.length()));
        // beside a .txt its findings would have the same name
        return new FiledName(stem + "." + digest, own.isEmpty() || own.equalsIgnoreCase(".txt") ? ".xml" : own);
    }

    String file() {
        return stem + ending;
    }

    /** The findings beside it. */
    String findings() {
        return stem + ".txt";
    }

    /** A plain ending of a name that others chose, with the dot; empty if it has none that is harmless. */
    static String ending(String fileName) {
        Matcher ending = ENDING.matcher(fileName);
        return ending.find() && ending.start() > 0 ? ending.group() : "";
    }

    static String safe(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("\\.{2,}", "_");
        String cut = plain.length() > 80 ? plain.substring(0, 80) : plain;
        return cut.startsWith(".") ? "_" + cut.substring(1) : cut;
    }
}
