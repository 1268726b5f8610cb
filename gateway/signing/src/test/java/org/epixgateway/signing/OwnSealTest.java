package org.epixgateway.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.EnvelopeOpener;
import org.epixgateway.core.exchange.EnvelopeSigner;
import org.epixgateway.core.exchange.EnvelopeSigner.SealedFile;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.SignatureVerifier;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.Party;
import org.epixgateway.signing.TestPki.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OwnSealTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);

    private final TestPki pki = new TestPki(Party.of("CH"), CLOCK);
    private final XadesSigner first = pki.signer(Case.GOOD);
    private final XadesSigner second = TestPki.signer(pki.root().issueSeal(KeyAlgorithm.P384));
    private final OwnSeal seal = new OwnSeal(first);

    private boolean isSealedWith(EnvelopeSigner by, XadesSigner registered) {
        Bytes container = by.seal(
                List.of(new SealedFile("header.xml", "application/xml", Bytes.utf8("<header/>"))), CLOCK.instant());
        var opened = (EnvelopeOpener.Opened) new StrictContainers(Limits.STANDARD).open(container);
        return new XadesVerifier(Limits.STANDARD)
                        .verify(
                                opened.envelope(),
                                List.of(pki.registered(CertificateUse.SEAL, registered.certificate())),
                                CLOCK.instant())
                instanceof SignatureVerifier.Verified;
    }

    @Test
    void another_key_seals_from_the_next_message_on() {
        assertThat(isSealedWith(seal, first)).isTrue();

        seal.use(second);

        assertThat(seal.certificate()).isEqualTo(second.certificate());
        assertThat(isSealedWith(seal, second)).isTrue();
    }

    @Test
    void who_began_with_a_key_ends_with_it() {
        EnvelopeSigner begun = seal.present();

        seal.use(second);

        assertThat(begun.certificate()).isEqualTo(first.certificate());
        assertThat(isSealedWith(begun, first)).isTrue();
    }
}
