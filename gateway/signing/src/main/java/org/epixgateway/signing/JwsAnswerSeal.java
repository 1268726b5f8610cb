package org.epixgateway.signing;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.verify.AnswerSeal;
import org.epixgateway.core.verify.VerifyAnswer;

/** Answers about permits as JWS in compact form, ES256, of a type of their own. Its key is known to no other class that signs. */
public final class JwsAnswerSeal implements AnswerSeal {
    /** Longer ones are no answers about permits. */
    public static final int LENGTH_MAX = 4_096;

    /** So that no answer passes for something else that is signed, nor anything else for an answer (RFC 8725, 3.11). */
    static final String TYPE = "epix-verification+jws";

    private final Clock clock;
    private volatile Optional<KeyEntry> key;

    /** @param key with a P-256 certificate; empty where there is none: reading works all the same */
    public JwsAnswerSeal(Optional<KeyEntry> key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** Goes over to another key, or to none, from the next answer on. */
    public void use(Optional<KeyEntry> next) {
        key = next;
    }

    @Override
    public Optional<String> seal(VerifyAnswer answer) {
        return key.filter(entry -> clock.instant()
                        .isBefore(entry.certificate().getNotAfter().toInstant()))
                .map(entry -> CompactJws.signed(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .type(new JOSEObjectType(TYPE))
                                .keyID(CompactJws.keyId(entry.certificate()))
                                .build(),
                        AnswerJson.write(answer).getBytes(StandardCharsets.UTF_8),
                        entry));
    }

    @Override
    public Reading read(String signed, List<Issuer> issuers) {
        Optional<CompactJws> parsed = signed.length() > LENGTH_MAX ? Optional.empty() : CompactJws.parse(signed);
        Optional<String> keyId = parsed.flatMap(JwsAnswerSeal::keyId);
        if (parsed.isEmpty() || keyId.isEmpty()) {
            return new NotGenuine("This is no signed answer about a permit.");
        }
        List<Issuer> named = issuers.stream()
                .filter(issuer -> Certificates.read(issuer.certificate())
                        .map(CompactJws::keyId)
                        .filter(keyId.get()::equals)
                        .isPresent())
                .toList();
        if (named.isEmpty()) {
            return new NotGenuine(
                    "Signed by no verification key that is registered here: look whether the descriptor of the Party is"
                            + " up to date.");
        }
        List<Issuer> signers = named.stream()
                .filter(issuer -> parsed.get().isSignedBy(issuer.certificate(), CertificateRole.VERIFICATION))
                .toList();
        if (signers.isEmpty()) {
            return new NotGenuine("Altered: the answer is not what was signed.");
        }
        return AnswerJson.read(new String(parsed.get().payloadBytes(), StandardCharsets.UTF_8))
                .map(answer -> genuine(answer, signers))
                .orElseGet(() -> new NotGenuine(signers.getFirst().party()
                        + " signed this in a form that this program does not read: update it."));
    }

    /** A Party's word counts for its own permits. */
    private static Reading genuine(VerifyAnswer answer, List<Issuer> signers) {
        return signers.stream()
                .filter(issuer -> issuer.party().code().equals(answer.issuing()))
                .findFirst()
                .<Reading>map(issuer -> new Genuine(answer, issuer))
                .orElseGet(
                        () -> new NotGenuine("Signed by " + signers.getFirst().party() + " about a permit of "
                                + answer.issuing() + ", which only that Party can say."));
    }

    private static Optional<String> keyId(CompactJws jws) {
        return jws.readHeader()
                .filter(header -> header.getAlgorithm().equals(JWSAlgorithm.ES256)
                        && new JOSEObjectType(TYPE).equals(header.getType())
                        && header.getCriticalParams() == null)
                .flatMap(header -> Optional.ofNullable(header.getKeyID()));
    }
}
