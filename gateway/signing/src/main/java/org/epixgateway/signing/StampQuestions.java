package org.epixgateway.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.evidence.Imprint;

/** Requests for time-stamps, each with a nonce that no other has. */
final class StampQuestions {
    /** Some authorities take no longer one. */
    private static final int NONCE_BITS = 64;

    private final SecureRandom random = new SecureRandom();

    TimeStampVerifier.Question ask(Imprint imprint, Optional<String> policy, Instant at) {
        return new TimeStampVerifier.Question(imprint, new BigInteger(NONCE_BITS, random), policy, at);
    }

    /** The request in DER; the certificates are asked for, since a token without them cannot be checked later. */
    static Bytes encoded(TimeStampVerifier.Question question) {
        TimeStampRequestGenerator request = new TimeStampRequestGenerator();
        request.setCertReq(true);
        question.policy().ifPresent(policy -> request.setReqPolicy(new ASN1ObjectIdentifier(policy)));
        try {
            return Bytes.of(request.generate(
                            StampAlgorithms.identifier(question.imprint().algorithm()),
                            question.imprint().value().array(),
                            question.nonce())
                    .getEncoded());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
