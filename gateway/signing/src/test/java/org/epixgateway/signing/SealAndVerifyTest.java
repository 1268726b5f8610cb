package org.epixgateway.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.EnvelopeOpener;
import org.epixgateway.core.exchange.EnvelopeSigner.SealedFile;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.OpenedEnvelope;
import org.epixgateway.core.exchange.SignatureVerifier.Rejected;
import org.epixgateway.core.exchange.SignatureVerifier.Verification;
import org.epixgateway.core.exchange.SignatureVerifier.Verified;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.RegisteredCertificate;
import org.epixgateway.signing.TestPki.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class SealAndVerifyTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final TestPki PKI = new TestPki(Party.of("CH"), Clock.fixed(NOW, ZoneOffset.UTC));
    private static final List<SealedFile> FILES = List.of(
            new SealedFile("header.xml", "application/xml", Bytes.utf8("<header/>")),
            new SealedFile("permit.xml", "application/xml", Bytes.utf8("<permit>" + "x".repeat(16_000) + "</permit>")),
            new SealedFile("attachment-1.pdf", "application/pdf", Bytes.utf8("not really")));

    private final XadesVerifier verifier = new XadesVerifier(Limits.STANDARD);

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
    void what_we_seal_we_verify_with_every_kind_of_key(KeyAlgorithm algorithm) {
        KeyEntry seal = PKI.seal(algorithm);
        OpenedEnvelope envelope = open(TestPki.signer(seal).seal(FILES, NOW));

        Verification verification = verifier.verify(
                envelope,
                List.of(PKI.registered(org.epixgateway.core.party.CertificateUse.SEAL, seal.certificate())),
                NOW);

        assertThat(verification).isInstanceOfSatisfying(Verified.class, verified -> {
            assertThat(verified.envelope().signingTime()).isEqualTo(NOW);
            assertThat(verified.envelope().sealedBy()).isEqualTo(Certificates.digest(seal.certificate()));
        });
    }

    @Test
    void files_come_out_as_they_went_in() {
        OpenedEnvelope envelope = open(PKI.signer(Case.GOOD).seal(FILES, NOW));

        assertThat(envelope.files())
                .containsExactlyElementsOf(FILES.stream()
                        .map(f -> new OpenedEnvelope.File(f.name(), f.content()))
                        .toList());
    }

    @Test
    void an_unregistered_certificate_is_refused_though_the_message_brings_it() {
        assertThat(refusal(Case.UNKNOWN_ROOT, Case.GOOD)).contains("not registered");
    }

    @Test
    void the_refusal_says_why_a_registered_certificate_is_not_accepted() {
        assertThat(refusal(Case.EXPIRED, Case.EXPIRED)).contains("is expired since");
        assertThat(refusal(Case.NOT_YET_VALID, Case.NOT_YET_VALID)).contains("is not yet valid");
        assertThat(refusal(Case.WRONG_USAGE, Case.WRONG_USAGE)).contains("wrong usage");
        assertThat(refusal(Case.SHA1_SIGNED, Case.SHA1_SIGNED)).contains("signed with SHA-1");
    }

    @Test
    void the_claimed_signing_time_may_be_five_minutes_ahead_and_no_more() {
        RegisteredCertificate seal = PKI.registeredSeal(Case.GOOD);
        Instant ahead = NOW.plus(Duration.ofMinutes(5));

        assertThat(verifier.verify(open(PKI.signer(Case.GOOD).seal(FILES, ahead)), List.of(seal), NOW))
                .isInstanceOf(Verified.class);
        assertThat(verifier.verify(open(PKI.signer(Case.GOOD).seal(FILES, ahead.plusSeconds(1))), List.of(seal), NOW))
                .isInstanceOfSatisfying(
                        Rejected.class, r -> assertThat(r.sentence()).contains("in the future"));
    }

    private String refusal(Case sealedBy, Case registered) {
        Verification verification = verifier.verify(
                open(PKI.signer(sealedBy).seal(FILES, NOW)), List.of(PKI.registeredSeal(registered)), NOW);
        assertThat(verification).isInstanceOf(Rejected.class);
        return ((Rejected) verification).sentence();
    }

    private static OpenedEnvelope open(Bytes container) {
        EnvelopeOpener.Opening opening = new StrictContainers(Limits.STANDARD).open(container);
        assertThat(opening).isInstanceOf(EnvelopeOpener.Opened.class);
        return ((EnvelopeOpener.Opened) opening).envelope();
    }
}
