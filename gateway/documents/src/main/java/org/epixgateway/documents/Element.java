package org.epixgateway.documents;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.epixgateway.core.permit.Position;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.AttributesImpl;

/**
 * An element of a document as read: what the mappers look into. An element that is not there is {@link #NONE}, without text
 * and children, so that a mapper can ask on. Grows while it is read, by one thread, and never changes after.
 */
final class Element {
    static final Attributes NO_ATTRIBUTES = new AttributesImpl();
    static final Element NONE = new Element("", "", NO_ATTRIBUTES, null, 1, 1);

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int DATE_LENGTH = 10;

    private final String namespace;
    private final String name;
    private final Attributes attributes;
    private final @Nullable Element parent;
    private final int line;
    private final int column;
    private List<Element> children = List.of();
    private String text = "";

    Element(String namespace, String name, Attributes attributes, @Nullable Element parent, int line, int column) {
        this.namespace = namespace;
        this.name = name;
        this.attributes = attributes;
        this.parent = parent;
        this.line = line;
        this.column = column;
    }

    void add(Element child) {
        if (children.isEmpty()) {
            children = new ArrayList<>(4);
        }
        children.add(child);
    }

    void addText(String more) {
        text = text.isEmpty() ? more : text.concat(more);
    }

    String namespace() {
        return namespace;
    }

    String name() {
        return name;
    }

    Attributes attributes() {
        return attributes;
    }

    @Nullable
    Element parent() {
        return parent;
    }

    Position position() {
        return new Position(line, column);
    }

    List<Element> children() {
        return children;
    }

    boolean isThere() {
        return this != NONE;
    }

    /** The first child of that name. */
    Element at(String child) {
        for (Element candidate : children) {
            if (candidate.name.equals(child)) {
                return candidate;
            }
        }
        return NONE;
    }

    List<Element> all(String child) {
        List<Element> found = new ArrayList<>();
        for (Element candidate : children) {
            if (candidate.name.equals(child)) {
                found.add(candidate);
            }
        }
        return found;
    }

    boolean hasText() {
        return !text.isEmpty();
    }

    /** Text without white space around it. */
    String text() {
        return text.strip();
    }

    /** Text as codes and identifiers have it: white space inside is one space (xs:token). */
    String token() {
        return token(text);
    }

    /** Texts of all children of that name that say something. */
    List<String> texts(String child) {
        List<String> said = new ArrayList<>(2);
        for (Element candidate : children) {
            if (candidate.name.equals(child) && !candidate.text().isEmpty()) {
                said.add(candidate.text());
            }
        }
        return said;
    }

    List<String> tokens(String child) {
        List<String> said = new ArrayList<>(2);
        for (Element candidate : children) {
            if (candidate.name.equals(child) && !candidate.text().isEmpty()) {
                said.add(candidate.token());
            }
        }
        return said;
    }

    /** An attribute as a token; empty if absent. */
    String attribute(String attribute) {
        String value = attributes.getValue(attribute);
        return value == null ? "" : token(value);
    }

    private static String token(String value) {
        String stripped = value.strip();
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            if (c == '\n' || c == '\t' || c == '\r' || (c == ' ' && stripped.charAt(i + 1) == ' ')) {
                return SPACES.matcher(stripped).replaceAll(" ");
            }
        }
        return stripped;
    }

    /** The calendar date of a date and time, in the offset in which it is stated. Empty where it is none. */
    Optional<LocalDate> date() {
        String stated = text();
        boolean isDate = stated.length() == DATE_LENGTH;
        if (!isDate && (stated.length() < DATE_LENGTH || stated.charAt(DATE_LENGTH) != 'T')) {
            return Optional.empty();
        }
        try {
            // several times faster than LocalDate.parse, and every permit has a dozen dates
            return stated.charAt(4) == '-' && stated.charAt(7) == '-'
                    ? Optional.of(
                            LocalDate.of(digits(stated, 0, 4), digits(stated, 5, 7), digits(stated, 8, DATE_LENGTH)))
                    : Optional.empty();
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /** The number of a few digits; a value that no year, month or day has where there is another character. */
    private static int digits(String stated, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = stated.charAt(i);
            if (c < '0' || c > '9') {
                return Integer.MIN_VALUE;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    Optional<BigDecimal> decimal() {
        String stated = text();
        if (stated.isEmpty()
                || stated.length() > Shortened.LENGTH_MAX
                || stated.contains("e")
                || stated.contains("E")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(stated));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    boolean isTrue() {
        String stated = text();
        return stated.equals("true") || stated.equals("1");
    }
}
