package org.epixgateway.core.life;

import java.time.LocalDate;
import org.epixgateway.core.life.PermitState.Act;
import org.epixgateway.core.party.Party;

/** What authorities ask, answer and decide about a permit. None of it changes where the permit stands. */
public sealed interface Correspondence extends Fact {

    /**
     * One authority asks another about a permit, before it decides or because it must not act alone.
     *
     * @param to who is asked
     * @param answerBy the last day on which the answer still helps
     */
    record Inquiry(LocalDate on, Party to, Ground ground, String question, LocalDate answerBy)
            implements Correspondence {
        /** Why one authority asks another, as the Convention's Parties have agreed (rules B-27 and B-32). */
        public enum Ground {
            SUSPICION,
            /** The permit of the country of origin is missing or not valid. */
            ORIGIN_PERMIT,
            ANNOTATED_QUOTA,
            MISSING_ENDORSEMENT,
            /** Issued after the fact, and nobody here remembers to have agreed. */
            RETROSPECTIVE,
            /** Issued after the fact, which takes both authorities: the issuer asks for the agreement of the other. */
            RETROSPECTIVE_AGREEMENT,
            UNCLEAR_REPLACEMENT,
            OTHER
        }

        @Override
        public Act act() {
            return Act.INQUIRE;
        }
    }

    /**
     * What the authority that was asked says.
     *
     * @param inquiry id of the statement that asks
     * @param isConfirmed whether the permit holds, or is agreed to
     */
    record Answer(LocalDate on, String inquiry, boolean isConfirmed, String text) implements Correspondence {
        @Override
        public Act act() {
            return Act.ANSWER_INQUIRY;
        }
    }

    /**
     * The last day has passed and nobody has answered.
     *
     * @param inquiry id of the statement that asks
     */
    record Reminder(LocalDate on, String inquiry) implements Correspondence {
        @Override
        public Act act() {
            return Act.REMIND;
        }
    }

    /** The importing authority, or for an import permit the exporting one, says whether it takes a permit. */
    record Decision(LocalDate on, boolean isAccepted, String reason) implements Correspondence {
        @Override
        public Act act() {
            return Act.DECIDE;
        }
    }
}
