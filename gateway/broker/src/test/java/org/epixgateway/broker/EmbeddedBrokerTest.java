package org.epixgateway.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.epixgateway.core.exchange.DeliveryQueue.HandOver;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.party.Party;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class EmbeddedBrokerTest {
    private static final Party FRANCE = Party.of("FR");
    private static final Party KENYA = Party.of("KE");

    @TempDir
    private Path folder;

    @Test
    void work_handed_over_survives_a_restart() throws Exception {
        HandOver work = work(1);
        try (EmbeddedBroker broker = started()) {
            broker.deliveryQueue().handOver(FRANCE, work);
        }

        try (EmbeddedBroker again = started()) {
            assertThat(Consumed.all(again, FRANCE)).containsExactly(work);
        }
    }

    @Test
    void each_peer_has_a_queue_of_its_own_in_the_order_of_handing_over() throws Exception {
        List<HandOver> french = Stream.generate(() -> work(1)).limit(50).toList();
        HandOver kenyan = work(1);
        try (EmbeddedBroker broker = started()) {
            french.forEach(work -> broker.deliveryQueue().handOver(FRANCE, work));
            broker.deliveryQueue().handOver(KENYA, kenyan);

            assertThat(broker.depth(FRANCE)).isEqualTo(50);
            assertThat(Consumed.all(broker, FRANCE)).containsExactlyElementsOf(french);
            assertThat(Consumed.all(broker, KENYA)).containsExactly(kenyan);
        }
    }

    @Test
    void the_same_hand_over_twice_is_there_once_and_harms_nothing_after_it() throws Exception {
        HandOver work = work(1);
        HandOver next = work(1);
        try (EmbeddedBroker broker = started()) {
            broker.deliveryQueue().handOver(FRANCE, work);
            broker.deliveryQueue().handOver(FRANCE, work);
            broker.deliveryQueue().handOver(FRANCE, next);

            assertThat(Consumed.all(broker, FRANCE)).containsExactly(work, next);
        }
    }

    @Test
    void a_hand_over_is_known_after_it_was_consumed_and_after_a_restart() throws Exception {
        HandOver work = work(1);
        try (EmbeddedBroker broker = started()) {
            broker.deliveryQueue().handOver(FRANCE, work);
            assertThat(Consumed.all(broker, FRANCE)).containsExactly(work);
        }

        try (EmbeddedBroker again = started()) {
            again.deliveryQueue().handOver(FRANCE, work);

            assertThat(Consumed.all(again, FRANCE)).isEmpty();
        }
    }

    @Test
    void a_message_handed_over_again_under_a_new_number_is_delivered_again() throws Exception {
        MessageId message = new MessageId(UUID.randomUUID());
        try (EmbeddedBroker broker = started()) {
            broker.deliveryQueue().handOver(FRANCE, new HandOver(message, 1));
            assertThat(Consumed.all(broker, FRANCE)).hasSize(1);

            broker.deliveryQueue().handOver(FRANCE, new HandOver(message, 2));

            assertThat(Consumed.all(broker, FRANCE)).containsExactly(new HandOver(message, 2));
        }
    }

    @Test
    void a_deleted_folder_is_an_empty_broker_that_takes_work() throws Exception {
        HandOver lost = work(1);
        try (EmbeddedBroker broker = started()) {
            broker.deliveryQueue().handOver(FRANCE, lost);
        }
        delete(folder);

        try (EmbeddedBroker empty = started()) {
            assertThat(empty.depth(FRANCE)).isZero();
            empty.deliveryQueue().handOver(FRANCE, lost);
            assertThat(Consumed.all(empty, FRANCE)).containsExactly(lost);
        }
    }

    @Test
    void a_restart_in_the_process_is_not_noticed_by_senders_and_consumers() throws Exception {
        HandOver before = work(1);
        HandOver after = work(1);
        try (EmbeddedBroker broker = started()) {
            broker.deliveryQueue().handOver(FRANCE, before);
            broker.revive();
            broker.deliveryQueue().handOver(FRANCE, after);

            assertThat(Consumed.all(broker, FRANCE)).containsExactly(before, after);

            broker.revive();
            assertThat(Consumed.all(broker, FRANCE)).isEmpty();
            assertThat(broker.isServing()).isTrue();
        }
    }

    @Test
    void a_folder_deleted_while_it_was_stopped_in_the_process_loses_no_later_work() throws Exception {
        try (EmbeddedBroker broker = started()) {
            broker.deliveryQueue().handOver(FRANCE, work(1));
            broker.server().stop();
            delete(folder);
            broker.revive();

            HandOver later = work(1);
            broker.deliveryQueue().handOver(FRANCE, later);

            assertThat(Consumed.all(broker, FRANCE)).containsExactly(later);
        }
    }

    @Test
    void a_broker_that_its_disk_stopped_says_so_refuses_work_and_serves_again_after_a_restart() throws Exception {
        HandOver work = work(1);
        try (EmbeddedBroker broker = started()) {
            broker.deliveryQueue().handOver(FRANCE, work);
            broker.server()
                    .getIoCriticalErrorListener()
                    .onIOException(new IOException("no space left"), "no space left", "x");
            Await.until(() -> !broker.server().isStarted());

            assertThat(broker.trouble())
                    .hasValueSatisfying(why -> assertThat(why).contains("no space left"));
            assertThatThrownBy(() -> broker.deliveryQueue().handOver(FRANCE, work(1)))
                    .isInstanceOf(OutageException.class);

            broker.revive();
            assertThat(broker.trouble()).isEmpty();
            assertThat(Consumed.all(broker, FRANCE)).containsExactly(work);
        }
    }

    @Test
    void work_that_a_consumer_gives_back_comes_again_at_once_and_never_dies() throws Exception {
        HandOver work = work(1);
        try (EmbeddedBroker broker = started()) {
            broker.deliveryQueue().handOver(FRANCE, work);
            try (Connection connection = broker.connections().createConnection();
                    Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                    MessageConsumer consumer = session.createConsumer(session.createQueue(broker.queueName(FRANCE)))) {
                connection.start();
                for (int i = 0; i < 30; i++) {
                    assertThat(consumer.receive(5_000)).isNotNull();
                    session.rollback();
                }
            }

            assertThat(Consumed.all(broker, FRANCE)).containsExactly(work);
            assertThat(broker.deadLetters()).isZero();
        }
    }

    @Test
    void the_queue_of_a_removed_peer_goes_and_comes_back_empty() throws Exception {
        try (EmbeddedBroker broker = started()) {
            broker.deliveryQueue().handOver(FRANCE, work(1));
            broker.dropQueue(FRANCE);
            assertThat(broker.depth(FRANCE)).isZero();

            HandOver later = work(1);
            broker.deliveryQueue().handOver(FRANCE, later);

            assertThat(Consumed.all(broker, FRANCE)).containsExactly(later);
        }
    }

    @Test
    void thirty_two_callers_hand_over_at_once_and_nothing_is_lost_or_doubled() throws Exception {
        try (EmbeddedBroker broker = started();
                ExecutorService callers = Executors.newFixedThreadPool(32)) {
            List<HandOver> all = Stream.generate(() -> work(1)).limit(640).toList();
            List<Callable<HandOver>> calls = new ArrayList<>();
            all.forEach(work -> calls.add(() -> {
                broker.deliveryQueue().handOver(FRANCE, work);
                return work;
            }));
            for (Future<HandOver> done : callers.invokeAll(calls)) {
                done.get();
            }

            assertThat(Consumed.all(broker, FRANCE)).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void more_work_than_fits_into_memory_waits_on_disk_and_comes_out_in_order() throws Exception {
        QueueLimits small = new QueueLimits(256 << 10, 64 << 10, 32 << 10, 5_000, 4, 1 << 10);
        List<HandOver> all = IntStream.range(0, 600).mapToObj(i -> work(1)).toList();
        try (EmbeddedBroker broker = new EmbeddedBroker(folder, small)) {
            all.forEach(work -> broker.deliveryQueue().handOver(FRANCE, work));

            assertThat(broker.server()
                            .getPagingManager()
                            .getPageStore(org.apache.activemq.artemis.api.core.SimpleString.of("deliver.FR"))
                            .isPaging())
                    .isTrue();
            assertThat(broker.depth(FRANCE)).isEqualTo(600);
            assertThat(Consumed.all(broker, FRANCE)).containsExactlyElementsOf(all);
        }
    }

    @Test
    void nothing_listens_on_the_network_and_nothing_looks_for_other_brokers() throws Exception {
        List<String> before = Listening.addresses();
        try (EmbeddedBroker broker = started()) {
            broker.deliveryQueue().handOver(FRANCE, work(1));
            Configuration configuration = broker.server().getConfiguration();

            assertThat(configuration.getAcceptorConfigurations())
                    .allMatch(acceptor -> acceptor.getFactoryClassName().endsWith("InVMAcceptorFactory"));
            assertThat(configuration.getClusterConfigurations()).isEmpty();
            assertThat(configuration.getBroadcastGroupConfigurations()).isEmpty();
            assertThat(configuration.getDiscoveryGroupConfigurations()).isEmpty();
            assertThat(Listening.addresses()).containsExactlyInAnyOrderElementsOf(before);
        }
    }

    @Test
    void memory_is_bounded_and_every_write_reaches_the_disk() {
        try (EmbeddedBroker broker = started()) {
            Configuration configuration = broker.server().getConfiguration();
            AddressSettings settings =
                    broker.server().getAddressSettingsRepository().getMatch("deliver.FR");

            assertThat(settings.getAddressFullMessagePolicy()).isEqualTo(AddressFullMessagePolicy.PAGE);
            assertThat(settings.getMaxSizeBytes()).isEqualTo(QueueLimits.STANDARD.queueMemoryMax());
            assertThat(configuration.getGlobalMaxSize()).isEqualTo(QueueLimits.STANDARD.memoryMax());
            assertThat(configuration.isJournalDatasync()).isTrue();
            assertThat(configuration.isJournalSyncNonTransactional()).isTrue();
            assertThat(configuration.isJournalSyncTransactional()).isTrue();
            assertThat(settings.getMaxDeliveryAttempts()).isEqualTo(-1);
            assertThat(settings.getRedeliveryDelay()).isZero();
        }
    }

    @Test
    void a_second_broker_on_the_same_folder_is_refused_at_once() {
        try (EmbeddedBroker broker = started()) {
            assertThatThrownBy(this::started)
                    .isInstanceOf(OutageException.class)
                    .hasMessageContaining("in use");
            assertThat(broker.isServing()).isTrue();
        }
    }

    @Test
    void an_empty_broker_is_small_on_disk() throws IOException {
        try (EmbeddedBroker broker = started();
                Stream<Path> files = Files.walk(folder)) {
            long bytes = files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();

            assertThat(broker.isServing()).isTrue();
            assertThat(bytes).isLessThan(8 << 20);
        }
    }

    @Test
    void work_for_a_closed_broker_is_an_outage() {
        EmbeddedBroker broker = started();
        broker.close();

        assertThat(broker.isServing()).isFalse();
        assertThatThrownBy(() -> broker.deliveryQueue().handOver(FRANCE, work(1)))
                .isInstanceOf(OutageException.class);
    }

    private EmbeddedBroker started() {
        return new EmbeddedBroker(folder.resolve("broker"), QueueLimits.STANDARD);
    }

    private static HandOver work(int number) {
        return new HandOver(new MessageId(UUID.randomUUID()), number);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("broker"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
