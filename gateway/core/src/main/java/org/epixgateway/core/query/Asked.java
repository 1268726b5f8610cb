package org.epixgateway.core.query;

import java.util.Optional;
import org.epixgateway.core.party.Party;

/** A request on its way through the steps of {@link AnswerPermitQuery}. */
public sealed interface Asked {

    /** From a Party that may ask, about permits of our own. */
    record OfUs(EpixRequest request, Party by) implements Asked {}

    /** From a Party that may ask, for the system of another country. */
    record OfOthers(EpixRequest request, Party by, EpixSystem system) implements Asked {}

    /** About this permit of ours, which the caller named with its token. */
    record Found(EpixRequest request, Party by, IssuedPermit permit) implements Asked {}

    /**
     * With a reply, which is shown when it is on record.
     *
     * @param by empty if nobody knows who asks
     * @param about label of the permit, else its number, else nothing
     */
    record Answered(EpixRequest request, Optional<Party> by, String about, EpixReply reply) implements Asked {}
}
