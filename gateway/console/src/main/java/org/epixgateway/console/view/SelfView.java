package org.epixgateway.console.view;

import java.time.Instant;
import java.util.List;
import org.epixgateway.core.exchange.Limits;

/** Whose gateway this is, who is asking, what may be asked, and how much may be handed in. Sizes in bytes. */
public record SelfView(
        String party, String node, Instant time, String account, List<String> permissions, LimitsView limits) {

    /** The bounds that a submitter meets. */
    public record LimitsView(
            int permitBytesMax, int containerBytesMax, int attachmentsMax, int blocksMax, int xmlDepthMax) {
        public static LimitsView of(Limits limits) {
            return new LimitsView(
                    limits.permitBytesMax(),
                    limits.containerBytesMax(),
                    limits.attachmentsMax(),
                    limits.blocksMax(),
                    limits.xmlDepthMax());
        }
    }
}
