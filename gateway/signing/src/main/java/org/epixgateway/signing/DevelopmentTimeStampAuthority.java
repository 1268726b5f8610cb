package org.epixgateway.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.evidence.Imprint;
import org.epixgateway.core.evidence.TimeStamping;

/**
 * A time-stamp authority in our own process, so that everything works without a contract with one. What it stamps proves
 * nothing to anybody else: whoever has our machine has its key and its clock. Its certificates say so by their names.
 */
public final class DevelopmentTimeStampAuthority implements TimeStamping {
    /** For the operator, at each start: no log may be without it while this authority is in use. */
    public static final String WARNING = "Time-stamps come from the development authority in this process. They prove"
            + " nothing to others; name an independent authority before anything depends on them.";

    /** Our own number for having no policy at all: 2.25 and a UUID. */
    static final String POLICY = "2.25.175390561482396512903346801277349085123";

    private static final String NAME = "development authority";
    private static final String SAYS = "CN=EPIX development time-stamps: proves nothing to others";
    private static final X500Name ROOT = new X500Name(SAYS + ",OU=root");
    private static final X500Name STAMPS = new X500Name(SAYS + ",OU=time-stamps");
    private static final String FILES = "development-time-stamps";
    private static final String SIGNATURE = "SHA256withECDSA";
    private static final Duration VALIDITY = Duration.ofDays(3653);
    private static final int SERIAL_BITS = 120;

    private final KeyEntry key;
    private final Clock clock;
    private final StampQuestions questions = new StampQuestions();
    private final SecureRandom random = new SecureRandom();
    private final TimeStampVerifier verifier;

    /** @param key with its own certificate first and its root last, as {@link #makeKey} makes them */
    public DevelopmentTimeStampAuthority(KeyEntry key, Clock clock) {
        this.key = key;
        this.clock = clock;
        this.verifier = new TimeStampVerifier(trust());
    }

    /** With the key in this folder, readable by its owner only; made where there is none. */
    public static DevelopmentTimeStampAuthority inFolder(Path folder, Clock clock) {
        KeyFiles files = new KeyFiles(folder);
        if (!files.has(FILES)) {
            files.saveNew(FILES, makeKey(clock));
        }
        return new DevelopmentTimeStampAuthority(files.entry(FILES), clock);
    }

    /** A new root and one certificate below it; the root's key is kept nowhere, so it issues no other. */
    public static KeyEntry makeKey(Clock clock) {
        SecureRandom random = new SecureRandom();
        KeyPair root = KeyAlgorithm.P256.generate(random);
        KeyPair stamps = KeyAlgorithm.P256.generate(random);
        Instant from = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(PartyRoot.BACKDATED);
        CertificateWriter.Validity validity = new CertificateWriter.Validity(from, from.plus(VALIDITY));
        X509Certificate rootCertificate = new CertificateWriter(
                        ROOT, root.getPublic(), ROOT, root.getPublic(), validity, random)
                .authority()
                .signedBy(root.getPrivate(), SIGNATURE);
        X509Certificate certificate = new CertificateWriter(
                        ROOT, root.getPublic(), STAMPS, stamps.getPublic(), validity, random)
                .forUse(KeyUsage.digitalSignature)
                .forNothingBut(KeyPurposeId.id_kp_timeStamping.getId())
                .signedBy(root.getPrivate(), SIGNATURE);
        return new KeyEntry(stamps.getPrivate(), List.of(certificate, rootCertificate));
    }

    /** Whether a root says of itself that it proves nothing, whoever made it. */
    static boolean isDevelopment(X509Certificate root) {
        return X500Name.getInstance(root.getSubjectX500Principal().getEncoded()).equals(ROOT);
    }

    public X509Certificate root() {
        return key.chain().getLast();
    }

    /** For checking its own tokens, and never for anybody else's. */
    public TimeStampTrust trust() {
        return TimeStampTrust.of(root());
    }

    @Override
    public Outcome stamp(Imprint imprint) {
        TimeStampVerifier.Question question = questions.ask(imprint, Optional.of(POLICY), clock.instant());
        try {
            Bytes token = StampAnswer.token(answer(StampQuestions.encoded(question)));
            return switch (verifier.verify(token, question, clock.instant())) {
                case TimeStampVerifier.Verified verified ->
                    new Stamped(StampAnswer.by(NAME, verified.stamp()), List.of());
                case TimeStampVerifier.Refused refused -> failed(refused.sentence());
            };
        } catch (RefusedException refused) {
            return failed(refused.sentence());
        }
    }

    private static Outcome failed(String sentence) {
        return new NotStamped(List.of("The " + NAME + " gave no time-stamp. " + sentence));
    }

    /** An RFC 3161 request answered, as over a wire. */
    Bytes answer(Bytes request) throws RefusedException {
        try {
            TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder().build(SIGNATURE, key.key(), key.certificate()),
                    new JcaDigestCalculatorProviderBuilder()
                            .build()
                            .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                    new ASN1ObjectIdentifier(POLICY));
            tokens.setAccuracySeconds(1);
            tokens.addCertificates(new JcaCertStore(key.chain()));
            return Bytes.of(new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                    .generate(
                            new TimeStampRequest(request.array()),
                            new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS),
                            Date.from(clock.instant()))
                    .getEncoded());
        } catch (IOException | TSPException malformed) {
            throw new RefusedException("The request is no time-stamp request.");
        } catch (GeneralSecurityException | OperatorCreationException unusable) {
            throw new IllegalStateException("the development authority's key does not sign", unusable);
        }
    }
}
