package org.epixgateway.signing;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** Lets two TLS engines shake hands in memory: no port, no thread, no waiting. */
record Handshake(SSLEngine client, SSLEngine server) {
    private static final int ROUNDS_MAX = 100;

    static Handshake between(SSLContext clientContext, SSLContext serverContext) throws SSLException {
        SSLEngine client = clientContext.createSSLEngine("peer.example", 443);
        client.setUseClientMode(true);
        SSLEngine server = serverContext.createSSLEngine();
        server.setUseClientMode(false);
        return between(client, server);
    }

    static Handshake between(SSLEngine client, SSLEngine server) throws SSLException {
        client.beginHandshake();
        server.beginHandshake();
        ByteBuffer toServer = ByteBuffer.allocate(64 << 10);
        ByteBuffer toClient = ByteBuffer.allocate(64 << 10);
        for (int i = 0; i < ROUNDS_MAX; i++) {
            step(client, toClient, toServer);
            step(server, toServer, toClient);
        }
        return new Handshake(client, server);
    }

    private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        run(engine);
        ByteBuffer ignored = ByteBuffer.allocate(64 << 10);
        in.flip();
        while (in.hasRemaining()) {
            SSLEngineResult result = engine.unwrap(in, ignored);
            run(engine);
            if (result.bytesConsumed() == 0) {
                break;
            }
        }
        in.compact();
        while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            engine.wrap(ByteBuffer.allocate(0), out);
            run(engine);
        }
    }

    private static void run(SSLEngine engine) {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }
}
