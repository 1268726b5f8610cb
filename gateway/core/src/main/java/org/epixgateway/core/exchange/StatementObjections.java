package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.Optional;
import org.epixgateway.core.life.Claims;
import org.epixgateway.core.life.Correspondence;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Inquiries;
import org.epixgateway.core.life.Life;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.PeerRegistry;

/** Why our authority may not state something of a permit now, as a sentence. Reads the registry of peers, writes nothing. */
record StatementObjections(Party own, PeerRegistry peers) {

    /** A use is a fact, whatever stands against it. */
    Optional<String> to(Fact fact, PermitLives.Lived lived, Instant at) {
        return switch (fact) {
            case Fact.Use unused -> Optional.empty();
            case Fact.Crossing unused -> Optional.empty();
            case Correspondence.Decision unused -> Optional.empty();
            case Correspondence.Inquiry inquiry -> notAsked(inquiry.to());
            case Correspondence.Answer answer ->
                new Inquiries(lived.life())
                                .named(answer.inquiry())
                                .filter(asked -> asked.fact().to().equals(own))
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of("No inquiry " + answer.inquiry() + " about this permit was put to us.");
            case Correspondence.Reminder reminder ->
                new Inquiries(lived.life())
                                .named(reminder.inquiry())
                                .filter(asked -> asked.inquiry().by().equals(own))
                                .filter(asked -> asked.answer().isEmpty())
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of("No inquiry " + reminder.inquiry() + " of ours about this permit is open.");
            case Fact.Claim claim ->
                rejectedByUs(lived.life()).or(() -> new Claims(lived.life()).objection(claim, at, PermitLives.day(at)));
            default -> lived.life().objection(fact.act(), fact.on());
        };
    }

    /** Our authority decides on a permit, our customs claim it; what the one rejected the other cannot use. */
    private Optional<String> rejectedByUs(Life life) {
        return life.statements().stream()
                .filter(statement -> statement.by().equals(own))
                .map(Statement::fact)
                .filter(Correspondence.Decision.class::isInstance)
                .map(Correspondence.Decision.class::cast)
                .reduce((earlier, later) -> later)
                .filter(decision -> !decision.isAccepted())
                .map(decision -> "Our authority rejected the permit on " + decision.on()
                        + "; it can be claimed once that authority accepts it.");
    }

    private Optional<String> notAsked(Party to) {
        return !to.equals(own) && peers.peer(to).isPresent()
                ? Optional.empty()
                : Optional.of("An inquiry goes to another registered Party; " + to + " is none.");
    }
}
