package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.JournalSamples.key;
import static org.epixgateway.core.exchange.JournalSamples.permit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.exchange.Ledger.Conflict;
import org.epixgateway.core.exchange.Ledger.Done;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.TokenHash;
import org.junit.jupiter.api.Test;

/** One permit is registered once, and changes only from what it was. */
public interface PermitRegisterContract extends StoreUnderTest {

    @Test
    default void a_permit_is_read_back_as_it_was() {
        RegisteredPermit permit = permit("26CH1");

        ledger().record(List.of(new Change.PutPermit(permit)));

        RegisteredPermit found = permits().find(key("26CH1")).orElseThrow();
        assertThat(found).usingRecursiveComparison().ignoringFields("version").isEqualTo(permit);
        assertThat(found.version()).isEqualTo(1);
        assertThat(permits().find(key("26CH2"))).isEmpty();
    }

    @Test
    default void a_number_may_be_used_by_another_authority_or_for_another_kind() {
        RegisteredPermit permit = permit("26CH1");
        ledger().record(List.of(new Change.PutPermit(permit)));

        assertThat(permits()
                        .find(new PermitKey(permit.key().issuingCountry(), "another", DocumentKind.EXPORT, "26CH1")))
                .isEmpty();
        assertThat(permits()
                        .find(new PermitKey(
                                permit.key().issuingCountry(), "federal office", DocumentKind.IMPORT, "26CH1")))
                .isEmpty();
    }

