package org.epixgateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;
import org.epixgateway.signing.KeyMaterial;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Callers who begin requests and do not end them, known or not, do not stop a gateway. */
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SlowCallersIT {
    private static final int CALLERS = 200;
    private static final int CONNECTIONS_MAX = 256;
    private static final Duration NATIONAL_GONE = Duration.ofSeconds(15);
    private static final Duration SILENT_GONE = Duration.ofSeconds(40);
    private static final String HALF = "Content-Length: 1000\r\nContent-Type: text/xml\r\n\r\nabc";

    private final TwoGateways both;

    SlowCallersIT(@TempDir Path folder) {
        both = TwoGateways.running(folder);
    }

    @AfterAll
    void stop() {
        both.close();
    }

    @Test
    void half_requests_on_two_ports_stop_neither_the_third_nor_those_two() throws IOException {
        Site attacked = both.french();
        SocketFactory asPeer = InsecureTls.context(Optional.of(
                        new KeyMaterial(both.swiss().home().keys(), Clock.systemUTC()).entry(KeyMaterial.Own.TLS)))
                .getSocketFactory();
        List<Socket> national = new ArrayList<>();
        List<Socket> exchange = new ArrayList<>();
        try {
            for (int i = 0; i < CALLERS; i++) {
                national.add(half(SocketFactory.getDefault(), attacked.nationalPort(), "/api/v1/validations"));
                exchange.add(half(asPeer, attacked.exchangePort(), "/exchange"));
            }

            assertThat(attacked.isReady()).isTrue();
            assertThat(attacked.national().get("self").status()).isEqualTo(200);
            both.swiss().awaitDelivered(both.swiss().submit(Permits.next()));
            assertThat(national).allSatisfy(SlowCallersIT::isToldAndClosed);
        } finally {
            close(national);
            close(exchange);
        }
    }

    @Test
    void strangers_who_take_every_connection_and_say_nothing_are_hung_up_on() throws IOException {
        Site attacked = both.french();
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS_MAX; i++) {
                Socket socket = SocketFactory.getDefault()
                        .createSocket(InetAddress.getLoopbackAddress(), attacked.exchangePort());
                socket.setSoTimeout((int) SILENT_GONE.toMillis());
                silent.add(socket);
            }

            both.swiss().awaitDelivered(both.swiss().submit(Permits.next()));
            assertThat(silent)
                    .allSatisfy(socket -> assertThat(isHungUpOn(socket)).isTrue());
        } finally {
            close(silent);
        }
    }

    private static boolean isHungUpOn(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException stillThere) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private static Socket half(SocketFactory by, int port, String path) throws IOException {
        Socket socket = by.createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) NATIONAL_GONE.toMillis());
        String request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + HALF;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private static void isToldAndClosed(Socket socket) throws IOException {
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(answer).startsWith("HTTP/1.1 401");
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
