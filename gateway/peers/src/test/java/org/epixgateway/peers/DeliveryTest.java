package org.epixgateway.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.ClockAheadException;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.exchange.PeerConnection.Answered;
import org.epixgateway.core.exchange.PeerConnection.NotRegistered;
import org.epixgateway.core.exchange.PeerConnection.NotServing;
import org.epixgateway.core.exchange.PeerConnection.Reply;
import org.epixgateway.core.exchange.PeerConnection.Serving;
import org.epixgateway.core.exchange.PeerConnection.TryLater;
import org.epixgateway.core.exchange.PeerConnection.Unreachable;
import org.epixgateway.core.party.Peer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A conversation of two gateways over mutual TLS on this machine. */
@Timeout(90)
final class DeliveryTest {
    private static final ConnectionTerms PATIENT =
            new ConnectionTerms(Duration.ofSeconds(20), Duration.ofSeconds(30), 2 << 20);
    private static final SSLContext FRENCH = TestKey.FRANCE.trusting(TestKey.SWITZERLAND);

    private SSLContext ours = FRENCH;
    private final SoapPeerConnection connection = new SoapPeerConnection(party -> ours, PATIENT);

    @AfterEach
    void hangUp() {
        connection.close();
    }

    @Test
    void a_container_arrives_octet_by_octet_with_the_party_of_the_connection_and_the_answer_comes_back()
            throws Exception {
        Bytes container = Bytes.of(new byte[] {'P', 'K', 0, 13, 10, (byte) 0xff, '-', '-'});
        try (TestGateway gateway = TestGateway.with(TestGateway.echo())) {
            assertThat(connection.deliver(TestPeers.at(gateway.address()), container))
                    .isEqualTo(new Answered(Bytes.utf8("FR " + TestGateway.NOW + " " + container.digest())));
        }
    }

    @Test
    void a_container_of_the_largest_size_arrives() throws Exception {
        Bytes container = Bytes.of(new byte[TestGateway.CONTAINER_MAX]);
        try (TestGateway gateway = TestGateway.with(TestGateway.echo())) {
            assertThat(connection.deliver(TestPeers.at(gateway.address()), container))
                    .isInstanceOf(Answered.class);
        }
    }

    @Test
    void one_octet_more_is_not_taken() throws Exception {
        Bytes container = Bytes.of(new byte[TestGateway.CONTAINER_MAX + 1]);
        try (TestGateway gateway = TestGateway.with(TestGateway.echo())) {
            assertThat(connection.deliver(TestPeers.at(gateway.address()), container))
                    .isInstanceOfSatisfying(
                            Unreachable.class,
                            refused -> assertThat(refused.sentence()).contains("larger"));
        }
    }

    @Test
    void the_state_of_the_service_names_time_and_profile_versions() throws Exception {
        try (TestGateway gateway = TestGateway.with(TestGateway.echo())) {
            assertThat(connection.state(TestPeers.at(gateway.address())))
                    .isEqualTo(new Serving(TestGateway.NOW, List.of("1")));
        }
    }

    @Test
    void an_outage_behind_the_door_is_told_as_try_later_without_its_reason() throws Exception {
        try (TestGateway gateway = TestGateway.with(envelope -> {
            throw new OutageException("disk of node 7 is full", Duration.ofSeconds(42));
        })) {
            assertThat(connection.deliver(TestPeers.at(gateway.address()), Bytes.utf8("PK")))
                    .isEqualTo(
                            new TryLater(Duration.ofSeconds(42), "The gateway cannot take messages at this moment."));
        }
    }

    @Test
    void a_sender_whose_clock_is_ahead_is_told_so() throws Exception {
        String sentence = "The message was sent ahead of our clock; check both clocks.";
        try (TestGateway gateway = TestGateway.with(envelope -> {
            throw new ClockAheadException(sentence, Duration.ofMinutes(10));
        })) {
            assertThat(connection.deliver(TestPeers.at(gateway.address()), Bytes.utf8("PK")))
                    .isEqualTo(new TryLater(Duration.ofMinutes(10), sentence));
        }
    }

    @Test
    void a_bug_behind_the_door_is_a_fault_without_internals() throws Exception {
        try (TestGateway gateway = TestGateway.with(envelope -> {
            throw new IllegalStateException("table secrets has no column");
        })) {
            assertThat(connection.deliver(TestPeers.at(gateway.address()), Bytes.utf8("PK")))
                    .isInstanceOfSatisfying(Unreachable.class, fault -> {
                        assertThat(fault.mayHaveArrived()).isTrue();
                        assertThat(fault.sentence()).contains("fault").doesNotContain("secrets");
                    });
        }
    }

    @Test
    void a_certificate_that_no_party_is_registered_for_is_told_so_and_raises_an_alarm() throws Exception {
        ours = TestKey.UNREGISTERED.trusting(TestKey.SWITZERLAND);
        try (TestGateway gateway = TestGateway.with(TestGateway.echo())) {
            Peer switzerland = TestPeers.at(gateway.address());

            assertThat(connection.deliver(switzerland, Bytes.utf8("PK"))).isInstanceOf(NotRegistered.class);
            assertThat(connection.state(switzerland)).isInstanceOf(NotServing.class);
            assertThat(gateway.alarms).contains("unknown peer: CN=unregistered");
        }
    }

    @Test
    void a_certificate_that_nobody_knows_does_not_get_through_the_handshake() throws Exception {
        ours = TestKey.STRANGER.trusting(TestKey.SWITZERLAND);
        AtomicInteger arrived = new AtomicInteger();
        try (TestGateway gateway = TestGateway.with(envelope -> {
            arrived.incrementAndGet();
            return Bytes.utf8("answer");
        })) {
            assertThat(connection.deliver(TestPeers.at(gateway.address()), Bytes.utf8("PK")))
                    .isInstanceOf(Unreachable.class);
            assertThat(arrived).hasValue(0);
        }
    }

