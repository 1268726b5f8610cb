package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.epixgateway.core.MovableClock;
import org.epixgateway.core.access.Authentication;
import org.epixgateway.core.access.Identity;
import org.epixgateway.core.access.InMemorySecretHashing;
import org.epixgateway.core.access.Permission;
import org.epixgateway.core.access.Role;
import org.epixgateway.core.evidence.EvidenceEntry;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

/** Accounts, tokens and passwords, from their making to their end. */
class AccountActsTest {
    private static final String PASSWORD = "correct horse";

    private final MovableClock clock = MovableClock.atNoonOf(TestPermits.TODAY);
    private final InMemoryStore store = new InMemoryStore(TestParties.SWITZERLAND);
    private final InMemorySecretHashing hashing = new InMemorySecretHashing();
    private final AccountActs acts = new AccountActs(store, hashing, clock);
    private final Authentication authentication = new Authentication(store.accounts(), hashing, clock);

    private Optional<Identity> login(String name, String password) {
        return authentication.byPassword(name, password.toCharArray());
    }

    private void officer() {
        acts.add("officer", Role.OPERATOR, PASSWORD.toCharArray(), "root");
    }

    private AccountActs.NewToken token() {
        acts.add("permits", Role.NATIONAL_SYSTEM, new char[0], "root");
        return acts.token("permits", Duration.ofDays(1), "root");
    }

    @Test
    void a_right_password_tells_who_it_is_and_what_he_may() {
        officer();

        Identity identity = login("officer", PASSWORD).orElseThrow();

        assertThat(identity.account()).isEqualTo("officer");
        assertThat(identity.may(Permission.RESEND)).isTrue();
        assertThat(identity.may(Permission.SUBMIT)).isFalse();
    }

    @Test
    void wrong_password_unknown_name_and_account_without_password_are_one_answer_after_the_same_work() {
        officer();
        token();

        assertThat(login("officer", "wrong")).isEmpty();
        assertThat(login("nobody", "wrong")).isEmpty();
        assertThat(login("permits", "")).isEmpty();
        assertThat(login("x".repeat(65), "wrong")).isEmpty();
        assertThat(hashing.comparisons()).isEqualTo(4);
    }

    @Test
    void the_fifth_wrong_password_in_a_row_locks_for_five_minutes() {
        officer();
        for (int i = 0; i < 4; i++) {
            login("officer", "wrong");
        }
        assertThat(login("officer", PASSWORD)).isPresent();

        clock.advance(Duration.ofMinutes(6));
        for (int i = 0; i < 5; i++) {
            login("officer", "wrong");
        }
        assertThat(login("officer", PASSWORD)).isEmpty();
        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(login("officer", PASSWORD)).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(login("officer", PASSWORD)).isPresent();
    }

    @Test
    void guesses_made_at_the_same_time_count_one_by_one() throws Exception {
        officer();
        CyclicBarrier start = new CyclicBarrier(8);
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<Optional<Identity>>> guesses = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                guesses.add(pool.submit(() -> {
                    start.await();
                    return login("officer", "wrong");
                }));
            }
            for (Future<Optional<Identity>> guess : guesses) {
                assertThat(guess.get()).isEmpty();
            }
        }

        assertThat(login("officer", PASSWORD)).isEmpty();
    }

    @Test
    void a_password_that_was_right_a_moment_ago_is_not_hashed_again_and_a_removed_account_is_out_at_once() {
        officer();
        login("officer", PASSWORD);
        login("officer", PASSWORD);
        assertThat(hashing.comparisons()).isEqualTo(1);

        acts.remove("officer", "root");

        assertThat(login("officer", PASSWORD)).isEmpty();
    }

    @Test
    void short_passwords_are_not_taken() {
        assertThatThrownBy(() -> acts.add("officer", Role.OPERATOR, "eleven char".toCharArray(), "root"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(acts.add("officer", Role.OPERATOR, "twelve chars".toCharArray(), "root")
                        .name())
                .isEqualTo("officer");
    }

    @Test
    void a_token_opens_until_it_expires_or_is_revoked() {
        AccountActs.NewToken token = token();
        String presented = token.presented();

        assertThat(authentication.byToken(presented, clock.instant()))
                .map(Identity::account)
                .contains("permits");
        assertThat(authentication.byToken(presented, clock.instant().plus(Duration.ofDays(1))))
                .isEmpty();
        assertThat(authentication.byToken(presented + "x", clock.instant())).isEmpty();
        assertThat(authentication.byToken("." + presented, clock.instant())).isEmpty();
        assertThat(authentication.byToken("", clock.instant())).isEmpty();

        acts.revoke(token.token().id(), "root");
        assertThat(authentication.byToken(presented, clock.instant())).isEmpty();
    }

    @Test
    void a_token_goes_with_its_account_and_needs_one() {
        String presented = token().presented();

        acts.remove("permits", "root");

        assertThat(authentication.byToken(presented, clock.instant())).isEmpty();
        assertThatThrownBy(() -> acts.token("nobody", Duration.ofDays(1), "root"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void secrets_are_neither_printed_nor_noted() {
        AccountActs.NewToken token = token();
        String secret = token.presented().substring(token.presented().indexOf('.') + 1);

        assertThat(token.toString()).doesNotContain(secret);
        assertThat(store.entries(1, 10))
                .extracting(EvidenceEntry::note)
                .extracting(Object::toString)
                .noneMatch(note -> note.contains(secret));
        assertThat(store.entries(1, 10))
                .extracting(entry -> entry.note().kind())
                .containsExactly("account-added", "token-created");
        assertThat(store.entries(1, 10))
                .extracting(entry -> entry.note().actor())
                .containsOnly("root");
    }
}
