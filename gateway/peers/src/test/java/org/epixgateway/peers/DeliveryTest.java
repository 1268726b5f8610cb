package org.epixgateway.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.PeerConnection.Answered;
import org.epixgateway.core.exchange.PeerConnection.Serving;
import org.epixgateway.core.party.Peer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A conversation of two gateways over mutual TLS on this machine. */
@Timeout(60)
final class DeliveryTest {
    private final SoapPeerConnection connection = new SoapPeerConnection(party -> FRENCH, PATIENT);
    private static final ConnectionTerms PATIENT =
            new ConnectionTerms(java.time.Duration.ofSeconds(20), java.time.Duration.ofSeconds(30), 2 << 20);
    private static final javax.net.ssl.SSLContext FRENCH = TestKey.FRANCE.trusting(TestKey.SWITZERLAND);

    @AfterEach
    void hangUp() {
        connection.close();
    }

    @Test
    void a_container_arrives_octet_by_octet_with_the_party_of_the_connection_and_the_answer_comes_back()
            throws Exception {
        Bytes container = Bytes.utf8("PK any octets \u0000 \u00ff");
        try (TestGateway gateway = TestGateway.with(TestGateway.echo())) {
            Peer switzerland = TestPeers.at(gateway.address());

            assertThat(connection.deliver(switzerland, container))
                    .isEqualTo(new Answered(Bytes.utf8("FR " + TestGateway.NOW + " " + container.digest())));
        }
    }

    @Test
    void the_state_of_the_service_names_time_and_profile_versions() throws Exception {
        try (TestGateway gateway = TestGateway.with(TestGateway.echo())) {
            Peer switzerland = TestPeers.at(gateway.address());

            assertThat(connection.state(switzerland)).isEqualTo(new Serving(TestGateway.NOW, List.of("1.0")));
        }
    }
}
