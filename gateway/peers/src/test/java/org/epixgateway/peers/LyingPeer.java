package org.epixgateway.peers;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A peer with the right certificate and wrong manners. */
final class LyingPeer implements AutoCloseable {
    private final SSLServerSocket listening;
    private final ExecutorService conversations = Executors.newCachedThreadPool();
    private final Conduct conduct;
    final AtomicInteger requests = new AtomicInteger();

    private LyingPeer(TestKey key, Conduct conduct) throws IOException {
        this.conduct = conduct;
        this.listening = (SSLServerSocket) key.trusting(TestKey.FRANCE)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getByName("localhost"));
        conversations.execute(this::listen);
    }

    interface Conduct {
        /** After each request, which was read to its end. */
        void answer(SSLSocket caller) throws IOException;
    }

    static LyingPeer that(Conduct conduct) throws IOException {
        return new LyingPeer(TestKey.SWITZERLAND, conduct);
    }

    static LyingPeer with(TestKey key) throws IOException {
        return new LyingPeer(key, caller -> {});
    }

    /** Answers every request with these octets. */
    static LyingPeer saying(String http) throws IOException {
        return that(caller -> say(caller, http));
    }

    static LyingPeer saying(int status, String type, String body) throws IOException {
        return saying("HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    static void say(SSLSocket caller, String octets) throws IOException {
        caller.getOutputStream().write(octets.getBytes(StandardCharsets.UTF_8));
        caller.getOutputStream().flush();
    }

    /** Breaks the connection below TLS, as a crash does. */
    static void reset(SSLSocket caller) throws IOException {
        caller.setSoLinger(true, 0);
        caller.close();
    }

    URI address() {
        return URI.create("https://localhost:" + listening.getLocalPort() + "/exchange");
    }

    private void listen() {
        try {
            while (!listening.isClosed()) {
                SSLSocket caller = (SSLSocket) listening.accept();
                conversations.execute(() -> converse(caller));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void converse(SSLSocket caller) {
        try (caller) {
            while (readRequest(caller.getInputStream())) {
                requests.incrementAndGet();
                conduct.answer(caller);
            }
        } catch (IOException broken) {
            // the caller hung up, or never trusted us
        }
    }

    private static boolean readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                return false;
            }
            head.append((char) octet);
        }
        String lower = head.toString().toLowerCase(java.util.Locale.ROOT);
        int at = lower.indexOf("content-length:") + "content-length:".length();
        int length =
                Integer.parseInt(lower.substring(at, lower.indexOf("\r\n", at)).trim());
        return in.readNBytes(length).length == length;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        conversations.shutdownNow();
    }
}
