package org.epixgateway.core.life;

import java.util.Set;

/**
 * Where a permit stands, by the Convention and not by the transport, and what may still be done with it: the one table of
 * transitions. What an act leads to is {@link Life#standing}'s to say.
 *
 * <pre>
 *            endorse use cross withdraw cancel lose replace expire reinstate settle
 * ISSUED        x     x    x      x       x     x      x
 * ENDORSED            x    x      x       x     x      x
 * USED
 * WITHDRAWN                                            x               x
 * LOST                                                 x
 * REPLACED
 * EXPIRED                                                     x
 * DISPUTED                        x                                            x
 * </pre>
 *
 * Withdrawn may be re-instated; used, replaced and lost may not. Use is for single-use documents, crossings for multiple-use
 * ones, which may be endorsed again while they are endorsed. Inquiries and decisions of other authorities change no state
 * and may be made in any.
 */
public enum PermitState {
    ISSUED,
    ENDORSED,
    USED,
    WITHDRAWN,
    LOST,
    REPLACED,
    EXPIRED,
    DISPUTED;

    /** Whether somebody who knows of this state may still do it. What was done without knowing is a fact all the same. */
    public boolean allows(Act act) {
        return allowed().contains(act);
    }

    private Set<Act> allowed() {
        return switch (this) {
            case ISSUED ->
                Set.of(Act.ENDORSE, Act.USE, Act.CROSS, Act.WITHDRAW, Act.CANCEL, Act.REPORT_LOST, Act.REPLACE);
            case ENDORSED -> Set.of(Act.USE, Act.CROSS, Act.WITHDRAW, Act.CANCEL, Act.REPORT_LOST, Act.REPLACE);
            case WITHDRAWN -> Set.of(Act.REPLACE, Act.REINSTATE);
            case LOST -> Set.of(Act.REPLACE);
            case DISPUTED -> Set.of(Act.WITHDRAW, Act.SETTLE);
            case EXPIRED -> Set.of(Act.EXPIRE);
            case USED, REPLACED -> Set.of();
        };
    }

    /** What an authority may want to do with a permit. */
    public enum Act {
        ENDORSE("endorsed"),
        USE("used"),
        CROSS("used for a crossing"),
        /** As long as it may be used or cross. */
        CLAIM("claimed"),
        ANSWER_CLAIM("granted or denied"),
        WITHDRAW("withdrawn"),
        CANCEL("cancelled"),
        REPORT_LOST("reported lost"),
        REPLACE("replaced"),
        EXPIRE("declared expired"),
        REINSTATE("re-instated"),
        SETTLE("settled"),
        INQUIRE("asked about"),
        ANSWER_INQUIRY("answered for"),
        REMIND("asked about again"),
        DECIDE("accepted or rejected");

        private final String done;

        Act(String done) {
            this.done = done;
        }

        /** As in: the permit cannot be withdrawn. */
        public String done() {
            return done;
        }
    }
}
