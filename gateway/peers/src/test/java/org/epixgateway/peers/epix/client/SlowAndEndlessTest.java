package org.epixgateway.peers.epix.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.epixgateway.core.exchange.OutageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody is listened to for longer, or for more, than was agreed. */
@Timeout(60)
class SlowAndEndlessTest {
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n";

    private final CountDownLatch over = new CountDownLatch(1);

    @Test
    void silence_ends_when_the_time_is_up() throws IOException {
        try (RawSystem system = RawSystem.that((caller, out) -> await())) {
            late(system);
        }
    }

    @Test
    void an_answer_in_drops_ends_when_the_time_is_up_for_the_whole_of_it() throws IOException {
        try (RawSystem system = RawSystem.that(this::drip)) {
            late(system);
        }
    }

    @Test
    void an_endless_answer_in_chunks_is_hung_up_on_at_the_bound() throws IOException {
        try (RawSystem system = RawSystem.that((caller, out) -> flood(out))) {
            assertThatThrownBy(() -> TestSystem.at("http://127.0.0.1:" + system.port(), TestSystem.simple())
                            .ask(TestSystem.query()))
                    .isInstanceOf(OutageException.class)
                    .hasMessageContaining("larger than " + TestSystem.ANSWER_BYTES_MAX);
        }
    }

    @Test
    void an_answer_that_says_it_is_larger_than_the_bound_is_not_read() throws IOException {
        try (RawSystem system = RawSystem.that((caller, out) -> {
            RawSystem.say(out, HEAD + "Content-Length: 999999999999\r\n\r\n<a>");
            flood(out);
        })) {
            assertThatThrownBy(() -> TestSystem.at("http://127.0.0.1:" + system.port(), TestSystem.simple())
                            .ask(TestSystem.query()))
                    .isInstanceOf(OutageException.class)
                    .hasMessageContaining("larger than");
        }
    }

    @Test
    void a_connection_that_breaks_is_an_outage_and_the_question_is_not_asked_twice() throws IOException {
        try (RawSystem system = RawSystem.that((caller, out) -> {
            RawSystem.say(out, HEAD + "Content-Length: 500\r\n\r\n<half");
            caller.setSoLinger(true, 0);
        })) {
            assertThatThrownBy(() -> TestSystem.at("http://127.0.0.1:" + system.port(), TestSystem.simple())
                            .ask(TestSystem.query()))
                    .isInstanceOf(OutageException.class)
                    .hasMessageContaining("cannot be asked now");
            assertThat(system.requests).hasValue(1);
        }
    }

    @Test
    void where_nobody_listens_the_sentence_says_so() throws IOException {
        int port;
        try (RawSystem gone = RawSystem.that((caller, out) -> {})) {
            port = gone.port();
        }

        assertThatThrownBy(() -> TestSystem.at("http://127.0.0.1:" + port, TestSystem.simple())
                        .ask(TestSystem.query()))
                .isInstanceOf(OutageException.class)
                .hasMessageContaining("does not accept connections");
    }

    private void late(RawSystem system) {
        long begun = System.nanoTime();

        assertThatThrownBy(() -> TestSystem.impatient("http://127.0.0.1:" + system.port(), SHORT)
                        .ask(TestSystem.query()))
                .isInstanceOf(OutageException.class)
                .hasMessageContaining("did not answer within 500 ms");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        over.countDown();
    }

    private void await() throws IOException {
        try {
            var unused = over.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(stopping);
        }
    }

    private void drip(Socket caller, OutputStream out) throws IOException {
        RawSystem.say(out, HEAD + "Transfer-Encoding: chunked\r\n\r\n");
        while (over.getCount() > 0) {
            RawSystem.say(out, "1\r\n \r\n");
            try {
                if (over.await(20, TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Ends when the other side hangs up. */
    private static void flood(OutputStream out) throws IOException {
        RawSystem.say(out, HEAD + "Transfer-Encoding: chunked\r\n\r\n");
        String chunk = "1000\r\n" + " ".repeat(0x1000) + "\r\n";
        while (true) {
            RawSystem.say(out, chunk);
        }
    }
}
