package org.epixgateway.signing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A TLS context that neither offers nor lists anything but the strong protocols and suites, so that nobody who uses it has
 * to remember them. Each connection gets a context of its own underneath: a session that is resumed would skip the question
 * to the registry, and no setting of the platform forbids that for tickets.
 */
final class StrongTls extends SSLContext {
    static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    static final String[] SUITES = {
        "TLS_AES_256_GCM_SHA384",
        "TLS_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
    };

    StrongTls(Supplier<SSLContext> fresh, boolean isServer) {
        this(fresh, fresh.get(), isServer);
    }

    private StrongTls(Supplier<SSLContext> fresh, SSLContext first, boolean isServer) {
        super(new Spi(fresh, first, isServer), first.getProvider(), first.getProtocol());
    }

    private static final class Spi extends SSLContextSpi {
        private final Supplier<SSLContext> fresh;
        private final SSLContext first;
        private final boolean isServer;

        Spi(Supplier<SSLContext> fresh, SSLContext first, boolean isServer) {
            this.fresh = fresh;
            this.first = first;
            this.isServer = isServer;
        }

        private SSLParameters parameters() {
            SSLParameters strong = new SSLParameters(SUITES.clone(), PROTOCOLS.clone());
            strong.setNeedClientAuth(isServer);
            strong.setUseCipherSuitesOrder(true);
            return strong;
        }

        private SSLEngine strong(SSLEngine engine) {
            engine.setSSLParameters(parameters());
            return engine;
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            return strong(fresh.get().createSSLEngine());
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            return strong(fresh.get().createSSLEngine(host, port));
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return new Sockets(() -> fresh.get().getSocketFactory(), parameters());
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            throw new UnsupportedOperationException("servers of the gateway use engines");
        }

        @Override
        protected SSLParameters engineGetDefaultSSLParameters() {
            return parameters();
        }

        @Override
        protected SSLParameters engineGetSupportedSSLParameters() {
            return parameters();
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return first.getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return first.getClientSessionContext();
        }

        @Override
        protected void engineInit(
                KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom random)
                throws KeyManagementException {
            throw new KeyManagementException("keys and trust of this context are given");
        }
    }

    private static final class Sockets extends SSLSocketFactory {
        private final Supplier<SSLSocketFactory> factory;
        private final SSLParameters parameters;

        Sockets(Supplier<SSLSocketFactory> factory, SSLParameters parameters) {
            this.factory = factory;
            this.parameters = parameters;
        }

        private Socket strong(Socket socket) {
            ((SSLSocket) socket).setSSLParameters(parameters);
            return socket;
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return SUITES.clone();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return SUITES.clone();
        }

        @Override
        public Socket createSocket() throws IOException {
            return strong(factory.get().createSocket());
        }

        @Override
        public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
            return strong(factory.get().createSocket(socket, host, port, autoClose));
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return strong(factory.get().createSocket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
            return strong(factory.get().createSocket(host, port, localHost, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return strong(factory.get().createSocket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
                throws IOException {
            return strong(factory.get().createSocket(host, port, localHost, localPort));
        }
    }
}
