package org.epixgateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.PeerConnection;
import org.epixgateway.core.exchange.SealedMessage;
import org.epixgateway.core.party.Party;
import org.epixgateway.signing.HostileContainers;
import org.epixgateway.signing.HostileContainers.Hostile;
import org.epixgateway.signing.KeyEntry;
import org.epixgateway.signing.TestPki;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a running gateway does with whoever speaks with its exchange service, registered or not, honest or not. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostilePeerIT {
    private static final int READ_MILLIS = 10_000;

    private final TwoGateways both;
    private final Wire wire;

    HostilePeerIT(@TempDir Path folder) {
        both = TwoGateways.make(folder);
        both.french().start();
        wire = new Wire(both.swiss(), both.french());
    }

    @AfterAll
    void stop() {
        wire.close();
        both.requireIntactEvidence();
        both.close();
    }

    @Test
    void a_message_that_comes_again_gets_the_recorded_answer_byte_for_byte() {
        SealedMessage message = wire.sealed(Permits.next(), both.french().party());

        Bytes first = wire.answer(message.container());
        Bytes again = wire.answer(message.container());

        assertThat(Wire.isReceipt(first)).isTrue();
        assertThat(again).isEqualTo(first);
        assertThat(both.french().inbox()).containsOnlyOnce(message.header().id().toString());
    }

    @Test
    void two_copies_at_once_are_one_message_with_one_answer() throws ExecutionException, InterruptedException {
        SealedMessage message = wire.sealed(Permits.next(), both.french().party());
        List<Bytes> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Bytes>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                calls.add(threads.submit(() -> wire.answer(message.container())));
            }
            for (Future<Bytes> call : calls) {
                answers.add(call.get());
            }
        }

        assertThat(answers).allMatch(answers.get(0)::equals);
        assertThat(both.french().inbox()).containsOnlyOnce(message.header().id().toString());
    }

    @Test
    void other_bytes_under_a_known_id_are_refused_under_seal_and_the_first_ones_stay() {
        Bytes permit = Permits.next();
        SealedMessage message = wire.sealed(permit, both.french().party());
        Bytes receipt = wire.answer(message.container());

        Bytes answer = wire.answer(wire.sealedAgain(message.container()));

        assertThat(Wire.isRefusal(answer)).isTrue();
        assertThat(wire.answer(message.container())).isEqualTo(receipt);
        assertThat(both.french().document(message.header().id().toString())).isEqualTo(permit);
    }

    @Test
    void a_tampered_copy_that_comes_first_does_not_keep_the_genuine_one_out() {
        SealedMessage message = wire.sealed(Permits.next(), both.french().party());
        byte[] tampered = message.container().array().clone();
        tampered[tampered.length / 2] ^= 1;

        assertThat(isTaken(Bytes.of(tampered))).isFalse();
        assertThat(Wire.isReceipt(wire.answer(message.container()))).isTrue();
    }

    @Test
    void the_same_number_with_other_contents_is_refused() {
        Bytes permit = Permits.next();
        wire.answer(wire.sealed(permit, both.french().party()).container());

        Bytes answer = wire.answer(
                wire.sealed(Permits.altered(permit), both.french().party()).container());

        assertThat(Wire.isRefusal(answer)).isTrue();
    }

    @Test
    void a_message_for_another_party_is_refused_and_not_kept() {
        SealedMessage message = wire.sealed(Permits.next(), Party.of("DE"));

        assertThat(Wire.isRefusal(wire.answer(message.container()))).isTrue();
        assertThat(both.french().inbox()).doesNotContain(message.header().id().toString());
    }

    @Test
    void no_hostile_container_is_taken_and_nothing_of_them_is_kept() {
        HostileContainers hostile = hostile();
        List<String> before = both.french().inbox();
        List<Hostile> all = new ArrayList<>(hostile.brokenContainers());
        all.addAll(hostile.brokenSeals());

        List<String> taken = new ArrayList<>();
        for (Hostile one : all) {
            if (isTaken(one.container())) {
                taken.add(one.name());
            }
        }

        assertThat(all).hasSizeGreaterThan(20);
        assertThat(taken).isEmpty();
        assertThat(both.french().inbox()).isEqualTo(before);
        assertThat(Wire.isReceipt(wire.answer(hostile.honest()))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"GOOD", "EXPIRED", "NOT_YET_VALID", "WRONG_USAGE", "UNKNOWN_ROOT"})
    void an_unregistered_client_certificate_ends_in_the_handshake(TestPki.Case which) {
        KeyEntry unregistered = new TestPki(both.swiss().party(), Clock.systemUTC()).tls(which);

        assertThatThrownBy(() -> ask(Optional.of(unregistered))).isInstanceOf(IOException.class);
    }

    @Test
    void nobody_is_served_without_a_client_certificate() {
        assertThatThrownBy(() -> ask(Optional.empty())).isInstanceOf(IOException.class);
    }

    @Test
    void the_gateway_listens_on_its_three_ports_and_the_broker_on_none() {
        assumeThat(Listening.isKnown()).as("a system that tells who listens").isTrue();

        assertThat(Listening.ports(both.french().process().pid()))
                .isEqualTo(both.french().ports());
    }

    private HostileContainers hostile() {
        SealedMessage message = wire.sealed(Permits.next(), both.french().party());
        KeyEntry stranger = new TestPki(both.swiss().party(), Clock.systemUTC()).seal(TestPki.Case.GOOD);
        return new HostileContainers(
                Wire.files(message.container()),
                wire.sealKey(),
                stranger,
                Clock.systemUTC().instant());
    }

    /** A refusal and a fault are both a no. */
    private boolean isTaken(Bytes container) {
        return wire.deliver(container) instanceof PeerConnection.Answered(Bytes answer) && Wire.isReceipt(answer);
    }

    /** In TLS 1.3 a client learns with the first byte that it reads whether its certificate was taken. */
    private int ask(Optional<KeyEntry> own) throws IOException {
        try (Socket socket = InsecureTls.context(own)
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), both.french().exchangePort())) {
            socket.setSoTimeout(READ_MILLIS);
            socket.getOutputStream()
                    .write("GET /exchange HTTP/1.0\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return socket.getInputStream().read();
        }
    }
}
