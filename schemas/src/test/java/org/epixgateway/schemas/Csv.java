package org.epixgateway.schemas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A code list as its file says: comment lines, one header, rows of as many fields. */
record Csv(List<String> comments, List<String> header, List<Map<String, String>> rows) {

    static Csv read(String resource) {
        List<String> lines = Resource.lines(resource);
        List<String> comments =
                lines.stream().takeWhile(line -> line.startsWith("#")).toList();
        List<String> header = fields(lines.get(comments.size()));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(comments.size() + 1, lines.size())) {
            rows.add(row(header, fields(line), resource + ": " + line));
        }
        return new Csv(comments, header, rows);
    }

    List<String> column(String name) {
        return rows.stream().map(row -> row.get(name)).toList();
    }

    private static Map<String, String> row(List<String> header, List<String> fields, String where) {
        if (fields.size() != header.size()) {
            throw new IllegalArgumentException(where);
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            row.put(header.get(i), fields.get(i));
        }
        return row;
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("open quotation mark: " + line);
        }
        fields.add(field.toString());
        return fields;
    }
}
