package org.epixgateway.core.evidence;

import java.util.List;
import org.epixgateway.core.bytes.Digest;

/**
 * Asks authorities for a time over a hash value. Never throws for an authority that misbehaves, and what is stamped was
 * checked in full first. Thread-safe; takes as long as the authorities take, within the bound of the implementation.
 */
public interface TimeStamping {
    /** What asking came to. */
    sealed interface Outcome {}

    /** @param failedBefore one sentence for each authority that was tried before the one that stamped */
    record Stamped(TimeStamp stamp, List<String> failedBefore) implements Outcome {
        public Stamped {
            failedBefore = List.copyOf(failedBefore);
        }
    }

    /** @param sentences one for each authority: why it gave no time-stamp, or why it was not asked */
    record NotStamped(List<String> sentences) implements Outcome {
        public NotStamped {
            sentences = List.copyOf(sentences);
            if (sentences.isEmpty()) {
                throw new IllegalArgumentException("say why there is no time-stamp");
            }
        }
    }

    Outcome stamp(Imprint imprint);

    default Outcome stamp(Digest imprint) {
        return stamp(Imprint.of(imprint));
    }
}
