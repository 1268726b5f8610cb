package org.epixgateway.peers;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import javax.net.ssl.SSLSocket;
import org.epixgateway.core.bytes.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Callers whose connection breaks: one line for each, and stack traces only from the logger that the gateway switches off. */
@Timeout(60)
final class LeavingCallersTest {
    private static final String SWITCHED_OFF = "org.apache.cxf.interceptor.AbstractFaultChainInitiatorObserver";

    private final ch.qos.logback.classic.Logger root =
            (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final java.util.logging.Logger ours = java.util.logging.Logger.getLogger("epix.exchange");
    private final Level before = root.getLevel();
    private final ListAppender<ILoggingEvent> theirLines = new ListAppender<>();
    private final Lines ourLines = new Lines();

    private static final class Lines extends Handler {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final CountDownLatch first = new CountDownLatch(1);

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
            first.countDown();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void listen() {
        theirLines.start();
        root.addAppender(theirLines);
        root.setLevel(Level.WARN);
        ours.addHandler(ourLines);
    }

    @AfterEach
    void listenNoMore() {
        ours.removeHandler(ourLines);
        root.detachAppender(theirLines);
        root.setLevel(before);
    }

    private static SSLSocket caller(TestGateway gateway) throws IOException {
        return (SSLSocket) TestKey.FRANCE
                .trusting(TestKey.SWITZERLAND)
                .getSocketFactory()
                .createSocket("localhost", gateway.port());
    }

    private static void send(SSLSocket caller, String body, int length) throws IOException {
        String head = "POST /exchange HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml; charset=utf-8\r\n"
                + "Content-Length: " + length + "\r\n\r\n";
        caller.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().flush();
    }

    @Test
    void one_who_leaves_in_the_middle_of_a_message() throws Exception {
        String body = RawCalls.envelope(RawCalls.SOAP_11, RawCalls.inline("UEUE".repeat(20_000)));

        try (TestGateway gateway = TestGateway.with(envelope -> Bytes.utf8("answer"))) {
            // Closed in good order: a reset might overtake what was sent, and there would be no message at all.
            try (SSLSocket caller = caller(gateway)) {
                send(caller, body.substring(0, body.length() / 2), body.length());
            }
            assertThat(ourLines.first.await(30, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(ourLines.lines).hasSize(1);
        assertThat(theirLines.list).extracting(ILoggingEvent::getLoggerName).isSubsetOf(SWITCHED_OFF);
    }

    @Test
    void one_who_leaves_before_the_answer() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        String body = RawCalls.envelope(RawCalls.SOAP_11, RawCalls.inline("UEUE".repeat(2_000)));

        try (TestGateway gateway = TestGateway.with(envelope -> {
            arrived.countDown();
            awaited(left);
            return Bytes.utf8("a".repeat(900_000));
        })) {
            try (SSLSocket caller = caller(gateway)) {
                caller.setSoLinger(true, 0);
                send(caller, body, body.length());
                assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
            }
            left.countDown();
            assertThat(ourLines.first.await(30, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(ourLines.lines).hasSize(1);
        assertThat(theirLines.list).extracting(ILoggingEvent::getLoggerName).isSubsetOf(SWITCHED_OFF);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
