package org.epixgateway.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MovableClockTest {
    private final MovableClock clock = MovableClock.atNoonOf(LocalDate.of(2026, 11, 23));

    @Test
    void it_stands_still_until_it_is_moved() {
        assertThat(clock.instant()).isEqualTo("2026-11-23T12:00:00Z").isEqualTo(clock.instant());

        clock.advance(Duration.ofHours(13));

        assertThat(LocalDate.now(clock)).isEqualTo("2026-11-24");
    }

    @Test
    void a_clock_of_another_zone_moves_with_it() {
        Clock kiritimati = clock.withZone(ZoneId.of("Pacific/Kiritimati"));

        clock.moveTo(Instant.parse("2027-01-01T10:00:00Z"));

        assertThat(LocalDate.now(kiritimati)).isEqualTo("2027-01-02");
    }
}
