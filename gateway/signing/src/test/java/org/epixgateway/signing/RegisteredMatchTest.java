package org.epixgateway.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Pin;
import org.epixgateway.core.party.RegisteredCertificate;
import org.epixgateway.signing.TestPki.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RegisteredMatchTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final TestPki PKI = new TestPki(Party.of("CH"), Clock.fixed(NOW, ZoneOffset.UTC));
    private static final String POLICY = "1.3.6.1.4.1.99999.1";

    private final X509Certificate good = PKI.seal(Case.GOOD).certificate();

    @Test
    void an_entry_holds_from_its_first_instant_to_before_its_last() throws RefusedException {
        RegisteredCertificate entry = entry(NOW.minusSeconds(60), NOW.plusSeconds(60), null, null);

        assertThat(find(entry, NOW.minusSeconds(60)).der()).isEqualTo(Certificates.der(good));
        assertThatThrownBy(() -> find(entry, NOW.minusSeconds(61)))
                .hasMessageContaining("is not yet valid: it is registered from");
        assertThat(find(entry, NOW.plusSeconds(59)).der()).isEqualTo(Certificates.der(good));
        assertThatThrownBy(() -> find(entry, NOW.plusSeconds(60)))
                .hasMessageContaining("is expired: it was registered until");
    }

    @Test
    void an_entry_revoked_in_the_registry_is_refused_from_that_instant_on() throws RefusedException {
        RegisteredCertificate entry = entry(NOW.minusSeconds(60), NOW.plusSeconds(60), NOW, null);

        assertThat(find(entry, NOW.minusSeconds(1)).use()).isEqualTo(CertificateUse.SEAL);
        assertThatThrownBy(() -> find(entry, NOW)).hasMessageContaining("is revoked in the registry since");
    }

    @Test
    void a_retired_entry_verifies_for_thirty_days_and_no_longer() throws RefusedException {
        Instant retired = NOW.minus(Duration.ofDays(30));
        RegisteredCertificate entry =
                entry(NOW.minus(Duration.ofDays(90)), NOW.plus(Duration.ofDays(90)), null, retired);

        assertThat(find(entry, NOW.minusSeconds(1)).use()).isEqualTo(CertificateUse.SEAL);
        assertThatThrownBy(() -> find(entry, NOW)).hasMessageContaining("is retired since");
    }

    @Test
    void a_certificate_registered_again_counts_though_its_first_entry_is_retired() throws RefusedException {
        RegisteredCertificate old =
                entry(NOW.minus(Duration.ofDays(90)), NOW.plusSeconds(60), null, NOW.minus(Duration.ofDays(80)));
        RegisteredCertificate current = entry(NOW.minusSeconds(60), NOW.plusSeconds(60), null, null);

        assertThat(new RegisteredMatch(CertificateRole.SEAL, NOW)
                        .find(good, List.of(old, current))
                        .retiredAt())
                .isEmpty();
    }

    @Test
    void a_pin_by_subject_takes_what_the_registered_issuer_signed() throws RefusedException {
        X509Certificate presented = withPolicy(PKI.root(), POLICY);

        RegisteredCertificate found = new RegisteredMatch(CertificateRole.SEAL, NOW)
                .find(
                        presented,
                        List.of(bySubject(presented, Certificates.der(PKI.root().certificate()))));

        assertThat(found.der()).isEqualTo(Certificates.der(presented));
    }

    @Test
    void a_pin_by_subject_refuses_an_issuer_of_the_same_name_with_another_key() {
        TestPki twin = new TestPki(Party.of("CH"), Clock.fixed(NOW, ZoneOffset.UTC));
        X509Certificate forged = withPolicy(twin.root(), POLICY);

        assertThatThrownBy(() -> new RegisteredMatch(CertificateRole.SEAL, NOW)
                        .find(
                                forged,
                                List.of(bySubject(
                                        forged, Certificates.der(PKI.root().certificate())))))
                .hasMessageContaining("not signed by the registered issuer");
    }

    @Test
    void a_pin_by_subject_refuses_where_no_issuer_is_registered() {
        X509Certificate presented = withPolicy(PKI.root(), POLICY);

        assertThatThrownBy(() -> new RegisteredMatch(CertificateRole.SEAL, NOW)
                        .find(presented, List.of(bySubject(presented, Bytes.of(new byte[0])))))
                .hasMessageContaining("holds no certificate of its issuer");
    }

    @Test
    void a_pin_by_subject_refuses_another_policy() {
        X509Certificate presented = withPolicy(PKI.root(), POLICY + ".7");

        assertThatThrownBy(() -> new RegisteredMatch(CertificateRole.SEAL, NOW)
                        .find(
                                presented,
                                List.of(bySubject(
                                        presented, Certificates.der(PKI.root().certificate())))))
                .hasMessageContaining("not registered");
    }

    private RegisteredCertificate find(RegisteredCertificate entry, Instant at) throws RefusedException {
        return new RegisteredMatch(CertificateRole.SEAL, at).find(good, List.of(entry));
    }

    private RegisteredCertificate entry(
            Instant from,
            Instant until,
            @org.jspecify.annotations.Nullable Instant revoked,
            @org.jspecify.annotations.Nullable Instant retired) {
        return new RegisteredCertificate(
                CertificateUse.SEAL,
                new Pin.Exact(Certificates.digest(good)),
                Certificates.der(good),
                from,
                until,
                Optional.ofNullable(revoked),
                Optional.ofNullable(retired));
    }

    private static RegisteredCertificate bySubject(X509Certificate like, Bytes issuer) {
        return new RegisteredCertificate(
                CertificateUse.SEAL,
                new Pin.BySubject(
                        like.getIssuerX500Principal().getName(),
                        like.getSubjectX500Principal().getName(),
                        POLICY),
                issuer,
                NOW.minusSeconds(60),
                NOW.plusSeconds(60),
                Optional.empty(),
                Optional.empty());
    }

    private static X509Certificate withPolicy(PartyRoot root, String policy) {
        SecureRandom random = new SecureRandom();
        KeyPair pair = KeyAlgorithm.P256.generate(random);
        X500Name issuer = X500Name.getInstance(
                root.certificate().getSubjectX500Principal().getEncoded());
        return new CertificateWriter(
                        issuer,
                        root.certificate().getPublicKey(),
                        new X500Name("C=CH,O=Authority,CN=Seal"),
                        pair.getPublic(),
                        new CertificateWriter.Validity(NOW.minusSeconds(60), NOW.plusSeconds(60)),
                        random)
                .forUse(KeyUsage.digitalSignature)
                .add(
                        Extension.certificatePolicies,
                        false,
                        new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier(policy))))
                .signedBy(root.entry().key(), "SHA256withECDSA");
    }
}
