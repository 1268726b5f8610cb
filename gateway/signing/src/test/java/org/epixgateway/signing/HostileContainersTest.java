package org.epixgateway.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.EnvelopeOpener;
import org.epixgateway.core.exchange.EnvelopeSigner.SealedFile;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.SignatureVerifier.Rejected;
import org.epixgateway.core.exchange.SignatureVerifier.Verification;
import org.epixgateway.core.exchange.SignatureVerifier.Verified;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.Party;
import org.epixgateway.signing.HostileContainers.Hostile;
import org.epixgateway.signing.TestPki.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class HostileContainersTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final TestPki PKI = new TestPki(Party.of("CH"), Clock.fixed(NOW, ZoneOffset.UTC));
    private static final List<SealedFile> FILES = List.of(
            new SealedFile("header.xml", "application/xml", Bytes.utf8("<header/>")),
            new SealedFile(
                    "permit.xml", "application/xml", Bytes.utf8("<permit>" + "elephant ".repeat(40) + "</permit>")));
    private static final HostileContainers CONTAINERS =
            new HostileContainers(FILES, PKI.seal(Case.GOOD), PKI.seal(Case.UNKNOWN_ROOT), NOW);

    private final StrictContainers opener = new StrictContainers(Limits.STANDARD);
    private final XadesVerifier verifier = new XadesVerifier(Limits.STANDARD);

    static Stream<Hostile> brokenContainers() {
        return CONTAINERS.brokenContainers().stream();
    }

    static Stream<Hostile> brokenSeals() {
        return CONTAINERS.brokenSeals().stream();
    }

    static Stream<Hostile> unusualButHonest() {
        return CONTAINERS.unusualButHonest().stream();
    }

    @Test
    void the_same_container_without_a_defect_is_accepted() {
        assertThat(verify(new Hostile(
                        "honest", CONTAINERS.honest(), PKI.seal(Case.GOOD).certificate())))
                .isInstanceOf(Verified.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenContainers")
    void a_container_is_refused_for(Hostile hostile) {
        assertThat(opener.open(hostile.container()))
                .isInstanceOfSatisfying(EnvelopeOpener.Broken.class, broken -> assertOneSentence(broken.sentence()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenSeals")
    void a_seal_is_refused_for(Hostile hostile) {
        assertThat(verify(hostile))
                .isInstanceOfSatisfying(Rejected.class, rejected -> assertOneSentence(rejected.sentence()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusualButHonest")
    void what_honest_tools_write_differently_is_accepted(Hostile honest) {
        assertThat(verify(honest)).isInstanceOf(Verified.class);
    }

    @Test
    void a_registered_key_that_is_too_short_is_refused() {
        Hostile weak = HostileContainers.sealedWith("RSA-1024", FILES, PKI.seal(Case.RSA_1024), NOW);

        assertThat(verify(weak))
                .isInstanceOfSatisfying(
                        Rejected.class, r -> assertThat(r.sentence()).contains("2048 bits"));
    }

    private Verification verify(Hostile hostile) {
        EnvelopeOpener.Opening opening = opener.open(hostile.container());
        assertThat(opening).isInstanceOf(EnvelopeOpener.Opened.class);
        return verifier.verify(
                ((EnvelopeOpener.Opened) opening).envelope(),
                List.of(PKI.registered(CertificateUse.SEAL, hostile.registered())),
                NOW);
    }

    private static void assertOneSentence(String sentence) {
        assertThat(sentence).matches("[A-Z][^\\n]*\\.").doesNotContain("Exception");
    }
}
