package org.epixgateway.console;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.InMemoryRevocations;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.verify.AskIssuer;
import org.epixgateway.core.verify.CheckSignedAnswer;
import org.epixgateway.core.verify.InMemoryAnswerSeal;
import org.epixgateway.core.verify.IssuerConnection;
import org.epixgateway.core.verify.Question;
import org.epixgateway.core.verify.Verified;
import org.epixgateway.core.verify.VerifiedState;
import org.epixgateway.core.verify.VerifyAnswer;

/** Answers that every permit of ours holds; nobody else can be asked. */
record TestVerification(TestGateway gateway) implements CheckSignedAnswer.OwnAnswers {

    AskIssuer asking() {
        CheckSignedAnswer check = new CheckSignedAnswer(
                new InMemoryAnswerSeal(current()), gateway.store, this, new InMemoryRevocations(), gateway.clock);
        return new AskIssuer(
                gateway.self,
                gateway.store,
                (peer, question) -> new IssuerConnection.NoAnswer("not reached"),
                this::verified,
                check);
    }

    private Verified verified(Question question) {
        Instant now = gateway.clock.instant();
        VerifyAnswer answer = new VerifyAnswer(
                question.issuing(),
                question.number(),
                VerifiedState.VALID,
                Optional.of(new VerifyAnswer.Shown(DocumentKind.EXPORT, Optional.of(LocalDate.of(2027, 5, 1)))),
                Optional.empty(),
                now,
                question.nonce());
        return new Verified(
                answer, new InMemoryAnswerSeal(current()).seal(answer).orElseThrow());
    }

    @Override
    public Party party() {
        return TestGateway.OWN;
    }

    @Override
    public List<Bytes> certificates() {
        return current().stream().toList();
    }

    @Override
    public Optional<Bytes> current() {
        return Optional.of(InMemoryAnswerSeal.certificateOf(TestGateway.OWN));
    }
}
