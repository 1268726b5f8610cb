package org.epixgateway.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.MovableClock;
import org.epixgateway.core.barcode.BarcodeContent;
import org.epixgateway.core.barcode.InMemoryBarcodeSeal;
import org.epixgateway.core.barcode.OwnBarcodes;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.InMemoryStore;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.exchange.Self;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VerifyPermitTest {
    private static final Party NAMIBIA = Party.of("NA");
    private static final Party FRANCE = Party.of("FR");
    private static final Permit PERMIT = TestPermits.elephantTuskExport();
    private static final String NUMBER = PERMIT.number().orElseThrow().raw();
    private static final LocalDate TODAY = TestPermits.TODAY;
    private static final String WRONG = "w".repeat(22);

    private final MovableClock clock = MovableClock.atNoonOf(TODAY);
    private final InMemoryIssuedHere permits = new InMemoryIssuedHere();
    private final InMemoryStore store = new InMemoryStore(NAMIBIA);
    private final List<String> counted = new ArrayList<>();
    private final InMemoryBarcodeSeal barcodes =
            new InMemoryBarcodeSeal(Optional.of(InMemoryBarcodeSeal.certificateOf(NAMIBIA)));

    private VerifyAnswer ask(Proof proof) {
        return ask(new Question(NAMIBIA.code(), NUMBER, proof, new Asker.Anybody(), "n-1"));
    }

    private VerifyAnswer ask(Question question) {
        VerifyPermit act = act(new InMemoryAnswerSeal(Optional.of(InMemoryAnswerSeal.certificateOf(NAMIBIA))));
        return act.record(act.answer(act.find(question))).answer();
    }

    private VerifyPermit act(AnswerSeal seal) {
        OwnBarcodeReading reading = new OwnBarcodeReading(barcodes, new Namibian());
        return new VerifyPermit(
                new Self(NAMIBIA, "node-1"),
                new VerifyPermit.Ports(
                        permits,
                        new HexTokens(),
                        reading,
                        seal,
                        store,
                        (asker, outcome) -> counted.add(asker + " " + outcome)),
                clock);
    }

    private static final class Namibian implements OwnBarcodes {
        @Override
        public Party party() {
            return NAMIBIA;
        }

        @Override
        public Optional<URI> verifyAddress() {
            return Optional.empty();
        }

        @Override
        public List<Bytes> certificates() {
            return List.of(InMemoryBarcodeSeal.certificateOf(NAMIBIA));
        }
    }

    private Proof.Token issued(Fact... facts) {
        return token(permits.add(PERMIT, "document 1", facts));
    }

    private static Proof.Token token(Digest document) {
        return new Proof.Token(document.hex().substring(0, 22));
    }

    private static Fact.Notice notice(Fact.Notice.Kind kind) {
        return new Fact.Notice(1, kind, TODAY, "reason", Optional.of(new Fact.Successor("NA-2", TODAY)));
    }

    @Test
    void whoever_has_the_paper_hears_that_the_permit_is_valid_and_what_kind_it_is() {
        Proof.Token token = issued();

        VerifyAnswer answer = ask(token);

        assertThat(answer.state()).isEqualTo(VerifiedState.VALID);
        assertThat(answer.number()).isEqualTo(NUMBER);
        assertThat(answer.permit()).contains(new VerifyAnswer.Shown(DocumentKind.EXPORT, PERMIT.validUntil()));
        assertThat(answer.answeredAt()).isEqualTo(clock.instant());
        assertThat(answer.nonce()).isEqualTo("n-1");
    }

    @Test
    void every_end_of_a_permit_has_its_own_word() {
        assertThat(ask(issued(notice(Fact.Notice.Kind.WITHDRAWN))).state()).isEqualTo(VerifiedState.WITHDRAWN);
        assertThat(ask(issued(notice(Fact.Notice.Kind.CANCELLED))).state()).isEqualTo(VerifiedState.WITHDRAWN);
        assertThat(ask(issued(notice(Fact.Notice.Kind.LOST))).state()).isEqualTo(VerifiedState.LOST);
        assertThat(ask(issued(notice(Fact.Notice.Kind.EXPIRED))).state()).isEqualTo(VerifiedState.EXPIRED);
        assertThat(ask(issued(new Fact.Use(TODAY, "Basel", List.of()))).state()).isEqualTo(VerifiedState.USED);
        VerifyAnswer replaced = ask(issued(notice(Fact.Notice.Kind.REPLACED)));
        assertThat(replaced.state()).isEqualTo(VerifiedState.REPLACED);
        assertThat(replaced.successor()).contains("NA-2");
    }

    @Test
    void a_second_use_puts_it_in_question() {
        Fact use = new Fact.Use(TODAY, "Basel", List.of());

        assertThat(ask(issued(use, use)).state()).isEqualTo(VerifiedState.IN_QUESTION);
    }

    @Test
    void the_last_day_ends_when_it_has_ended_everywhere() {
        Proof.Token token = issued();
        LocalDate last = PERMIT.validUntil().orElseThrow();

        clock.moveTo(last.plusDays(1)
                .atTime(11, 59)
                .atOffset(java.time.ZoneOffset.UTC)
                .toInstant());
        assertThat(ask(token).state()).isEqualTo(VerifiedState.VALID);
        clock.advance(Duration.ofMinutes(2));
        assertThat(ask(token).state()).isEqualTo(VerifiedState.EXPIRED);
    }

    @Test
    void a_wrong_token_and_an_unknown_number_get_the_same_answer_for_the_same_work() {
        issued();
        VerifyAnswer wrong = ask(new Proof.Token(WRONG));
        List<String> workForWrong = permits.work();

        Question other = new Question(NAMIBIA.code(), "NO SUCH", new Proof.Token(WRONG), new Asker.Anybody(), "n-1");
        VerifyAnswer unknown = ask(other);

        assertThat(permits.work()).isEqualTo(workForWrong).doesNotContain("read");
        assertThat(unknown.state()).isEqualTo(wrong.state()).isEqualTo(VerifiedState.UNKNOWN);
        assertThat(wrong.permit()).isEqualTo(unknown.permit()).isEmpty();
        assertThat(wrong.number()).isEqualTo(NUMBER);
    }

    @Test
    void what_we_merely_hold_of_others_is_unknown_here() {
        Proof.Token token = issued();

        assertThat(ask(new Question(FRANCE.code(), NUMBER, token, new Asker.Anybody(), ""))
                        .state())
                .isEqualTo(VerifiedState.UNKNOWN);
    }

    @Test
    void paper_of_an_older_document_is_replaced_by_the_one_with_the_same_number() {
        Proof.Token old = issued();
        permits.add(PERMIT, "document 2");

        VerifyAnswer answer = ask(old);

        assertThat(answer.state()).isEqualTo(VerifiedState.REPLACED);
        assertThat(answer.successor()).contains(NUMBER);
    }

    @Test
    void a_barcode_of_ours_names_its_permit_itself() {
        Proof.Token token = issued();
        String signed = barcodes.seal(BarcodeContent.of(PERMIT, token.token())).orElseThrow();
        Question alone = new Question(NAMIBIA.code(), "", new Proof.Barcode(signed), new Asker.Anybody(), "");
        Question behindAnyAddress = new Question(
                NAMIBIA.code(),
                "",
                new Proof.Barcode("https://elsewhere.example/x#" + signed),
                new Asker.Anybody(),
                "");

        assertThat(ask(alone).state()).isEqualTo(VerifiedState.VALID);
        assertThat(ask(behindAnyAddress).state()).isEqualTo(VerifiedState.VALID);
    }

    @Test
    void a_barcode_beside_another_number_or_altered_is_unknown() {
        Proof.Token token = issued();
        String signed = barcodes.seal(BarcodeContent.of(PERMIT, token.token())).orElseThrow();

        assertThat(ask(new Question(NAMIBIA.code(), "OTHER", new Proof.Barcode(signed), new Asker.Anybody(), ""))
                        .state())
                .isEqualTo(VerifiedState.UNKNOWN);
        assertThat(ask(new Proof.Barcode(signed + "x")).state()).isEqualTo(VerifiedState.UNKNOWN);
    }

    @Test
    void a_party_may_ask_by_what_is_visible_and_all_of_it_has_to_match() {
        issued();
        Proof right = fields(Optional.of(DocumentKind.EXPORT), PERMIT.validUntil(), "loxodonta  AFRICANA");
        Proof wrong = fields(Optional.of(DocumentKind.EXPORT), PERMIT.validUntil(), "Panthera leo");

        assertThat(byFrance(NUMBER, right).state()).isEqualTo(VerifiedState.VALID);
        assertThat(byFrance(NUMBER, wrong).state()).isEqualTo(VerifiedState.NO_MATCH);
        assertThat(byFrance("NO SUCH", right).state()).isEqualTo(VerifiedState.NO_MATCH);
    }

    private VerifyAnswer byFrance(String number, Proof proof) {
        return ask(new Question(NAMIBIA.code(), number, proof, new Asker.Peer(FRANCE), ""));
    }

    private static Proof fields(Optional<DocumentKind> kind, Optional<LocalDate> until, String taxon) {
        return new Proof.VisibleFields(kind, until, Optional.empty(), Optional.of(taxon));
    }

    @Test
    void the_public_may_not_ask_by_what_is_visible_and_nobody_by_one_field() {
        Proof two = fields(Optional.of(DocumentKind.EXPORT), Optional.empty(), "Loxodonta africana");

        assertThatThrownBy(() -> new Question(NAMIBIA.code(), NUMBER, two, new Asker.Anybody(), ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Proof.VisibleFields(
                        Optional.empty(), Optional.empty(), Optional.of(CountryCode.of("CH")), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_a_party_was_told_is_on_record_without_the_token_and_the_public_is_counted_only() {
        Proof.Token token = issued();
        ask(token);
        assertThat(store.head().position()).isZero();

        byFrance(NUMBER, token);
        byFrance(NUMBER, new Proof.Token(WRONG));

        String log = store.entries(1, 10).toString();
        assertThat(log)
                .contains("permit-verified", "peer FR", "outcome=valid", "outcome=unknown", "by=token")
                .doesNotContain(token.token(), WRONG);
        assertThat(counted).containsExactly("anybody valid", "peer valid", "peer unknown");
    }

    @Test
    void without_a_key_nothing_is_answered() {
        Proof.Token token = issued();
        VerifyPermit act = act(new InMemoryAnswerSeal(Optional.empty()));
        Question question = new Question(NAMIBIA.code(), NUMBER, token, new Asker.Anybody(), "");

        assertThatThrownBy(() -> act.answer(act.find(question)))
                .isInstanceOf(OutageException.class)
                .hasMessageContaining("keys announce verification");
    }

    @Test
    void questions_and_their_proofs_are_bounded_and_print_no_token() {
        assertThatThrownBy(() -> new Proof.Token("t".repeat(201))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Proof.Barcode("t".repeat(5_000))).isInstanceOf(IllegalArgumentException.class);
        for (String number : List.of("", "x".repeat(71), "CH\n1", "CH\u202e1")) {
            assertThatThrownBy(
                            () -> new Question(NAMIBIA.code(), number, new Proof.Token(WRONG), new Asker.Anybody(), ""))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(
                        () -> new Question(NAMIBIA.code(), NUMBER, new Proof.Token(WRONG), new Asker.Anybody(), "a b"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Question(NAMIBIA.code(), NUMBER, new Proof.Token(WRONG), new Asker.Anybody(), "").toString())
                .doesNotContain(WRONG);
        assertThat(Set.of(new Proof.Barcode("secret")).toString()).doesNotContain("secret");
    }
}