    @Test
    void a_new_key_of_ours_is_shown_at_the_next_call() throws Exception {
        try (TestGateway gateway = TestGateway.with(TestGateway.echo())) {
            Peer switzerland = TestPeers.at(gateway.address());
            assertThat(connection.deliver(switzerland, Bytes.utf8("PK"))).isInstanceOf(Answered.class);

            ours = TestKey.UNREGISTERED.trusting(TestKey.SWITZERLAND);
            assertThat(connection.deliver(switzerland, Bytes.utf8("PK"))).isInstanceOf(NotRegistered.class);

            ours = FRENCH;
            assertThat(connection.deliver(switzerland, Bytes.utf8("PK"))).isInstanceOf(Answered.class);
        }
    }

    @Test
    void a_new_address_of_a_peer_is_called_at_the_next_call() throws Exception {
        try (TestGateway old = TestGateway.with(envelope -> Bytes.utf8("old"));
                TestGateway moved = TestGateway.with(envelope -> Bytes.utf8("new"))) {
            assertThat(connection.deliver(TestPeers.at(old.address()), Bytes.utf8("PK")))
                    .isEqualTo(new Answered(Bytes.utf8("old")));
            assertThat(connection.deliver(TestPeers.at(moved.address()), Bytes.utf8("PK")))
                    .isEqualTo(new Answered(Bytes.utf8("new")));
        }
    }

    @Test
    void a_peer_that_was_let_go_can_be_called_again() throws Exception {
        try (TestGateway gateway = TestGateway.with(TestGateway.echo())) {
            Peer switzerland = TestPeers.at(gateway.address());
            connection.deliver(switzerland, Bytes.utf8("PK"));
            connection.evict(switzerland.party());

            assertThat(connection.deliver(switzerland, Bytes.utf8("PK"))).isInstanceOf(Answered.class);
        }
    }

    @Test
    void connections_are_made_anew_for_a_new_key_and_the_call_under_way_ends_well() throws Exception {
        try (TestGateway gateway = TestGateway.with(envelope -> {
            connection.reconnect();
            return envelope.container();
        })) {
            Peer switzerland = TestPeers.at(gateway.address());

            assertThat(connection.deliver(switzerland, Bytes.utf8("PK"))).isEqualTo(new Answered(Bytes.utf8("PK")));
            assertThat(connection.deliver(switzerland, Bytes.utf8("PK"))).isEqualTo(new Answered(Bytes.utf8("PK")));
        }
    }

    @Test
    void a_peer_that_came_back_on_its_address_is_reached_again() throws Exception {
        try (TestGateway gateway = TestGateway.with(TestGateway.echo())) {
            Peer switzerland = TestPeers.at(gateway.address());
            connection.deliver(switzerland, Bytes.utf8("PK"));
            gateway.restart();

            assertThat(connection.deliver(switzerland, Bytes.utf8("PK"))).isInstanceOf(Answered.class);
        }
    }

    @Test
    void thirty_two_callers_get_each_their_own_answer_on_kept_connections() throws Exception {
        try (TestGateway gateway = TestGateway.with(TestGateway.echo());
                ExecutorService callers = Executors.newFixedThreadPool(32)) {
            Peer switzerland = TestPeers.at(gateway.address());
            List<Callable<Reply>> calls = new ArrayList<>();
            List<Reply> expected = new ArrayList<>();
            for (int i = 0; i < 640; i++) {
                Bytes container = Bytes.utf8("container " + i + " " + "x".repeat(i * 17));
                calls.add(() -> connection.deliver(switzerland, container));
                expected.add(new Answered(Bytes.utf8("FR " + TestGateway.NOW + " " + container.digest())));
            }
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> call : callers.invokeAll(calls)) {
                replies.add(call.get());
            }

            assertThat(replies).isEqualTo(expected);
            assertThat(gateway.connectionsEver()).isLessThanOrEqualTo(40);
        }
    }

    @Test
    void more_requests_than_the_bound_are_told_to_try_later_before_their_container_is_read() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        try (TestGateway gateway = TestGateway.with(
                        envelope -> {
                            inside.countDown();
                            awaitQuietly(done);
                            return Bytes.utf8("answer");
                        },
                        1);
                ExecutorService callers = Executors.newSingleThreadExecutor()) {
            Peer switzerland = TestPeers.at(gateway.address());
            Future<Reply> first = callers.submit(() -> connection.deliver(switzerland, Bytes.utf8("first")));
            assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();

            assertThat(connection.deliver(switzerland, Bytes.utf8("second"))).isInstanceOf(TryLater.class);

            done.countDown();
            assertThat(first.get()).isEqualTo(new Answered(Bytes.utf8("answer")));
        }
    }

    @Test
    void a_peer_without_an_address_is_not_called() {
        Peer nowhere = TestPeers.at(URI.create("https://localhost:1/x")).withCertificates(List.of());
        Peer without = new Peer(
                nowhere.party(),
                nowhere.name(),
                nowhere.state(),
                1,
                nowhere.deliveryMode(),
                List.of(),
                List.of(),
                List.of(),
                nowhere.carries(),
                nowhere.customsTerritory(),
                nowhere.policy(),
                1);

        assertThat(connection.deliver(without, Bytes.utf8("PK")))
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        gone -> assertThat(gone.mayHaveArrived()).isFalse());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
