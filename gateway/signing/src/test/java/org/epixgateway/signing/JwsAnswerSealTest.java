package org.epixgateway.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.barcode.BarcodeContent;
import org.epixgateway.core.barcode.BarcodeSeal;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.TestPermits;
import org.epixgateway.core.verify.AnswerSeal;
import org.epixgateway.core.verify.AnswerSeal.Issuer;
import org.epixgateway.core.verify.VerifiedState;
import org.epixgateway.core.verify.VerifyAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JwsAnswerSealTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Party NA = Party.of("NA");
    private static final Party CH = Party.of("CH");
    private static final TestPki NAMIBIA = new TestPki(NA, CLOCK);
    private static final KeyEntry KEY = NAMIBIA.root().issueVerification();
    private static final KeyEntry BARCODE_KEY = NAMIBIA.root().issueBarcode();
    private static final KeyEntry SWISS_KEY = new TestPki(CH, CLOCK).root().issueVerification();

    private final JwsAnswerSeal seal = new JwsAnswerSeal(Optional.of(KEY), CLOCK);
    private final List<Issuer> registered = List.of(issuer(NA, KEY), issuer(CH, SWISS_KEY));
    private final VerifyAnswer answer = new VerifyAnswer(
            NA.code(),
            "NA 2026/00017 \"é\u4e2d",
            VerifiedState.REPLACED,
            Optional.of(new VerifyAnswer.Shown(DocumentKind.EXPORT, Optional.of(LocalDate.of(2027, 5, 1)))),
            Optional.of("NA-2"),
            NOW,
            "nonce_1");

    private static Issuer issuer(Party party, KeyEntry entry) {
        return new Issuer(party, Certificates.der(entry.certificate()));
    }

    private String signed() {
        return seal.seal(answer).orElseThrow();
    }

    @Test
    void what_was_signed_is_read_again_with_nothing_but_the_certificate() {
        assertThat(seal.read(signed(), List.of(issuer(NA, KEY))))
                .isEqualTo(new AnswerSeal.Genuine(answer, issuer(NA, KEY)));
    }

    @Test
    void an_answer_about_an_unknown_permit_is_read_again_too() {
        VerifyAnswer unknown = new VerifyAnswer(
                NA.code(), "NO SUCH", VerifiedState.UNKNOWN, Optional.empty(), Optional.empty(), NOW, "");

        assertThat(seal.read(seal.seal(unknown).orElseThrow(), registered))
                .isEqualTo(new AnswerSeal.Genuine(unknown, issuer(NA, KEY)));
    }

    @Test
    void javas_own_signatures_agree() throws GeneralSecurityException {
        String[] parts = signed().split("\\.", -1);
        Signature other = Signature.getInstance("SHA256withECDSAinP1363Format");
        other.initVerify(KEY.certificate().getPublicKey());
        other.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));

        assertThat(other.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8))
                .contains("\"typ\":\"epix-verification+jws\"", "\"alg\":\"ES256\"");
    }

    @Test
    void an_altered_answer_and_one_of_an_unknown_key_are_not_genuine() {
        String[] parts = signed().split("\\.", -1);
        String other = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        AnswerJson.write(answer).replace("REPLACED", "VALID").getBytes(StandardCharsets.UTF_8));

        assertThat(sentence(parts[0] + "." + other + "." + parts[2], registered))
                .startsWith("Altered");
        assertThat(sentence(signed(), List.of(issuer(CH, SWISS_KEY)))).startsWith("Signed by no verification key");
        assertThat(sentence("a.b", registered)).startsWith("This is no signed answer");
        assertThat(sentence("x".repeat(5_000), registered)).startsWith("This is no signed answer");
    }

    @Test
    void a_party_answers_for_its_own_permits_only() {
        String swiss =
                new JwsAnswerSeal(Optional.of(SWISS_KEY), CLOCK).seal(answer).orElseThrow();

        assertThat(sentence(swiss, registered)).contains("about a permit of NA");
    }

    @Test
    void the_key_for_answers_signs_nothing_else_and_no_other_key_signs_answers() {
        String byBarcodeKey =
                new JwsAnswerSeal(Optional.of(BARCODE_KEY), CLOCK).seal(answer).orElseThrow();
        BarcodeContent content = BarcodeContent.of(TestPermits.elephantTuskExport(), "t".repeat(22));
        String barcodeByAnswerKey =
                new JwsBarcodeSeal(Optional.of(KEY), CLOCK).seal(content).orElseThrow();

        assertThat(sentence(byBarcodeKey, List.of(issuer(NA, BARCODE_KEY)))).startsWith("Altered");
        assertThat(seal.read(barcodeByAnswerKey, registered)).isInstanceOf(AnswerSeal.NotGenuine.class);
        assertThat(new JwsBarcodeSeal(Optional.empty(), CLOCK)
                        .read(
                                barcodeByAnswerKey,
                                List.of(new BarcodeSeal.Issuer(NA, Certificates.der(KEY.certificate())))))
                .isInstanceOf(BarcodeSeal.Altered.class);
        assertThat(CertificateRole.SEAL.isAllowed(KEY.certificate())).isFalse();
        assertThat(CertificateRole.TLS.isAllowed(KEY.certificate())).isFalse();
        assertThat(CertificateRole.ISSUER.isAllowed(KEY.certificate())).isFalse();
    }

    @Test
    void nothing_is_signed_without_a_key_or_after_its_end() {
        Clock late = Clock.offset(CLOCK, Duration.ofDays(1_000));

        assertThat(new JwsAnswerSeal(Optional.empty(), CLOCK).seal(answer)).isEmpty();
        assertThat(new JwsAnswerSeal(Optional.of(KEY), late).seal(answer)).isEmpty();
    }

    private String sentence(String signed, List<Issuer> issuers) {
        return seal.read(signed, issuers) instanceof AnswerSeal.NotGenuine(String sentence) ? sentence : "genuine";
    }
}
