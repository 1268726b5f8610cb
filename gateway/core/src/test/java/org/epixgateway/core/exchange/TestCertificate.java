package org.epixgateway.core.exchange;

import java.math.BigInteger;
import java.security.Principal;
import java.security.PublicKey;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.jspecify.annotations.Nullable;

/** A certificate that has a name and an end and nothing else: enough for the seals of {@link InMemoryEnvelopes}. */
@SuppressWarnings("deprecation") // the class that it extends has old methods
public final class TestCertificate extends X509Certificate {
    private final String name;
    private final Instant from;
    private final Instant until;

    public TestCertificate(String name, Instant from, Instant until) {
        this.name = name;
        this.from = from;
        this.until = until;
    }

    public Bytes der() {
        return Bytes.utf8("certificate of " + name + " from " + from + " until " + until);
    }

    public Digest fingerprint() {
        return der().digest();
    }

    public Instant from() {
        return from;
    }

    public Instant until() {
        return until;
    }

    @Override
    public Date getNotBefore() {
        return Date.from(from);
    }

    @Override
    public Date getNotAfter() {
        return Date.from(until);
    }

    @Override
    public byte[] getEncoded() {
        return der().array();
    }

    @Override
    public void checkValidity() throws CertificateExpiredException {
        throw new CertificateExpiredException("a test asks with a clock");
    }

    @Override
    public void checkValidity(Date date) throws CertificateExpiredException, CertificateNotYetValidException {
        if (date.toInstant().isBefore(from)) {
            throw new CertificateNotYetValidException();
        }
        if (!date.toInstant().isBefore(until)) {
            throw new CertificateExpiredException();
        }
    }

    @Override
    public int getVersion() {
        return 3;
    }

    @Override
    public BigInteger getSerialNumber() {
        return new BigInteger(
                1, fingerprint().hex().substring(0, 16).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    @Override
    public Principal getIssuerDN() {
        return getIssuerX500Principal();
    }

    @Override
    public Principal getSubjectDN() {
        return getSubjectX500Principal();
    }

    @Override
    public X500Principal getIssuerX500Principal() {
        return new X500Principal("CN=Test Root");
    }

    @Override
    public X500Principal getSubjectX500Principal() {
        return new X500Principal("CN=" + name);
    }

    @Override
    public byte[] getTBSCertificate() {
        return getEncoded();
    }

    @Override
    public byte[] getSignature() {
        return new byte[0];
    }

    @Override
    public String getSigAlgName() {
        return "none";
    }

    @Override
    public String getSigAlgOID() {
        return "0.0";
    }

    @Override
    public byte @Nullable [] getSigAlgParams() {
        return null;
    }

    @Override
    public boolean @Nullable [] getIssuerUniqueID() {
        return null;
    }

    @Override
    public boolean @Nullable [] getSubjectUniqueID() {
        return null;
    }

    @Override
    public boolean @Nullable [] getKeyUsage() {
        return null;
    }

    @Override
    public int getBasicConstraints() {
        return -1;
    }

    @Override
    public void verify(PublicKey key) {
        throw new UnsupportedOperationException("nobody signed this");
    }

    @Override
    public void verify(PublicKey key, String provider) {
        verify(key);
    }

    @Override
    public String toString() {
        return "certificate of " + name;
    }

    @Override
    public PublicKey getPublicKey() {
        throw new UnsupportedOperationException("there is no key");
    }

    @Override
    public boolean hasUnsupportedCriticalExtension() {
        return false;
    }

    @Override
    public Set<String> getCriticalExtensionOIDs() {
        return Set.of();
    }

    @Override
    public Set<String> getNonCriticalExtensionOIDs() {
        return Set.of();
    }

    @Override
    public byte @Nullable [] getExtensionValue(String oid) {
        return null;
    }
}
