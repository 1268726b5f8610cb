package org.epixgateway.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.epixgateway.core.exchange.DeliveryQueue.HandOver;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.party.Party;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a broker in a process of its own, over TLS. */
@Timeout(120)
final class ExternalBrokerIT {
    private static final Party FRANCE = Party.of("FR");

    @TempDir
    private static Path shared;

    private static Path trust;
    private static BrokerProcess process;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        trust = BrokerProcess.certificate(shared);
        process = BrokerProcess.start(shared, List.of());
    }

    @AfterAll
    static void stop() {
        process.close();
    }

    @Test
    void work_goes_over_tls_and_is_consumed_there_once() throws Exception {
        HandOver work = work();
        try (Broker broker = connected(process, BrokerProcess.USER, BrokerProcess.SECRET, trust)) {
            assertThat(broker.trouble()).isEmpty();

            broker.deliveryQueue().handOver(FRANCE, work);
            broker.deliveryQueue().handOver(FRANCE, work);

            assertThat(broker.queueName(FRANCE)).isEqualTo("CH.deliver.FR");
            assertThat(broker.depth(FRANCE)).isEqualTo(1);
            assertThat(Consumed.all(broker, FRANCE)).containsExactly(work);
            broker.dropQueue(FRANCE);
            assertThat(broker.depth(FRANCE)).isZero();
        }
    }

    @Test
    void a_broker_killed_and_started_again_is_found_again_with_its_work() throws Exception {
        Path itsTrust = BrokerProcess.certificate(folder);
        HandOver work = work();
        BrokerProcess first = BrokerProcess.start(folder, List.of());
        int port = first.port();
        try (Broker broker = connected(first, BrokerProcess.USER, BrokerProcess.SECRET, itsTrust)) {
            broker.deliveryQueue().handOver(FRANCE, work);
            first.close();

            assertThat(broker.isServing()).isFalse();
            assertThatThrownBy(() -> broker.deliveryQueue().handOver(FRANCE, work()))
                    .isInstanceOf(OutageException.class);

            try (BrokerProcess second = BrokerProcess.start(folder, List.of(), port)) {
                assertThat(second.port()).isEqualTo(port);
                assertThat(broker.trouble()).isEmpty();
                assertThat(Consumed.all(broker, FRANCE)).containsExactly(work);
            }
        }
    }

    @Test
    void a_wrong_secret_is_an_outage_that_does_not_print_it() throws Exception {
        try (Broker broker = connected(process, BrokerProcess.USER, "wrong secret", trust)) {
            assertThatThrownBy(() -> broker.deliveryQueue().handOver(FRANCE, work()))
                    .isInstanceOf(OutageException.class)
                    .hasMessageNotContaining("wrong secret");
            try (Connection none = broker.connections().createConnection()) {
                throw new AssertionError("connected: " + none);
            } catch (JMSException refused) {
                assertThat(refused).hasMessageNotContaining("wrong secret");
            }
        }
    }

    @Test
    void a_broker_whose_certificate_we_do_not_trust_gets_no_credentials() throws Exception {
        Path other = BrokerProcess.certificate(folder);
        try (Broker broker = connected(process, BrokerProcess.USER, BrokerProcess.SECRET, other)) {
            assertThat(broker.isServing()).isFalse();
        }
    }

    @Test
    void a_broker_with_known_holes_is_refused() throws Exception {
        Path itsTrust = BrokerProcess.certificate(folder);
        try (BrokerProcess old = BrokerProcess.start(folder, List.of(pretending("2.56.0")));
                Broker broker = connected(old, BrokerProcess.USER, BrokerProcess.SECRET, itsTrust)) {
            assertThat(broker.trouble())
                    .hasValueSatisfying(
                            why -> assertThat(why).contains("2.56.0").contains("2.57"));
            assertThatThrownBy(() -> broker.deliveryQueue().handOver(FRANCE, work()))
                    .isInstanceOf(OutageException.class);
        }
    }

    @Test
    void a_broker_that_does_not_tell_its_version_is_refused() throws Exception {
        try (Broker broker = connected(process, BrokerProcess.BLIND_USER, BrokerProcess.SECRET, trust)) {
            assertThat(broker.trouble()).isPresent();
        }
    }

    private static Broker connected(BrokerProcess process, String user, String secret, Path trust) {
        URI address = URI.create("tls://localhost:" + process.port());
        return new ExternalBroker(
                new ExternalBroker.Setting(address, user, () -> secret, trust, "CH."), QueueLimits.STANDARD);
    }

    private static HandOver work() {
        return new HandOver(new MessageId(UUID.randomUUID()), 1);
    }

    /** A class path folder that makes the broker call itself another version. */
    private Path pretending(String version) throws Exception {
        Properties told = new Properties();
        try (var real = BrokerProcess.class.getResourceAsStream("/activemq-version.properties")) {
            told.load(real);
        }
        told.setProperty("activemq.version.versionName", version);
        Path made = Files.createDirectory(folder.resolve("older"));
        try (var out = Files.newOutputStream(made.resolve("activemq-version.properties"))) {
            told.store(out, null);
        }
        return made;
    }
}
