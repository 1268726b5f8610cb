package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.JournalSamples.key;
import static org.epixgateway.core.exchange.JournalSamples.permit;

import java.util.List;
import org.epixgateway.core.exchange.Ledger.Conflict;
import org.epixgateway.core.exchange.Ledger.Done;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.PermitKey;
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
                8, caller -> ledger().record(List.of(new Change.PutPermit(known.disputed("by " + caller)))));

        assertThat(ends).containsOnlyOnce(new Done());
        assertThat(permits().find(key("26CH1")).orElseThrow().state()).isEqualTo(PermitState.DISPUTED);
    }
}
