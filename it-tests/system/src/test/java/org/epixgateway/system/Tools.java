package org.epixgateway.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Things of the machine that a test needs. */
final class Tools {
    private Tools() {}

    /** On a build server (-Dci) what is missing fails the test; elsewhere it is skipped with a sentence. */
    static void require(boolean isThere, String sentence) {
        if (!isThere && System.getProperty("ci") != null) {
            throw new AssertionError(sentence + " With -Dci nothing is skipped.");
        }
        assumeTrue(isThere, sentence);
    }
}
