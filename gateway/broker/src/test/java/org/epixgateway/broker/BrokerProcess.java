package org.epixgateway.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** A broker of the authority's own, in a process of its own: TLS, two users, one of whom may not ask for the version. */
final class BrokerProcess implements AutoCloseable {
    static final String USER = "epix";
    static final String BLIND_USER = "blind";
    static final String SECRET = "correct horse";
    private static final String STORE_SECRET = "changeit";
    private static final String READY = "listening on ";

    private final Process process;
    private final int port;

    private BrokerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param firstOnClassPath a folder whose files come before those of the product, or none */
    static BrokerProcess start(Path folder, List<Path> firstOnClassPath) throws IOException {
        return start(folder, firstOnClassPath, 0);
    }

    static BrokerProcess start(Path folder, List<Path> firstOnClassPath, int port) throws IOException {
        StringBuilder classPath = new StringBuilder();
        firstOnClassPath.forEach(path -> classPath.append(path).append(System.getProperty("path.separator")));
        classPath.append(System.getProperty("java.class.path"));
        Process started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        classPath.toString(),
                        BrokerProcess.class.getName(),
                        folder.toString(),
                        String.valueOf(port))
                .redirectError(folder.resolve("broker.err").toFile())
                .start();
        BufferedReader said = started.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(READY)) {
                return new BrokerProcess(started, Integer.parseInt(line.substring(READY.length())));
            }
        }
        throw new IOException("no broker: " + Files.readString(folder.resolve("broker.err")));
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** A key with a certificate for localhost, and that certificate as PEM. */
    static Path certificate(Path folder) throws IOException, InterruptedException {
        Path pem = folder.resolve("broker.pem");
        String store = folder.resolve("broker.p12").toString();
        keytool(
                "-genkeypair",
                "-alias",
                "broker",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store,
                "-storepass",
                STORE_SECRET);
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "broker",
                "-keystore",
                store,
                "-storepass",
                STORE_SECRET,
                "-file",
                pem.toString());
        return pem;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(
                0, Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        Process keytool = new ProcessBuilder(command).inheritIO().start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setJournalDirectory(folder.resolve("journal").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setJMXManagementEnabled(false)
                .setSecurityEnabled(true)
                .addAcceptorConfiguration(acceptor(folder, Integer.parseInt(arguments[1])));
        configuration.putSecurityRoles("#", Set.of(role("gateway"), role("blind")));
        configuration.putSecurityRoles("activemq.management", Set.of(role("gateway")));
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(USER, SECRET);
        users.addRole(USER, "gateway");
        users.addUser(BLIND_USER, SECRET);
        users.addRole(BLIND_USER, "blind");
        ActiveMQServerImpl server = new ActiveMQServerImpl(
                configuration, new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        server.start();
        int port = ((NettyAcceptor) server.getRemotingService().getAcceptor("tls")).getActualPort();
        System.out.println(READY + port);
        Thread.currentThread().join();
    }

    private static Role role(String name) {
        return new Role(name, true, true, true, true, true, true, true, true, true, true, true, true);
    }

    private static TransportConfiguration acceptor(Path folder, int port) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(TransportConstants.HOST_PROP_NAME, "localhost");
        parameters.put(TransportConstants.PORT_PROP_NAME, port);
        parameters.put(TransportConstants.PROTOCOLS_PROP_NAME, "CORE");
        parameters.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
        parameters.put(TransportConstants.KEYSTORE_TYPE_PROP_NAME, "PKCS12");
        parameters.put(
                TransportConstants.KEYSTORE_PATH_PROP_NAME,
                folder.resolve("broker.p12").toString());
        parameters.put(TransportConstants.KEYSTORE_PASSWORD_PROP_NAME, STORE_SECRET);
        return new TransportConfiguration(NettyAcceptorFactory.class.getName(), parameters, "tls");
    }
}
