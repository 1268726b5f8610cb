package org.epixgateway.core.verify;

import java.util.Optional;
import org.epixgateway.core.exchange.Self;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerRegistry;
import org.epixgateway.core.permit.PermitNumber;

/**
 * Asks the Party that issued a permit how it stands, for our own side: where to ask is in the registry, and nowhere else.
 * An answer counts if that Party signed it and it belongs to the question. Thread-safe.
 */
public final class AskIssuer {
    private final Self self;
    private final PeerRegistry peers;
    private final IssuerConnection connection;
    private final VerifyDoor own;
    private final CheckSignedAnswer check;

    public AskIssuer(
            Self self, PeerRegistry peers, IssuerConnection connection, VerifyDoor own, CheckSignedAnswer check) {
        this.self = self;
        this.peers = peers;
        this.connection = connection;
        this.own = own;
        this.check = check;
    }

    /** What came of it. */
    public sealed interface Outcome {}

    /** @param checked the answer, or why it is none */
    public record Told(CheckedAnswer checked, String signed) implements Outcome {}

    /** @param sentence why nobody could be asked, or answered */
    public record NotTold(String sentence) implements Outcome {}

    /** @param question with a nonce of ours */
    public Outcome ask(Question question) {
        if (question.issuing().equals(self.party().code())) {
            return told(question, own.verify(question).signed());
        }
        Optional<Peer> peer = Party.isOne(question.issuing())
                ? peers.peer(new Party(question.issuing())).filter(known -> known.state() != Peer.State.RETIRED)
                : Optional.empty();
        if (peer.isEmpty()) {
            return new NotTold("No Party " + question.issuing() + " is registered here that could be asked.");
        }
        return switch (connection.verify(peer.get(), question)) {
            case IssuerConnection.Answered(String signed) -> told(question, signed);
            case IssuerConnection.Later later ->
                new NotTold("The system of " + question.issuing() + " says to ask again in "
                        + later.after().toSeconds() + " s: " + later.sentence());
            case IssuerConnection.NoAnswer(String sentence) ->
                new NotTold("The system of " + question.issuing() + " gave no answer: " + sentence);
        };
    }

    private Outcome told(Question question, String signed) {
        CheckedAnswer checked = check.check(signed);
        boolean isOfAnother = checked
                        instanceof CheckedAnswer.Genuine(VerifyAnswer answer, Party issuer, boolean unused)
                && !(issuer.code().equals(question.issuing())
                        && answer.nonce().equals(question.nonce())
                        && (question.number().isBlank()
                                || PermitNumber.of(answer.number()).normalised().equals(question.normalised())));
        return new Told(
                isOfAnother
                        ? new CheckedAnswer.NotToBeReliedOn(
                                "The answer is signed, and belongs to another question than ours.")
                        : checked,
                signed);
    }

    /** A signed answer that was kept. */
    public CheckedAnswer check(String signed) {
        return check.check(signed);
    }
}
