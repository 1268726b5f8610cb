package org.epixgateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Function;
import org.epixgateway.core.bytes.Bytes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A peer whose TLS is right and whose answers are not: nothing it says makes a message delivered. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LyingAnswersIT {
    private final TwoGateways both;
    private final Bytes genuine;

    LyingAnswersIT(@TempDir Path folder) {
        both = TwoGateways.running(folder);
        String id = both.swiss().submit(Permits.next());
        both.swiss().awaitState(id, "DELIVERED");
        genuine = both.swiss().national().get("messages/" + id + "/answer").body();
        both.french().stop();
    }

    @AfterAll
    void stop() {
        both.swiss().requireIntactEvidence();
        both.close();
    }

    @Test
    void garbage_is_no_receipt() {
        requireParked(container -> Bytes.utf8("receipt"));
    }

    @Test
    void the_receipt_of_another_message_is_no_receipt() {
        requireParked(container -> genuine);
    }

    @Test
    void a_tampered_receipt_is_no_receipt() {
        byte[] tampered = genuine.array().clone();
        tampered[tampered.length / 2] ^= 1;
        requireParked(container -> Bytes.of(tampered));
    }

    @Test
    void our_own_message_sent_back_is_no_receipt() {
        requireParked(container -> container);
    }

    @Test
    void a_receipt_under_the_seal_of_another_party_is_no_receipt() {
        try (Wire swiss = new Wire(both.swiss(), both.french())) {
            requireParked(container -> swiss.sealedAgain(genuine));
        }
    }

    @Test
    void a_receipt_without_a_seal_is_no_receipt() {
        Bytes unsigned = Zip.without(genuine, "META-INF/signatures.xml");
        requireParked(container -> unsigned);
    }

    @Test
    void a_parked_message_holds_back_its_permit_only_and_goes_first_when_it_is_resent() {
        Bytes permit = Permits.next();
        String first;
        String second;
        try (LyingPeer liar = new LyingPeer(both.french(), both.swiss().party(), container -> Bytes.utf8("no"))) {
            assertThat(liar).isNotNull();
            first = both.swiss().submit(permit);
            both.swiss().awaitState(first, "PARKED");
            second = submitAgain(permit);
            Await.until(
                    "it waits",
                    Site.DELIVERY_MAX,
                    () -> both.swiss()
                            .message(second)
                            .path("heldBackBy")
                            .asText()
                            .equals(first));
        }
        both.french().start();
        String unrelated = both.swiss().submit(Permits.next());
        both.swiss().awaitDelivered(unrelated);
        assertThat(both.swiss().message(second).path("attempts").asInt()).isZero();

        both.swiss().resend(first);

        both.swiss().awaitDelivered(first);
        both.swiss().awaitDelivered(second);
        assertThat(both.french().inbox()).containsSubsequence(first, second).doesNotHaveDuplicates();
        both.french().stop();
    }

    private String submitAgain(Bytes permit) {
        Rest.Answer answer = both.swiss()
                .national()
                .submit(permit, "again-" + permit.digest().hex(), "");
        assertThat(answer.status()).as(answer.body().asUtf8()).isEqualTo(202);
        return answer.json().path("messages").path(0).path("id").asText();
    }

    private void requireParked(Function<Bytes, Bytes> lie) {
        try (LyingPeer liar = new LyingPeer(both.french(), both.swiss().party(), lie)) {
            assertThat(liar).isNotNull();
            String id = both.swiss().submit(Permits.next());

            var parked = both.swiss().awaitState(id, "PARKED");

            assertThat(parked.path("attempts").asInt()).isEqualTo(3);
            assertThat(parked.hasNonNull("receipt")).isFalse();
        }
    }
}
