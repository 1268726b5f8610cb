package org.epixgateway.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A code list as bundled: lines of comment, a line of column names, then rows; a value with a comma stands in quotes. */
final class Csv {
    private static final String FOLDER = "/org/epixgateway/codelists/";

    private Csv() {}

    /** The text of a bundled list. */
    static String bundled(String name) {
        try (InputStream in = Objects.requireNonNull(Csv.class.getResourceAsStream(FOLDER + name + ".csv"), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the code list " + name + " of this gateway cannot be read", e);
        }
    }

    /** Each row by column name. */
    static List<Map<String, String>> rows(String text) {
        List<String> lines = text.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
        List<String> names = values(lines.getFirst());
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> values = values(line);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                row.put(names.get(i), i < values.size() ? values.get(i) : "");
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> values(String line) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean isEscaped = isQuoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
            if (isEscaped) {
                value.append(c);
                i++;
            } else if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == ',' && !isQuoted) {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(value.toString());
        return values;
    }
}
