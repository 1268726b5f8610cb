package org.epixgateway.peers.epix.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.epixgateway.peers.TestKey;

/** A system that writes octets as it likes, over TCP or TLS. */
final class RawSystem implements AutoCloseable {
    final AtomicInteger requests = new AtomicInteger();

    private final ServerSocket listening;
    private final ExecutorService conversations = Executors.newCachedThreadPool();
    private final Conduct conduct;

    private RawSystem(ServerSocket listening, Conduct conduct) {
        this.listening = listening;
        this.conduct = conduct;
        conversations.execute(this::listen);
    }

    /** What it does after it has read a request. */
    interface Conduct {
        void answer(Socket caller, OutputStream out) throws IOException;
    }

    static RawSystem that(Conduct conduct) throws IOException {
        return new RawSystem(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), conduct);
    }

    /** Asks for a client certificate and takes those of {@code trusted} only; on all addresses of this machine. */
    static RawSystem overTls(TestKey own, TestKey trusted, Conduct conduct) throws IOException {
        SSLServerSocket socket =
                (SSLServerSocket) own.trusting(trusted).getServerSocketFactory().createServerSocket(0, 10);
        socket.setNeedClientAuth(true);
        return new RawSystem(socket, conduct);
    }

    static void say(OutputStream out, String octets) throws IOException {
        out.write(octets.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    static String http(String type, String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    int port() {
        return listening.getLocalPort();
    }

    private void listen() {
        try {
            while (!listening.isClosed()) {
                Socket caller = listening.accept();
                conversations.execute(() -> converse(caller));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void converse(Socket caller) {
        try (caller) {
            if (caller instanceof SSLSocket tls) {
                tls.startHandshake();
            }
            readRequest(caller.getInputStream());
            requests.incrementAndGet();
            conduct.answer(caller, caller.getOutputStream());
        } catch (IOException broken) {
            // the caller hung up, or was not trusted
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("no request");
            }
            head.append((char) octet);
        }
        String lower = head.toString().toLowerCase(Locale.ROOT);
        int at = lower.indexOf("content-length:") + "content-length:".length();
        int length =
                Integer.parseInt(lower.substring(at, lower.indexOf("\r\n", at)).trim());
        if (in.readNBytes(length).length < length) {
            throw new IOException("half a request");
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        conversations.shutdownNow();
    }
}
