package org.epixgateway.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.evidence.TimeStamping.NotStamped;
import org.epixgateway.core.evidence.TimeStamping.Stamped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class TimeStampTest {
    private static final Digest DIGEST = Digest.of(new byte[] {1});

    @Test
    void a_digest_is_stamped_as_an_imprint_of_its_value() {
        TimeStamping echo = imprint -> new Stamped(stamp(imprint, Bytes.utf8("token")), List.of());

        assertThat(echo.stamp(DIGEST))
                .isInstanceOfSatisfying(
                        Stamped.class,
                        stamped -> assertThat(stamped.stamp().imprint().value()).isEqualTo(Bytes.of(DIGEST.bytes())));
    }

    @Test
    void a_token_that_is_empty_or_too_long_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> stamp(Imprint.of(DIGEST), Bytes.of(new byte[0])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stamp(Imprint.of(DIGEST), Bytes.of(new byte[TimeStamp.TOKEN_BYTES_MAX + 1])));
    }

    @Test
    void no_time_stamp_without_a_reason() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NotStamped(List.of()));
    }

    private static TimeStamp stamp(Imprint imprint, Bytes token) {
        return new TimeStamp(token, imprint, Instant.EPOCH, BigInteger.ONE, "1.2.3", "somebody", true);
    }
}
