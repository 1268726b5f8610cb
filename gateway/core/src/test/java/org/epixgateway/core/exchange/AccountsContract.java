package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.JournalSamples.AT;

import java.util.List;
import org.epixgateway.core.access.AccessToken;
import org.epixgateway.core.access.Account;
import org.epixgateway.core.access.Role;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Ledger.Conflict;
import org.junit.jupiter.api.Test;

/** Accounts and tokens; a token never outlives its account. */
public interface AccountsContract extends StoreUnderTest {

    private static AccessToken token(String id, String account) {
        return new AccessToken(id, account, Bytes.utf8(id).digest(), AT, AT.plusSeconds(3_600));
    }

    private void put(Account... accounts) {
        for (Account account : accounts) {
            ledger().record(List.of(new Change.PutAccount(account)));
        }
    }

    @Test
    default void an_account_is_added_changed_and_listed_by_name() {
        Account system = new Account("permits", Role.NATIONAL_SYSTEM, "", AT);
        Account officer = new Account("anna", Role.AUDITOR, "$argon2id$..", AT);
        Account promoted = new Account("anna", Role.OPERATOR, "$argon2id$..", AT);

        put(system, officer, promoted);

        assertThat(accounts().all()).containsExactly(promoted, system);
        assertThat(accounts().account("permits")).contains(system);
        assertThat(accounts().account("nobody")).isEmpty();
    }

    @Test
    default void a_token_is_found_by_its_public_part_and_revoked() {
        put(new Account("permits", Role.NATIONAL_SYSTEM, "", AT));
        ledger().record(List.of(
                new Change.PutToken(token("t1", "permits")), new Change.PutToken(token("t2", "permits"))));

        ledger().record(List.of(new Change.RemoveToken("t1")));

        assertThat(accounts().token("t1")).isEmpty();
        assertThat(accounts().token("t2")).contains(token("t2", "permits"));
        assertThat(accounts().tokens()).containsExactly(token("t2", "permits"));
    }

    @Test
    default void an_account_goes_with_all_its_tokens() {
        put(new Account("permits", Role.NATIONAL_SYSTEM, "", AT), new Account("other", Role.NATIONAL_SYSTEM, "", AT));
        ledger().record(List.of(
                new Change.PutToken(token("t1", "permits")), new Change.PutToken(token("t2", "other"))));

        ledger().record(List.of(new Change.RemoveAccount("permits")));

        assertThat(accounts().account("permits")).isEmpty();
        assertThat(accounts().tokens()).containsExactly(token("t2", "other"));
    }

    @Test
    default void a_token_for_no_account_is_a_conflict() {
        assertThat(ledger().record(List.of(new Change.PutToken(token("t1", "nobody")))))
                .isInstanceOf(Conflict.class);
        assertThat(accounts().tokens()).isEmpty();
    }
}
