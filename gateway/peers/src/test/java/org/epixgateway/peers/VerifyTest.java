package org.epixgateway.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLContext;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerPolicy;
import org.epixgateway.core.party.ServiceAddress;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.verify.Asker;
import org.epixgateway.core.verify.IssuerConnection;
import org.epixgateway.core.verify.Proof;
import org.epixgateway.core.verify.Question;
import org.epixgateway.core.verify.Verified;
import org.epixgateway.core.verify.VerifiedState;
import org.epixgateway.core.verify.VerifyAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class VerifyTest {
    private static final String SIGNED = "aGVhZA.Ym9keQ.c2ln";
    private static final CountryCode CH = TestGateway.SWITZERLAND.code();

    private final ConcurrentLinkedDeque<Question> asked = new ConcurrentLinkedDeque<>();
    private final SSLContext ours = TestKey.FRANCE.trusting(TestKey.SWITZERLAND);
    private final SoapPeerConnection connection = new SoapPeerConnection(party -> ours, ConnectionTerms.STANDARD);
    private final TestGateway gateway = gateway();
    private volatile VerifiedState state = VerifiedState.VALID;

    private static TestGateway gateway() {
        try {
            return TestGateway.with(TestGateway.echo());
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    @BeforeEach
    void answer() {
        gateway.verify = question -> {
            asked.add(question);
            return new Verified(
                    new VerifyAnswer(
                            CH,
                            question.number(),
                            state,
                            Optional.empty(),
                            Optional.empty(),
                            TestGateway.NOW,
                            question.nonce()),
                    SIGNED);
        };
    }

    @AfterEach
    void close() {
        connection.close();
        gateway.close();
    }

    private IssuerConnection.Reply ask(Proof proof) {
        Peer peer = new Peer(
                TestGateway.SWITZERLAND,
                "Swiss",
                Peer.State.ACTIVE,
                1,
                DeliveryMode.PUSH,
                List.of(new ServiceAddress(ServiceAddress.Kind.DELIVER, gateway.address())),
                List.of(),
                List.of(),
                Set.of(),
                Set.of(),
                PeerPolicy.STANDARD,
                1);
        return connection.verify(peer, new Question(CH, "26CH 000001/E", proof, new Asker.Own("border"), "nonce-1"));
    }

    @Test
    void a_peer_asks_by_token_barcode_or_visible_fields_and_is_known_by_its_certificate() {
        Proof fields = new Proof.VisibleFields(
                Optional.of(DocumentKind.EXPORT),
                Optional.of(LocalDate.of(2027, 5, 1)),
                Optional.of(CountryCode.of("FR")),
                Optional.of("Python regius"));
        for (Proof proof :
                List.of(new Proof.Token("t".repeat(22)), new Proof.Barcode("https://x.example/v#a.b.c"), fields)) {
            assertThat(ask(proof)).isEqualTo(new IssuerConnection.Answered(SIGNED));
            assertThat(asked.getLast())
                    .isEqualTo(new Question(CH, "26CH 000001/E", proof, new Asker.Peer(TestGateway.FRANCE), "nonce-1"));
        }
    }

    @Test
    void whoever_fails_again_and_again_is_told_to_try_later() {
        state = VerifiedState.UNKNOWN;
        for (int i = 0; i < 6; i++) {
            assertThat(ask(new Proof.Token("w".repeat(22)))).isInstanceOf(IssuerConnection.Answered.class);
        }

        assertThat(ask(new Proof.Token("w".repeat(22))))
                .isEqualTo(
                        new IssuerConnection.Later(Duration.ofSeconds(1), "Too many questions that proved nothing."));
        assertThat(asked).hasSize(6);
    }

    @Test
    void an_outage_is_told_without_what_is_the_matter() {
        gateway.verify = question -> {
            throw new OutageException("the disk /dev/x is full", Duration.ofSeconds(30));
        };

        assertThat(ask(new Proof.Token("t".repeat(22))))
                .isEqualTo(new IssuerConnection.Later(
                        Duration.ofSeconds(30), "The gateway cannot answer at this moment."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<v:IssuingCountry>CH</v:IssuingCountry><v:Number>1</v:Number>",
                "<v:IssuingCountry>CHE</v:IssuingCountry><v:Number>1</v:Number><v:Token>t</v:Token>",
                "<v:IssuingCountry>CH</v:IssuingCountry><v:Token>t</v:Token>",
                "<v:IssuingCountry>CH</v:IssuingCountry><v:Number>1</v:Number><v:Token>t</v:Token><v:Barcode>b</v:Barcode>",
                "<v:IssuingCountry>CH</v:IssuingCountry><v:Number>1</v:Number><v:Fields><v:Kind>EXPORT</v:Kind></v:Fields>",
                "<v:IssuingCountry>CH</v:IssuingCountry><v:Number>1</v:Number><v:Fields><v:Kind>NONE</v:Kind><v:ValidUntil>2027-13-45</v:ValidUntil></v:Fields>",
                "<v:IssuingCountry>CH</v:IssuingCountry><v:Number>1</v:Number><v:Token>t</v:Token><v:Nonce>a b</v:Nonce>"
            })
    void what_is_no_question_is_the_callers_fault(String content) throws Exception {
        RawCalls calls = new RawCalls(gateway.address());

        String body = calls.soap11("<v:Verify xmlns:v=\"" + RawCalls.SERVICE + "\">" + content + "</v:Verify>")
                .body();

        assertThat(body).containsAnyOf("Client", "Sender").doesNotContain("Exception");
        assertThat(asked).isEmpty();
    }
}
