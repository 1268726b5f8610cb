package org.epixgateway.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.MailboxDoor;
import org.epixgateway.core.exchange.MailboxPage;
import org.epixgateway.core.exchange.MailboxReply;
import org.epixgateway.core.exchange.MailboxReply.Away;
import org.epixgateway.core.exchange.MailboxReply.Declined;
import org.epixgateway.core.exchange.MailboxReply.Given;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.party.Party;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** France looks into the mailbox that Switzerland keeps, over mutual TLS. */
@Timeout(60)
class MailboxCallsTest {
    private static final ConnectionTerms TERMS =
            new ConnectionTerms(Duration.ofSeconds(10), Duration.ofSeconds(30), TestGateway.CONTAINER_MAX + (64 << 10));

    private final SSLContext ours = TestKey.FRANCE.trusting(TestKey.SWITZERLAND);
    private final SoapPeerConnection connection = new SoapPeerConnection(party -> ours, TERMS);
    private final SoapMailbox mailbox = new SoapMailbox(connection);
    private final Bytes container = Bytes.of(new byte[] {'P', 'K', 0, 13, 10, (byte) 0xff});
    private final List<MailboxPage.Entry> entries = IntStream.range(0, MailboxPage.ENTRIES_MAX)
            .mapToObj(i -> new MailboxPage.Entry(
                    MessageId.next(Clock.systemUTC(), new Random(i)), container.digest(), i % 2 == 0))
            .toList();

    /** Answers France alone, with what it was asked. */
    private class Kept implements MailboxDoor {
        @Override
        public MailboxReply<MailboxPage> list(Party caller, int max) {
            assertThat(caller).isEqualTo(TestGateway.FRANCE);
            return new Given<>(new MailboxPage(entries.subList(0, max), max < entries.size()));
        }

        @Override
        public MailboxReply<Bytes> fetch(Party caller, MessageId message) {
            assertThat(caller).isEqualTo(TestGateway.FRANCE);
            return message.equals(entries.get(0).id()) ? new Given<>(container) : new Declined<>("Nothing waits.");
        }

        @Override
        public MailboxReply<MessageId> confirm(Party caller, MessageId message, Bytes answer) {
            assertThat(caller).isEqualTo(TestGateway.FRANCE);
            return answer.equals(container) ? new Given<>(message) : new Declined<>("This is no answer: ü.");
        }
    }

    @AfterEach
    void hangUp() {
        connection.close();
    }

    @Test
    void a_full_list_a_container_and_a_confirmation_travel_octet_by_octet() throws Exception {
        try (TestGateway gateway = TestGateway.with(new Kept())) {
            var swiss = TestPeers.at(gateway.address());
            MessageId first = entries.get(0).id();

            assertThat(mailbox.list(swiss, MailboxPage.ENTRIES_MAX))
                    .isEqualTo(new Given<>(new MailboxPage(entries, false)));
            assertThat(mailbox.list(swiss, 2)).isEqualTo(new Given<>(new MailboxPage(entries.subList(0, 2), true)));
            assertThat(mailbox.fetch(swiss, first)).isEqualTo(new Given<>(container));
            assertThat(mailbox.confirm(swiss, first, container)).isEqualTo(new Given<>(first));
        }
    }

    @Test
    void a_no_is_told_with_its_sentence() throws Exception {
        try (TestGateway gateway = TestGateway.with(new Kept())) {
            var swiss = TestPeers.at(gateway.address());
            MessageId other = entries.get(1).id();

            assertThat(mailbox.fetch(swiss, other)).isEqualTo(new Declined<>("Nothing waits."));
            assertThat(mailbox.confirm(swiss, other, Bytes.utf8("x")))
                    .isEqualTo(new Declined<>("This is no answer: ü."));
        }
    }

    @Test
    void an_outage_behind_the_mailbox_is_told_without_its_reason() throws Exception {
        MailboxDoor broken = new Kept() {
            @Override
            public MailboxReply<MailboxPage> list(Party caller, int max) {
                throw new OutageException("disk of node 7 is full", Duration.ofSeconds(42));
            }
        };
        try (TestGateway gateway = TestGateway.with(broken)) {
            assertThat(mailbox.list(TestPeers.at(gateway.address()), 50))
                    .isInstanceOfSatisfying(
                            Away.class, away -> assertThat(away.sentence()).doesNotContain("disk"));
        }
    }

    @Test
    void a_stranger_gets_nothing_and_raises_an_alarm() throws Exception {
        SSLContext strange = TestKey.UNREGISTERED.trusting(TestKey.SWITZERLAND);
        try (TestGateway gateway = TestGateway.with(new Kept());
                SoapPeerConnection unknown = new SoapPeerConnection(party -> strange, TERMS)) {
            assertThat(new SoapMailbox(unknown).list(TestPeers.at(gateway.address()), 50))
                    .isInstanceOf(Away.class);
            assertThat(gateway.alarms).anyMatch(alarm -> alarm.startsWith("unknown peer"));
        }
    }

    @Test
    void a_peer_that_is_not_there_is_away() {
        assertThat(mailbox.list(TestPeers.at(URI.create("https://localhost:1/exchange")), 50))
                .isInstanceOf(Away.class);
    }

    @Test
    void both_versions_of_soap_are_answered_in_their_own() throws Exception {
        try (TestGateway gateway = TestGateway.with(new Kept())) {
            RawCalls calls = new RawCalls(gateway.address());
            String question =
                    "<c:CollectList xmlns:c=\"" + RawCalls.SERVICE + "\"><c:atMost>1</c:atMost></c:CollectList>";
            HttpResponse<String> old = calls.soap11(question);
            HttpResponse<String> newer = calls.soap12(question);

            assertThat(old.statusCode()).isEqualTo(200);
            assertThat(old.body())
                    .contains(RawCalls.SOAP_11, entries.get(0).id().toString(), ">true<");
            assertThat(newer.statusCode()).isEqualTo(200);
            assertThat(newer.body())
                    .contains(RawCalls.SOAP_12, entries.get(0).id().toString(), ">true<");
        }
    }

    @Test
    void a_question_for_more_than_a_page_or_for_no_id_is_not_valid() throws Exception {
        try (TestGateway gateway = TestGateway.with(new Kept())) {
            RawCalls calls = new RawCalls(gateway.address());
            for (String question : List.of(
                    "<c:CollectList xmlns:c=\"%s\"><c:atMost>51</c:atMost></c:CollectList>",
                    "<c:CollectFetch xmlns:c=\"%s\"><c:message>../../x</c:message></c:CollectFetch>")) {
                assertThat(calls.soap11(question.formatted(RawCalls.SERVICE)).body())
                        .contains("Fault")
                        .doesNotContain("Exception");
            }
        }
    }
}
