package org.epixgateway.app.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long a request may take to arrive. */
@Timeout(60)
final class SlowRequestsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int READ_TIMEOUT_MILLIS = 20_000;
    private static final Duration TRICKLE = Duration.ofMillis(200);
    private static final int TRICKLES = 50;

    private final Reader reader = new Reader();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    @BeforeEach
    void start() throws Exception {
        HeaderPace pace = new HeaderPace(new BodyPace(reader, PATIENCE), PATIENCE);
        connector.setHost("127.0.0.1");
        connector.addBean(pace, false);
        server.addConnector(connector);
        server.setHandler(pace);
        server.start();
    }

    @AfterEach
    void stop() {
        LifeCycle.stop(server);
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
        socket.setSoTimeout(READ_TIMEOUT_MILLIS);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** What is tested is a caller who takes his time. */
    private static void dawdle(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private static void trickle(Socket socket) throws IOException {
        for (int i = 0; i < TRICKLES; i++) {
            send(socket, "a");
            dawdle(TRICKLE);
        }
    }

    private static String answer(Socket socket) throws IOException {
        byte[] buffer = new byte[4096];
        InputStream in = socket.getInputStream();
        int count = in.read(buffer);
        return count < 0 ? "" : new String(buffer, 0, count, StandardCharsets.US_ASCII);
    }

    @Test
    void whoever_sends_a_header_byte_by_byte_is_hung_up_on() throws IOException {
        try (Socket socket = connected()) {
            send(socket, "GET / HTTP/1.1\r\nX-Slow: ");

            assertThatThrownBy(() -> trickle(socket)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whoever_connects_and_asks_nothing_is_hung_up_on() throws IOException {
        try (Socket socket = connected()) {
            assertThat(answer(socket)).isEmpty();
        }
    }

    @Test
    void a_kept_connection_may_rest_between_requests_but_not_within_a_header() throws Exception {
        try (Socket socket = connected()) {
            send(socket, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(answer(socket)).startsWith("HTTP/1.1 200");
            dawdle(PATIENCE.plusSeconds(2));
            send(socket, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(answer(socket)).startsWith("HTTP/1.1 200");

            send(socket, "GET / HTTP/1.1\r\nHost: ");

            assertThat(answer(socket)).isEmpty();
        }
    }

    @Test
    void a_body_that_comes_byte_by_byte_ends_before_it_is_whole() throws Exception {
        try (Socket socket = connected()) {
            send(socket, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n");
            for (int i = 0; i < TRICKLES && reader.ends.isEmpty(); i++) {
                send(socket, "a");
                dawdle(TRICKLE);
            }

            assertThat(reader.ends).singleElement().asString().contains("the body comes too slowly");
        }
    }

    @Test
    void a_body_that_comes_at_a_steady_pace_may_take_its_time() throws Exception {
        int parts = 15;
        String part = "a".repeat(8 << 10);
        try (Socket socket = connected()) {
            send(socket, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + parts * part.length() + "\r\n\r\n");
            for (int i = 0; i < parts; i++) {
                send(socket, part);
                dawdle(TRICKLE);
            }

            assertThat(answer(socket)).startsWith("HTTP/1.1 200");
        }
    }

    /** Answers once the body is there, and remembers why it did not come. */
    private static final class Reader extends Handler.Abstract {
        private final Queue<IOException> ends = new ConcurrentLinkedQueue<>();

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            try (InputStream body = Content.Source.asInputStream(request)) {
                body.readAllBytes();
                response.setStatus(200);
            } catch (IOException ended) {
                ends.add(ended);
                response.setStatus(408);
            }
            callback.succeeded();
            return true;
        }
    }
}
