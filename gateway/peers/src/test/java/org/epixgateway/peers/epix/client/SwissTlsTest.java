package org.epixgateway.peers.epix.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocket;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.query.EpixSystem;
import org.epixgateway.core.query.QueryAnswer.Found;
import org.epixgateway.peers.TestKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Swiss system asks for a client certificate and shows its own. */
@Timeout(60)
class SwissTlsTest {
    private final AtomicReference<String> caller = new AtomicReference<>("");

    @Test
    void our_certificate_is_shown_and_the_systems_own_is_checked() throws IOException {
        try (RawSystem system = system()) {
            EpixSystem swiss = swiss("https://localhost:" + system.port(), TestKey.FRANCE, TestKey.SWITZERLAND);

            assertThat(swiss.ask(TestSystem.query())).isInstanceOf(Found.class);
            assertThat(caller).hasValue("CN=france");
        }
    }

    @Test
    void without_the_certificate_that_the_system_expects_nothing_is_asked() throws IOException {
        try (RawSystem system = system()) {
            EpixSystem swiss = swiss("https://localhost:" + system.port(), TestKey.STRANGER, TestKey.SWITZERLAND);

            assertThatThrownBy(() -> swiss.ask(TestSystem.query())).isInstanceOf(OutageException.class);
            assertThat(system.requests).hasValue(0);
        }
    }

    @Test
    void a_system_that_nobody_vouches_for_gets_no_question() throws IOException {
        try (RawSystem system = system()) {
            EpixSystem swiss = swiss("https://localhost:" + system.port(), TestKey.FRANCE, TestKey.STRANGER);

            assertThatThrownBy(() -> swiss.ask(TestSystem.query()))
                    .isInstanceOf(OutageException.class)
                    .hasMessageContaining("TLS handshake");
            assertThat(system.requests).hasValue(0);
        }
    }

    @Test
    void a_certificate_for_another_host_is_not_taken() throws IOException {
        try (RawSystem system = system()) {
            EpixSystem swiss = swiss("https://127.0.0.2:" + system.port(), TestKey.FRANCE, TestKey.SWITZERLAND);

            assertThatThrownBy(() -> swiss.ask(TestSystem.query()))
                    .isInstanceOf(OutageException.class)
                    .hasMessageContaining("TLS handshake");
            assertThat(system.requests).hasValue(0);
        }
    }

    private RawSystem system() throws IOException {
        return RawSystem.overTls(TestKey.SWITZERLAND, TestKey.FRANCE, (socket, out) -> {
            caller.set(((SSLSocket) socket).getSession().getPeerPrincipal().getName());
            RawSystem.say(out, RawSystem.http("text/xml", Samples.V1.asUtf8()));
        });
    }

    private static EpixSystem swiss(String address, TestKey own, TestKey trusted) {
        return new DialectSystem(
                new CalledSystem(
                        TestSystem.XA, URI.create(address), Duration.ofSeconds(10), TestSystem.ANSWER_BYTES_MAX, false),
                new SwissDialect("urn:CitesDataExchange/v1/", true),
                () -> own.trusting(trusted),
                TestSystem::cut);
    }
}
