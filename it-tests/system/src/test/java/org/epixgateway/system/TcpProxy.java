package org.epixgateway.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A bad line between two gateways: it sees only encrypted bytes, and what it does with them can be changed at any time. */
final class TcpProxy implements AutoCloseable {
    /** What becomes of the bytes. */
    enum Line {
        GOOD,
        /** A connection is reset as soon as it stands. */
        RESETS,
        /** The request passes; when the answer comes, the connection is cut instead. */
        CUTS_ANSWERS,
        /** The request passes; the answer is held back until the line changes. */
        HOLDS_ANSWERS
    }

    /** More than a TLS handshake of a client, less than the smallest message. */
    private static final int REQUEST_BYTES_MIN = 6_000;

    private final ServerSocket server;
    private final int to;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Line line = Line.GOOD;

    TcpProxy(int to) {
        this.to = to;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofPlatform().daemon().name("proxy").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** From now on; connections that stand are cut. */
    void become(Line next) {
        line = next;
        sockets.forEach(TcpProxy::reset);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                join(server.accept());
            } catch (IOException closedOrRefused) {
                // the next one, if there will be one
            }
        }
    }

    private void join(Socket client) throws IOException {
        if (line == Line.RESETS) {
            reset(client);
            return;
        }
        Socket there;
        try {
            there = new Socket(InetAddress.getLoopbackAddress(), to);
        } catch (IOException nobody) {
            reset(client);
            return;
        }
        sockets.add(client);
        sockets.add(there);
        AtomicLong asked = new AtomicLong();
        pump(() -> requests(client, there, asked), client, there);
        pump(() -> answers(there, client, asked), client, there);
    }

    private interface Pump {
        void run() throws IOException;
    }

    private void pump(Pump pump, Socket client, Socket there) {
        Thread.ofPlatform().daemon().name("proxy-line").start(() -> {
            try {
                pump.run();
            } catch (IOException cut) {
                // as lines are
            } finally {
                reset(client);
                reset(there);
                sockets.remove(client);
                sockets.remove(there);
            }
        });
    }

    private static void requests(Socket from, Socket to, AtomicLong asked) throws IOException {
        byte[] buffer = new byte[16_384];
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            out.flush();
            asked.addAndGet(read);
        }
    }

    private void answers(Socket from, Socket to, AtomicLong asked) throws IOException {
        byte[] buffer = new byte[16_384];
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            boolean isAnswer = asked.get() > REQUEST_BYTES_MIN;
            if (isAnswer && line == Line.CUTS_ANSWERS) {
                return;
            }
            if (!isAnswer || line != Line.HOLDS_ANSWERS) {
                out.write(buffer, 0, read);
                out.flush();
            }
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException alreadyClosed) {
            // so it is
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            sockets.forEach(TcpProxy::reset);
        }
    }
}
