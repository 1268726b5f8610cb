package org.epixgateway.signing;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.Pin;
import org.epixgateway.core.party.RegisteredCertificate;

/**
 * Decides whether a presented certificate is one that the registry names and may be accepted now; the refusal says why
 * not. Trust comes from the registry entry alone: an exact pin, or issuer, subject and policy together with the
 * registered issuer's signature.
 */
final class RegisteredMatch {
    private final CertificateRole role;
    private final Instant at;

    RegisteredMatch(CertificateRole role, Instant at) {
        this.role = role;
        this.at = at;
    }

    /** @return the entry, with the presented certificate as its {@code der}, so that revocation can be looked up for it */
    RegisteredCertificate find(X509Certificate presented, List<RegisteredCertificate> entries) throws RefusedException {
        Bytes der = Certificates.der(presented);
        List<RegisteredCertificate> named = entries.stream()
                .filter(e -> e.pin().matches(presented, der.digest()))
                .toList();
        if (named.isEmpty()) {
            throw new RefusedException(role.subject() + " with fingerprint "
                    + der.digest().shortForm() + "... is not registered for the sender.");
        }
        RegisteredCertificate entry =
                named.stream().filter(e -> e.isAcceptable(at)).findFirst().orElse(named.get(0));
        checkEntry(entry);
        checkCertificate(presented, role);
        if (entry.pin() instanceof Pin.BySubject) {
            checkIssuedBy(entry.der(), presented);
        }
        return new RegisteredCertificate(
                entry.use(), entry.pin(), der, entry.from(), entry.until(), entry.revokedAt(), entry.retiredAt());
    }

    private void checkEntry(RegisteredCertificate entry) throws RefusedException {
        if (entry.isAcceptable(at)) {
            return;
        }
        Optional<Instant> retired = entry.retiredAt();
        String why = entry.isRevoked(at)
                ? "is revoked in the registry since "
                        + entry.revokedAt().map(Instant::toString).orElse("")
                : at.isBefore(entry.from())
                        ? "is not yet valid: it is registered from " + entry.from()
                        : !at.isBefore(entry.until())
                                ? "is expired: it was registered until " + entry.until()
                                : "is retired since "
                                        + retired.map(Instant::toString).orElse("") + ", longer than the grace of "
                                        + RegisteredCertificate.GRACE.toDays() + " days";
        throw new RefusedException(role.subject() + " " + why + ".");
    }

    /** What holds for every certificate, whoever it is registered for. */
    void checkCertificate(X509Certificate certificate, CertificateRole as) throws RefusedException {
        if (at.isBefore(certificate.getNotBefore().toInstant())) {
            throw new RefusedException(as.subject() + " is not yet valid: it begins on "
                    + certificate.getNotBefore().toInstant() + ".");
        }
        if (at.isAfter(certificate.getNotAfter().toInstant())) {
            throw new RefusedException(as.subject() + " is expired since "
                    + certificate.getNotAfter().toInstant() + ".");
        }
        if (!as.isAllowed(certificate)) {
            throw new RefusedException(
                    as.subject() + " has the wrong usage: its extensions do not allow what it is used for.");
        }
        if (KeyStrength.of(certificate.getPublicKey()).isEmpty()) {
            throw new RefusedException(
                    as.subject() + " has a key other than P-256, P-384 or RSA of 2048 bits or more.");
        }
        String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        if (algorithm.contains("SHA1") || algorithm.contains("SHA-1") || algorithm.startsWith("MD")) {
            throw new RefusedException(as.subject() + " is itself signed with SHA-1 or weaker.");
        }
    }

    /** An issuer's name can be written into any certificate; only its key cannot. */
    private void checkIssuedBy(Bytes issuerDer, X509Certificate presented) throws RefusedException {
        X509Certificate issuer =
                issuerDer.size() == 0 ? null : Certificates.read(issuerDer).orElse(null);
        if (issuer == null || !issuer.getSubjectX500Principal().equals(presented.getIssuerX500Principal())) {
            throw new RefusedException(role.subject()
                    + " is registered by its subject, but the registry holds no certificate of its issuer.");
        }
        checkCertificate(issuer, CertificateRole.ISSUER);
        try {
            presented.verify(issuer.getPublicKey());
        } catch (GeneralSecurityException forged) {
            throw new RefusedException(role.subject() + " is not signed by the registered issuer.");
        }
    }
}
