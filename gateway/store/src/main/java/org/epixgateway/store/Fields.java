package org.epixgateway.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Rows of texts as one text: a tab between fields, a line feed after each row; both and the backslash escaped. */
final class Fields {
    private Fields() {}

    static String write(Collection<List<String>> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder(64 * rows.size());
        for (List<String> row : rows) {
            String tab = "";
            for (String field : row) {
                out.append(tab);
                escape(out, field);
                tab = "\t";
            }
            out.append('\n');
        }
        return out.toString();
    }

    /** @throws IllegalArgumentException if this is not what {@link #write} made */
    static List<List<String>> read(String text) {
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw new IllegalArgumentException("a row has no end");
        }
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> field.append(unescaped(text.charAt(++i)));
                case '\t' -> row.add(taken(field));
                case '\n' -> {
                    row.add(taken(field));
                    rows.add(List.copyOf(row));
                    row.clear();
                }
                default -> field.append(c);
            }
        }
        return rows;
    }

    private static String taken(StringBuilder field) {
        String text = field.toString();
        field.setLength(0);
        return text;
    }

    private static void escape(StringBuilder out, String field) {
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                default -> out.append(c);
            }
        }
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            default -> c;
        };
    }
}
