package org.epixgateway.core.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.Party;

/** Signs answers by remembering them. */
public final class InMemoryAnswerSeal implements AnswerSeal {
    private static final Map<String, VerifyAnswer> SIGNED = new ConcurrentHashMap<>();

    private final Optional<Bytes> certificate;

    public InMemoryAnswerSeal(Optional<Bytes> certificate) {
        this.certificate = certificate;
    }

    public static Bytes certificateOf(Party party) {
        return Bytes.utf8("verification certificate of " + party);
    }

    @Override
    public Optional<String> seal(VerifyAnswer answer) {
        return certificate.map(by -> {
            String text = by.digest().shortForm() + "." + SIGNED.size();
            SIGNED.put(text, answer);
            return text;
        });
    }

    @Override
    public Reading read(String signed, List<Issuer> issuers) {
        Optional<VerifyAnswer> answer = Optional.ofNullable(SIGNED.get(signed));
        return issuers.stream()
                .filter(issuer ->
                        signed.startsWith(issuer.certificate().digest().shortForm() + "."))
                .flatMap(issuer -> answer
                        .filter(given -> issuer.party().code().equals(given.issuing()))
                        .<Reading>map(given -> new Genuine(given, issuer))
                        .stream())
                .findFirst()
                .orElseGet(() -> new NotGenuine("Signed by nobody that is registered here."));
    }
}
