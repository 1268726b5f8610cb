package org.epixgateway.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class AlarmPaceTest {
    private final AtomicLong nanos = new AtomicLong(-5);
    private final AlarmPace pace = new AlarmPace(nanos::get);

    @Test
    void the_first_line_goes_through_and_the_next_one_a_second_later_tells_how_many_were_held_back() {
        assertThat(pace.admit()).isZero();
        assertThat(pace.admit()).isEqualTo(-1);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1) - 1);
        assertThat(pace.admit()).isEqualTo(-1);

        nanos.incrementAndGet();

        assertThat(pace.admit()).isEqualTo(2);
    }

    @Test
    void lines_a_second_apart_all_go_through() {
        for (int i = 0; i < 3; i++) {
            assertThat(pace.admit()).isZero();
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        }
    }
}
