package org.epixgateway.app.conformance;

/**
 * One thing that the profile demands, and what the other side did.
 *
 * @param id stays the same in all reports
 * @param what the demand, as the beginning of a sentence
 * @param sentence what was seen; empty if nothing is to be said
 */
public record Point(String id, Level level, String what, Outcome outcome, String sentence) {

    /** How much it weighs, in the words of RFC 2119. */
    public enum Level {
        MUST,
        SHOULD
    }

    /** What came of it. */
    public enum Outcome {
        PASSED,
        FAILED,
        /** Could not be asked, since another point failed. */
        SKIPPED
    }

    boolean isFatal() {
        return level == Level.MUST && outcome != Outcome.PASSED;
    }
}