    @Test
    default void a_permit_that_must_be_new_conflicts_with_a_known_one() {
        ledger().record(List.of(new Change.PutPermit(permit("26CH1"))));

        assertThat(ledger().record(List.of(new Change.PutPermit(permit("26CH1")))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    default void of_many_who_dispute_a_permit_at_once_one_does() {
        ledger().record(List.of(new Change.PutPermit(permit("26CH1"))));
        RegisteredPermit known = permits().find(key("26CH1")).orElseThrow();

        List<Ledger.Recorded> ends = LedgerContract.together(
                8,
                caller -> ledger().record(
                                List.of(new Change.PutPermit(known.disputed(JournalSamples.id(), "by " + caller)))));

        assertThat(ends).containsOnlyOnce(new Done());
        assertThat(permits().find(key("26CH1")).orElseThrow().state()).isEqualTo(PermitState.DISPUTED);
    }

    @Test
    default void permits_are_found_by_number_of_whatever_kind_and_authority() {
        RegisteredPermit export = permit("26CH1");
        RegisteredPermit certificate = JournalSamples.permit(
                new PermitKey(export.key().issuingCountry(), "cantonal office", DocumentKind.RE_EXPORT, "26CH1"));
        ledger().record(List.of(new Change.PutPermit(export), new Change.PutPermit(certificate)));
        ledger().record(List.of(new Change.PutPermit(permit("26CH2"))));

        assertThat(permits().named(export.key().issuingCountry(), "26CH1"))
                .extracting(RegisteredPermit::key)
                .containsExactlyInAnyOrder(export.key(), certificate.key());
        assertThat(permits().named(CountryCode.of("FR"), "26CH1")).isEmpty();
    }

    @Test
    default void a_statement_is_read_back_as_it_was_and_in_the_order_of_its_arrival() {
        KeptStatement second = JournalSamples.statement(key("26CH1"), "b", Optional.of(JournalSamples.id()));
        KeptStatement first = JournalSamples.statement(key("26CH1"), "a", Optional.empty());
        ledger().record(List.of(new Change.AddStatement(second)));
        ledger().record(List.of(new Change.AddStatement(first)));

        assertThat(permits().statements(key("26CH1"))).containsExactly(second, first);
        assertThat(permits().statements(key("26CH2"))).isEmpty();
        assertThat(permits().isStatement("a", first.by())).isTrue();
        assertThat(permits().isStatement("a", Party.of("BR"))).isFalse();
        assertThat(permits().isStatement("c", first.by())).isFalse();
    }

    @Test
    default void one_party_uses_the_id_of_a_statement_once_for_a_permit() {
        ledger().record(List.of(
                new Change.AddStatement(JournalSamples.statement(key("26CH1"), "a", Optional.empty()))));

        assertThat(ledger().record(List.of(
                        new Change.AddStatement(JournalSamples.statement(key("26CH1"), "a", Optional.empty())))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    default void one_statement_is_kept_of_all_documents_of_its_movement() {
        KeptStatement one = JournalSamples.statement(key("26CH1"), "a", Optional.empty());
        KeptStatement other = JournalSamples.statement(key("26CH2"), "a", Optional.empty());

        assertThat(ledger().record(List.of(new Change.AddStatement(one), new Change.AddStatement(other))))
                .isEqualTo(new Done());
        assertThat(permits().statements(key("26CH1"))).containsExactly(one);
        assertThat(permits().statements(key("26CH2"))).containsExactly(other);
    }

    @Test
    default void what_named_no_authority_counts_for_the_permit_of_that_number_and_kind() {
        PermitKey key = key("26CH1");
        PermitKey without = new PermitKey(key.issuingCountry(), "", key.kind(), key.number());
        KeptStatement early = JournalSamples.statement(without, "a", Optional.empty());
        ledger().record(List.of(new Change.AddStatement(early)));

        assertThat(permits().statements(key)).extracting(KeptStatement::id).containsExactly("a");
        assertThat(ledger().record(List.of(new Change.Expect(key, 0, 1)))).isEqualTo(new Done());
    }

    @Test
    default void permits_past_their_last_day_are_found_while_they_might_still_be_used() {
        RegisteredPermit permit = permit("26CH1");
        LocalDate last = permit.validUntil().orElseThrow();
        CountryCode country = permit.key().issuingCountry();
        ledger().record(List.of(new Change.PutPermit(permit)));

        assertThat(permits().pastLastDay(country, last, last.plusDays(1), 10))
                .extracting(RegisteredPermit::key)
                .containsExactly(permit.key());
        assertThat(permits().pastLastDay(country, last, last, 10)).isEmpty();
        assertThat(permits().pastLastDay(country, last.plusDays(1), last.plusDays(2), 10))
                .isEmpty();
        assertThat(permits().pastLastDay(CountryCode.of("FR"), last, last.plusDays(1), 10))
                .isEmpty();

        RegisteredPermit known = permits().find(permit.key()).orElseThrow();
        ledger().record(List.of(new Change.PutPermit(known.standing(PermitState.USED, ""))));
        assertThat(permits().pastLastDay(country, last, last.plusDays(1), 10)).isEmpty();
    }

    @Test
    default void permits_that_were_asked_about_are_found_by_when_it_was() {
        ledger().record(List.of(new Change.PutPermit(permit("26CH1"))));
        KeptStatement other = JournalSamples.statement(key("26CH1"), "a", Optional.empty());
        KeptStatement inquiry = new KeptStatement(
                other.permit(),
                "b",
                other.by(),
                MessageKind.INQUIRY,
                other.assurance(),
                other.document(),
                other.message(),
                other.actor(),
                other.recordedAt());
        ledger().record(List.of(new Change.AddStatement(other), new Change.AddStatement(inquiry)));

        assertThat(permits().askedAboutSince(inquiry.recordedAt(), 10)).containsExactly(key("26CH1"));
        assertThat(permits().askedAboutSince(inquiry.recordedAt().plusSeconds(1), 10))
                .isEmpty();
    }

    @Test
    default void a_decision_on_the_life_of_a_permit_holds_only_if_nothing_was_added_meanwhile() {
        PermitKey key = key("26CH1");
        Change.AddStatement early = new Change.AddStatement(JournalSamples.statement(key, "a", Optional.empty()));
        Change.AddStatement late = new Change.AddStatement(JournalSamples.statement(key, "b", Optional.empty()));

        assertThat(ledger().record(List.of(new Change.Expect(key, 0, 0), early)))
                .isEqualTo(new Done());
        assertThat(ledger().record(List.of(new Change.Expect(key, 0, 0), late))).isInstanceOf(Conflict.class);
        assertThat(ledger().record(List.of(new Change.Expect(key, 0, 1), new Change.PutPermit(permit("26CH1")))))
                .isEqualTo(new Done());
        assertThat(ledger().record(List.of(new Change.Expect(key, 0, 1), late))).isInstanceOf(Conflict.class);
        assertThat(ledger().record(List.of(new Change.Expect(key, 1, 1), late))).isEqualTo(new Done());
    }

    @Test
    default void of_many_who_decide_on_one_unregistered_permit_at_once_one_does() {
        PermitKey key = key("26CH1");

        List<Ledger.Recorded> ends = LedgerContract.together(
                8,
                caller -> ledger().record(List.of(
                        new Change.Expect(key, 0, 0),
                        new Change.AddStatement(JournalSamples.statement(key, "s" + caller, Optional.empty())))));

        assertThat(ends).containsOnlyOnce(new Done());
        assertThat(permits().statements(key)).hasSize(1);
    }

    @Test
    default void a_permit_is_protected_by_the_last_token_that_it_was_given() {
        TokenHash first = TokenHash.of("first-token-of-it", new java.util.Random(1));
        TokenHash second = TokenHash.of("second-token-of-it", new java.util.Random(2));
        ledger().record(List.of(new Change.PutPermitToken(key("26CH1"), first)));
        ledger().record(List.of(new Change.PutPermitToken(key("26CH1"), second)));

        assertThat(permits().token(key("26CH1"))).contains(second);
        assertThat(permits().token(key("26CH2"))).isEmpty();
    }
}
