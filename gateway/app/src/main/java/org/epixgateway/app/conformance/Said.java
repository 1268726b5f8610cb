package org.epixgateway.app.conformance;

import org.epixgateway.core.bytes.Bytes;

/** What came back over the wire, nothing checked. */
sealed interface Said {

    /** A DeliverResponse. */
    record Answer(Bytes container) implements Said {}

    /** A ServiceStateResponse. */
    record State(String state, java.util.List<String> profileVersions, String time, String party) implements Said {}

    /**
     * A SOAP fault.
     *
     * @param detail TryLater, NotRegistered or empty
     */
    record Fault(String detail, String sentence, String body) implements Said {}

    /** Neither; the sentence says what. */
    record Nothing(String sentence) implements Said {}

    /** For a sentence about what came in the place of what was expected. */
    static String word(Said said) {
        return switch (said) {
            case Answer unused -> "an answer";
            case State unused -> "a service state";
            case Fault(String detail, String sentence, String unused) ->
                "a fault " + detail + (detail.isEmpty() ? "" : " ") + "(" + sentence + ")";
            case Nothing(String sentence) -> sentence;
        };
    }
}
