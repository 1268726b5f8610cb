package org.epixgateway.signing;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.Party;

/** Keys with certificates that a Party brings along instead of having them made; it can do without keys for barcodes and answers. */
public record GivenKeys(
        Optional<KeyEntry> root,
        Optional<KeyEntry> seal,
        Optional<KeyEntry> tls,
        Optional<KeyEntry> barcode,
        Optional<KeyEntry> verification) {
    public static final GivenKeys NONE =
            new GivenKeys(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final int CRL_SIGN = 6;

    /** @throws IllegalArgumentException with a sentence for the operator, if the file cannot be read or has not one key */
    public static KeyEntry read(Path file, char[] password) {
        KeyStore keys = KeyStores.pkcs12(file, password);
        return KeyStores.entry(keys, KeyStores.onlyAlias(keys), password);
    }

    /** Whether something is left to be issued and no root was given to do it. */
    public boolean needsRoot() {
        return root.isEmpty() && (seal.isEmpty() || tls.isEmpty());
    }

    /** Why these cannot be the keys of a Party, one sentence; empty if they can. */
    public Optional<String> problem(Party party, Instant at) {
        Optional<String> sameKey = isSame(seal, tls)
                ? Optional.of("Seal and TLS must be two keys: whoever runs the connection must not be able to seal.")
                : isSame(barcode, seal) || isSame(barcode, tls)
                        ? Optional.of("The barcode key must be a key of its own: it signs nothing but barcodes.")
                        : isSame(verification, seal) || isSame(verification, tls) || isSame(verification, barcode)
                                ? Optional.of(
                                        "The verification key must be a key of its own: it signs nothing but answers.")
                                : Optional.empty();
        return root.flatMap(entry -> problem(entry, CertificateRole.ISSUER, party, at))
                .or(() -> root.flatMap(GivenKeys::listProblem))
                .or(() -> seal.flatMap(entry -> problem(entry, CertificateRole.SEAL, party, at)))
                .or(() -> tls.flatMap(entry -> problem(entry, CertificateRole.TLS, party, at)))
                .or(() -> barcode.flatMap(entry -> problem(entry, CertificateRole.BARCODE, party, at)))
                .or(() -> verification.flatMap(entry -> problem(entry, CertificateRole.VERIFICATION, party, at)))
                .or(() -> sameKey);
    }

    private static boolean isSame(Optional<KeyEntry> one, Optional<KeyEntry> other) {
        return one.isPresent()
                && one.map(entry -> entry.certificate().getPublicKey())
                        .equals(other.map(entry -> entry.certificate().getPublicKey()));
    }

    private static Optional<String> problem(KeyEntry entry, CertificateRole role, Party party, Instant at) {
        try {
            new RegisteredMatch(role, at).checkCertificate(entry.certificate(), role);
        } catch (RefusedException refused) {
            return Optional.of(refused.sentence());
        }
        if (isOfAnother(entry.certificate(), party)) {
            return Optional.of(role.subject() + " is of another country: its subject is "
                    + entry.certificate().getSubjectX500Principal().getName() + " and the Party is " + party + ".");
        }
        return isPair(entry)
                ? Optional.empty()
                : Optional.of(role.subject() + " does not belong to the private key in its file.");
    }

    private static Optional<String> listProblem(KeyEntry root) {
        boolean[] usage = root.certificate().getKeyUsage();
        return usage == null || usage[CRL_SIGN]
                ? Optional.empty()
                : Optional.of("The root's certificate does not allow it to sign revocation lists (key usage cRLSign).");
    }

    /** A subject without a country says nothing either way. */
    private static boolean isOfAnother(X509Certificate certificate, Party party) {
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return Arrays.stream(subject.getRDNs(BCStyle.C))
                .anyMatch(country -> !country.getFirst().getValue().toString().equals(party.toString()));
    }

    private static boolean isPair(KeyEntry entry) {
        byte[] nothing = Bytes.utf8("whose key is this").array();
        String algorithm =
                entry.certificate().getPublicKey() instanceof ECPublicKey ? "SHA256withECDSA" : "SHA256withRSA";
        try {
            Signature made = Signature.getInstance(algorithm);
            made.initSign(entry.key());
            made.update(nothing);
            Signature checked = Signature.getInstance(algorithm);
            checked.initVerify(entry.certificate().getPublicKey());
            checked.update(nothing);
            return checked.verify(made.sign());
        } catch (GeneralSecurityException notOne) {
            return false;
        }
    }
}
