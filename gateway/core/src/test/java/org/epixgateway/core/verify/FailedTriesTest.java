package org.epixgateway.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.epixgateway.core.MovableClock;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FailedTriesTest {
    private final MovableClock clock = MovableClock.atNoonOf(TestPermits.TODAY);
    private final FailedTries tries = new FailedTries(clock);

    private Duration failed(String asker) {
        Duration delay = tries.failed(asker).orElseThrow();
        tries.answered(asker);
        return delay;
    }

    @Test
    void each_failed_try_delays_the_next_up_to_a_bound() {
        assertThat(failed("a")).isEqualTo(Duration.ofMillis(250));
        assertThat(failed("a")).isEqualTo(Duration.ofMillis(500));
        assertThat(failed("a")).isEqualTo(Duration.ofSeconds(1));
        for (int i = 0; i < 20; i++) {
            assertThat(failed("a")).isLessThanOrEqualTo(FailedTries.MAX);
        }
        assertThat(failed("a")).isEqualTo(FailedTries.MAX);
        assertThat(failed("b")).isEqualTo(FailedTries.FIRST);
    }

    @Test
    void failed_tries_are_forgotten_with_time() {
        failed("a");
        failed("a");
        failed("a");
        clock.advance(Duration.ofMinutes(5));

        assertThat(failed("a")).isEqualTo(FailedTries.FIRST);
    }

    @Test
    void who_has_many_answers_waiting_is_told_to_come_later_and_nobody_else_is() {
        for (int i = 0; i < 16; i++) {
            assertThat(tries.failed("a")).isPresent();
        }

        assertThat(tries.failed("a")).isEmpty();
        assertThat(tries.turnedAway("a")).contains(FailedTries.MAX);
        assertThat(tries.turnedAway("b")).isEmpty();
        tries.answered("a");
        assertThat(tries.turnedAway("a")).isEmpty();
    }

    @Test
    void however_many_fail_one_who_never_did_is_heard() {
        int held = 0;
        for (int i = 0; i < 1_000; i++) {
            held += tries.failed("asker " + i).isPresent() ? 1 : 0;
        }

        assertThat(held).isEqualTo(128);
        assertThat(tries.turnedAway("asker 1")).isPresent();
        assertThat(tries.turnedAway("new")).isEqualTo(Optional.empty());
    }

    @Test
    void a_guess_from_many_places_slows_failed_tries_from_everywhere() {
        for (int i = 0; i < 300; i++) {
            failed("asker " + i);
        }

        assertThat(failed("new")).isGreaterThan(Duration.ofSeconds(2));
    }
}
