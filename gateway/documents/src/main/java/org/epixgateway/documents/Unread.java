package org.epixgateway.documents;

import java.util.Set;

/**
 * Dates and numbers that the schema takes and we do not: years of other than four digits, numbers of more than forty. Said,
 * since a box that was filled must not look empty.
 */
final class Unread {
    private Unread() {}

    /** @param known elements of which the schema complained already */
    static void remark(Element within, Set<Element> known, Remarks remarks) {
        for (Element element : within.children()) {
            String name = element.name();
            boolean isUnread = (name.endsWith("DateTime") && element.date().isEmpty())
                    || (name.endsWith("Quantity") && element.decimal().isEmpty());
            if (isUnread && !known.contains(element)) {
                remarks.error(element, name + " has a value beyond what is read.");
            }
            remark(element, known, remarks);
        }
    }
}
