package org.epixgateway.core.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.CountryCode;

/**
 * What an officer who has the goods before him would miss on a permit, though it holds: box 14 is empty where its kind needs
 * it (B-19, B-20), or it was issued after the fact and the other authority has not agreed (B-27). That it was issued after
 * the fact is known by its issuer, who asked for that agreement. None of it ends a permit: each is a ground to ask (B-32).
 *
 * @param issuing country of the authority that issued the permit
 */
public record Formalities(Life life, CountryCode issuing) {

    /** What is missing. */
    public enum Lack {
        ENDORSEMENT,
        AGREEMENT
    }

    /** One thing that is missing. */
    public record Missing(Lack lack, String sentence) {}

    public List<Missing> missing() {
        List<Missing> found = new ArrayList<>();
        Optional<Inquiries.Asked> retrospective = retrospective();
        // goods that left before their permit was issued passed no officer who could have filled the box
        if (life.isEndorsementMissing() && retrospective.isEmpty()) {
            found.add(new Missing(
                    Lack.ENDORSEMENT,
                    "Box 14 is empty: nobody at export confirmed what was shipped. Unless this replaces a document for"
                            + " goods that had left already, ask the issuing authority."));
        }
        retrospective
                .filter(asked -> asked.answer()
                        .filter(Correspondence.Answer::isConfirmed)
                        .isEmpty())
                .map(asked -> new Missing(
                        Lack.AGREEMENT,
                        "The permit was issued after the fact, and "
                                + asked.fact().to()
                                + (asked.answer().isEmpty() ? " has not agreed yet." : " has not agreed to it.")))
                .ifPresent(found::add);
        return found;
    }

    /** What the issuer asked of the other authority, last. */
    private Optional<Inquiries.Asked> retrospective() {
        return new Inquiries(life)
                .all().stream()
                        .filter(asked -> asked.fact().ground() == Correspondence.Inquiry.Ground.RETROSPECTIVE_AGREEMENT
                                && asked.inquiry().by().code().equals(issuing))
                        .reduce((earlier, later) -> later);
    }
}
