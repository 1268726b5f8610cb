package org.epixgateway.core.permit;

/** The boxes of the CITES form, by which officers talk about a permit. */
public enum Box {
    DOCUMENT("document"),
    B1("1"),
    B2("2"),
    B3("3"),
    B3A("3a"),
    B4("4"),
    B5("5"),
    B5A("5a"),
    B5B("5b"),
    B6("6"),
    B7("7"),
    B8("8"),
    B9("9"),
    B10("10"),
    B11("11"),
    B11A("11a"),
    B12("12"),
    B12A("12a"),
    B12B("12b"),
    B13("13"),
    B14("14"),
    B15("15");

    private final String label;

    Box(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Box ofLabel(String label) {
        for (Box box : values()) {
            if (box.label.equals(label)) {
                return box;
            }
        }
        return DOCUMENT;
    }
}
