package org.epixgateway.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.PeerConnection.NotServing;
import org.epixgateway.core.exchange.PeerConnection.Reply;
import org.epixgateway.core.exchange.PeerConnection.TryLater;
import org.epixgateway.core.exchange.PeerConnection.Unreachable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that are away, slow, broken or lying: no call hangs, none throws, and nobody is told that nothing arrived unless it is certain. */
@Timeout(90)
final class BadPeersTest {
    private static final SSLContext FRENCH = TestKey.FRANCE.trusting(TestKey.SWITZERLAND);
    private static final Bytes CONTAINER = Bytes.utf8("PK");
    private static final int ANSWER_MAX = 100_000;

    private final SoapPeerConnection connection = new SoapPeerConnection(
            party -> FRENCH, new ConnectionTerms(Duration.ofSeconds(20), Duration.ofSeconds(20), ANSWER_MAX));
    private final SoapPeerConnection impatient = new SoapPeerConnection(
            party -> FRENCH, new ConnectionTerms(Duration.ofSeconds(2), Duration.ofMillis(500), ANSWER_MAX));

    @AfterEach
    void hangUp() {
        connection.close();
        impatient.close();
    }

    @Test
    void an_address_where_nobody_listens_has_not_got_it() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            port = free.getLocalPort();
        }

        hasNotGotIt(deliver(URI.create("https://localhost:" + port + "/exchange")));
    }

    @Test
    void a_host_that_does_not_exist_has_not_got_it() {
        hasNotGotIt(deliver(URI.create("https://no-such-host.invalid/exchange")));
    }

    @Test
    void an_address_without_tls_is_not_called() throws IOException {
        try (ServerSocket open = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            hasNotGotIt(deliver(URI.create("http://localhost:" + open.getLocalPort() + "/exchange")));
        }
    }

    @Test
    void a_host_that_does_not_shake_hands_has_not_got_it() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("localhost"))) {
            URI address = URI.create("https://localhost:" + silent.getLocalPort() + "/exchange");

            hasNotGotIt(impatient.deliver(TestPeers.at(address), CONTAINER));
        }
    }

    @Test
    void an_impostor_with_another_certificate_has_not_got_it() throws IOException {
        try (LyingPeer impostor = LyingPeer.with(TestKey.STRANGER)) {
            hasNotGotIt(deliver(impostor.address()));
            assertThat(impostor.requests).hasValue(0);
        }
    }

    @Test
    void a_peer_that_does_not_answer_in_time_may_have_got_it() throws IOException {
        try (LyingPeer silent = LyingPeer.that(caller -> {})) {
            mayHaveGotIt(impatient.deliver(TestPeers.at(silent.address()), CONTAINER));
        }
    }

    @Test
    void a_peer_that_answers_one_octet_at_a_time_for_ever_is_left() throws IOException {
        try (LyingPeer dripping = LyingPeer.that(caller -> {
            LyingPeer.say(caller, "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 90000\r\n\r\n");
            while (true) {
                LyingPeer.say(caller, " ");
            }
        })) {
            mayHaveGotIt(impatient.deliver(TestPeers.at(dripping.address()), CONTAINER));
        }
    }

    @Test
    void a_connection_that_breaks_after_the_request_is_not_tried_again_in_silence() throws IOException {
        try (LyingPeer crashing = LyingPeer.that(LyingPeer::reset)) {
            mayHaveGotIt(deliver(crashing.address()));
            assertThat(crashing.requests).hasValue(1);
        }
    }

    @Test
    void a_kept_connection_that_breaks_is_not_tried_again_in_silence() throws IOException {
        try (LyingPeer crashing = LyingPeer.that(new SecondTimeCrash())) {
            mayHaveGotIt(deliver(crashing.address()));
            mayHaveGotIt(deliver(crashing.address()));
            assertThat(crashing.requests).hasValue(2);
        }
    }

    @Test
    void an_answer_that_is_too_large_is_not_read_to_its_end() throws IOException {
        String endless = "<x>" + "y".repeat(ANSWER_MAX) + "</x>";
        try (LyingPeer large = LyingPeer.saying(200, "text/xml", endless)) {
            assertThat(mayHaveGotIt(deliver(large.address()))).contains("larger");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, text/html",
        "404, text/html",
        "503, text/plain",
        "302, text/xml",
        "401, text/xml",
        "200, application/json"
    })
    void an_answer_that_is_not_soap_may_be_from_something_that_took_it(int status, String type) throws IOException {
        try (LyingPeer web = LyingPeer.saying(status, type, "<html/>")) {
            assertThat(mayHaveGotIt(deliver(web.address()))).contains(String.valueOf(status));
            assertThat(connection.state(TestPeers.at(web.address()))).isInstanceOf(NotServing.class);
        }
    }

    @Test
    void a_redirection_is_not_followed() throws IOException {
        try (LyingPeer other = LyingPeer.that(caller -> {});
                LyingPeer moved = LyingPeer.saying(
                        "HTTP/1.1 307 X\r\nLocation: " + other.address() + "\r\nContent-Length: 0\r\n\r\n")) {
            mayHaveGotIt(deliver(moved.address()));
            assertThat(other.requests).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<x/>",
                "<d:DeliverResponse xmlns:d='urn:epixgateway:exchange:service:1'/>",
                "<d:ServiceStateResponse xmlns:d='urn:epixgateway:exchange:service:1'/>",
                "<d:DeliverResponse xmlns:d='urn:epixgateway:exchange:service:1'><d:answer>"
                        + "<x:Include xmlns:x='http://www.w3.org/2004/08/xop/include' href='cid:nothing'/></d:answer></d:DeliverResponse>",
                "<d:DeliverResponse xmlns:d='urn:epixgateway:exchange:service:1'><d:answer>"
                        + "<x:Include xmlns:x='http://www.w3.org/2004/08/xop/include' href='file:///etc/hostname'/></d:answer></d:DeliverResponse>"
            })
    void soap_that_is_not_our_answer_is_no_answer(String body) throws IOException {
        try (LyingPeer lying = LyingPeer.saying(200, "text/xml", RawCalls.envelope(RawCalls.SOAP_11, body))) {
            mayHaveGotIt(deliver(lying.address()));
            assertThat(connection.state(TestPeers.at(lying.address()))).isInstanceOf(NotServing.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no xml", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><x>&a;</x>"})
    void what_is_not_even_xml_is_no_answer(String body) throws IOException {
        try (LyingPeer lying = LyingPeer.saying(200, "text/xml", body)) {
            mayHaveGotIt(deliver(lying.address()));
        }
    }

    @Test
    void a_fault_that_the_contract_does_not_have_may_come_after_it_was_taken() throws IOException {
        try (LyingPeer faulty = LyingPeer.saying(500, "text/xml", fault("a \u0007 bad day", ""))) {
            assertThat(mayHaveGotIt(deliver(faulty.address()))).contains("a bad day");
        }
    }

    @Test
    void a_peer_may_put_us_off_for_a_day_at_most() throws IOException {
        String detail = "<d:TryLater xmlns:d='urn:epixgateway:exchange:service:1'><d:retryAfterSeconds>2000000000"
                + "</d:retryAfterSeconds><d:sentence>" + "s".repeat(5_000) + "</d:sentence></d:TryLater>";
        try (LyingPeer lazy = LyingPeer.saying(500, "text/xml", fault("later", detail))) {
            assertThat(deliver(lazy.address())).isInstanceOfSatisfying(TryLater.class, later -> {
                assertThat(later.after()).isEqualTo(Duration.ofDays(1));
                assertThat(later.sentence()).hasSizeLessThan(400);
            });
        }
    }

    @Test
    void a_fault_without_its_details_is_no_promise_that_nothing_was_taken() throws IOException {
        String detail = "<d:TryLater xmlns:d='urn:epixgateway:exchange:service:1'/>";
        try (LyingPeer faulty = LyingPeer.saying(500, "text/xml", fault("later", detail))) {
            assertThat(deliver(faulty.address())).isInstanceOfAny(TryLater.class, Unreachable.class);
        }
    }

    private Reply deliver(URI address) {
        return connection.deliver(TestPeers.at(address), CONTAINER);
    }

    private static String fault(String sentence, String detail) {
        return RawCalls.envelope(
                RawCalls.SOAP_11,
                "<s:Fault><faultcode>s:Server</faultcode><faultstring>" + sentence.replace("\u0007", "&#10;")
                        + "</faultstring><detail>" + detail + "</detail></s:Fault>");
    }

    private static void hasNotGotIt(Reply reply) {
        assertThat(reply).isInstanceOfSatisfying(Unreachable.class, gone -> {
            assertThat(gone.mayHaveArrived()).as(gone.sentence()).isFalse();
            assertThat(gone.sentence()).isNotBlank();
        });
    }

    private static String mayHaveGotIt(Reply reply) {
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        gone -> assertThat(gone.mayHaveArrived())
                                .as(gone.sentence())
                                .isTrue());
        return ((Unreachable) reply).sentence();
    }

    private static final class SecondTimeCrash implements LyingPeer.Conduct {
        private boolean before;

        @Override
        public void answer(javax.net.ssl.SSLSocket caller) throws IOException {
            if (before) {
                LyingPeer.reset(caller);
            }
            before = true;
            LyingPeer.say(caller, "HTTP/1.1 503 X\r\nContent-Length: 0\r\n\r\n");
        }
    }
}
