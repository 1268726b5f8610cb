package org.epixgateway.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.epixgateway.core.MovableClock;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Change;
import org.epixgateway.core.exchange.Circuit;
import org.epixgateway.core.exchange.Circuits;
import org.epixgateway.core.exchange.InMemoryRevocations;
import org.epixgateway.core.exchange.InMemoryStore;
import org.epixgateway.core.exchange.IssuersWord;
import org.epixgateway.core.exchange.Observations;
import org.epixgateway.core.exchange.Self;
import org.epixgateway.core.exchange.TestParties;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerPolicy;
import org.epixgateway.core.party.Pin;
import org.epixgateway.core.party.RegisteredCertificate;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

/** Namibia asks Switzerland about an import permit that was never sent to it. */
class AskedIssuersTest {
    private static final Party NAMIBIA = TestParties.NAMIBIA;
    private static final Party SWITZERLAND = TestParties.SWITZERLAND;
    private static final String NUMBER = "CH-2026-0815";

    private final MovableClock clock = MovableClock.atNoonOf(TestPermits.TODAY);
    private final InMemoryStore store = new InMemoryStore(NAMIBIA);
    private final List<Question> asked = new ArrayList<>();
    private Map<Party, Circuit> circuits = Map.of();
    private Party signedBy = SWITZERLAND;
    private IssuerConnection connection = (peer, question) -> answered(question, VerifiedState.VALID);

    AskedIssuersTest() {
        store.record(List.of(new Change.PutPeer(swiss(), Optional.empty())));
    }

    private Peer swiss() {
        Bytes certificate = InMemoryAnswerSeal.certificateOf(SWITZERLAND);
        Instant now = clock.instant();
        return new Peer(
                SWITZERLAND,
                "Gateway of CH",
                Peer.State.ACTIVE,
                1,
                DeliveryMode.PUSH,
                List.of(),
                List.of(new RegisteredCertificate(
                        CertificateUse.VERIFICATION,
                        new Pin.Exact(certificate.digest()),
                        certificate,
                        now.minus(Duration.ofDays(1)),
                        now.plus(Duration.ofDays(1)),
                        Optional.empty(),
                        Optional.empty())),
                List.of(),
                Set.of(),
                Set.of(),
                PeerPolicy.STANDARD,
                0);
    }

    private IssuersWord.Said said() {
        return said(SWITZERLAND, NUMBER);
    }

    private IssuersWord.Said said(Party importing, String number) {
        Self self = new Self(NAMIBIA, "node-1");
        AskIssuer ask = new AskIssuer(
                self,
                store,
                (peer, question) -> {
                    asked.add(question);
                    return connection.verify(peer, question);
                },
                question -> {
                    throw new AssertionError("our own permits are looked up");
                },
                new CheckSignedAnswer(
                        new InMemoryAnswerSeal(Optional.empty()),
                        store,
                        new Namibian(),
                        new InMemoryRevocations(),
                        clock));
        return new AskedIssuers(self, ask, new Circuits(circuits, store, clock, Observations.NONE), new Random(1))
                .ofImportPermit(importing.code(), number, Optional.of("Loxodonta africana"));
    }

    private IssuerConnection.Reply answered(Question question, VerifiedState state) {
        VerifyAnswer answer = new VerifyAnswer(
                question.issuing(),
                question.number(),
                state,
                Optional.empty(),
                Optional.empty(),
                clock.instant(),
                question.nonce());
        return new IssuerConnection.Answered(
                new InMemoryAnswerSeal(Optional.of(InMemoryAnswerSeal.certificateOf(signedBy)))
                        .seal(answer)
                        .orElseThrow());
    }

    private void says(VerifiedState state) {
        connection = (peer, question) -> answered(question, state);
    }

    @Test
    void a_permit_that_its_authority_calls_valid_holds() {
        assertThat(said()).isEqualTo(new IssuersWord.Holds());
    }

    @Test
    void it_is_asked_for_by_what_stands_on_the_form() {
        said();

        assertThat(asked).singleElement().satisfies(question -> {
            assertThat(question.number()).isEqualTo(NUMBER);
            assertThat(question.proof())
                    .isEqualTo(new Proof.VisibleFields(
                            Optional.of(DocumentKind.IMPORT),
                            Optional.empty(),
                            Optional.of(SWITZERLAND.code()),
                            Optional.of("Loxodonta africana")));
        });
    }

    @Test
    void one_that_ended_does_not_hold_and_the_word_is_told() {
        says(VerifiedState.WITHDRAWN);
        assertThat(said()).isEqualTo(new IssuersWord.HoldsNot("withdrawn"));
        says(VerifiedState.IN_QUESTION);
        assertThat(said()).isEqualTo(new IssuersWord.HoldsNot("in question"));
    }

    @Test
    void no_match_is_no_such_permit() {
        says(VerifiedState.NO_MATCH);

        assertThat(said()).isEqualTo(new IssuersWord.NoneSuch());
    }

    @Test
    void an_answer_that_somebody_else_signed_tells_nothing() {
        signedBy = TestParties.FRANCE;

        assertThat(said()).isInstanceOf(IssuersWord.NotTold.class);
    }

    @Test
    void a_system_that_gives_no_answer_tells_nothing() {
        connection = (peer, question) -> new IssuerConnection.NoAnswer("read timed out");

        assertThat(said())
                .isInstanceOfSatisfying(
                        IssuersWord.NotTold.class,
                        not -> assertThat(not.sentence()).contains("CH", "read timed out"));
    }

    @Test
    void a_system_that_did_not_answer_the_last_deliveries_is_not_called() {
        circuits = Map.of(
                SWITZERLAND, new Circuit(5, true, clock.instant().plusSeconds(30), Duration.ofSeconds(30), "down"));

        assertThat(said()).isInstanceOf(IssuersWord.NotTold.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void a_party_that_is_not_registered_and_a_number_that_is_none_are_not_asked_about() {
        assertThat(said(TestParties.FRANCE, NUMBER)).isInstanceOf(IssuersWord.NotTold.class);
        assertThat(said(SWITZERLAND, "CH\u20072026\u0007")).isInstanceOf(IssuersWord.NotTold.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void of_our_own_permits_the_register_tells_and_nobody_is_asked() {
        assertThat(said(NAMIBIA, "NA-1")).isEqualTo(new IssuersWord.NoneSuch());
        assertThat(asked).isEmpty();
    }

    private static final class Namibian implements CheckSignedAnswer.OwnAnswers {
        @Override
        public Party party() {
            return NAMIBIA;
        }

        @Override
        public List<Bytes> certificates() {
            return List.of();
        }

        @Override
        public Optional<Bytes> current() {
            return Optional.empty();
        }
    }
}
