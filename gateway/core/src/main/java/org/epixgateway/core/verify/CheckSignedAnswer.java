package org.epixgateway.core.verify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Revocations;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerRegistry;
import org.epixgateway.core.party.RegisteredCertificate;
import org.epixgateway.core.verify.AnswerSeal.Issuer;

/** Says what a signed answer is worth, an old one too, by the registered certificates alone; asks nobody. Thread-safe. */
public final class CheckSignedAnswer {
    /** How far another Party's clock may be ahead of ours. */
    private static final Duration AHEAD_MAX = Duration.ofMinutes(5);

    private final AnswerSeal seal;
    private final PeerRegistry peers;
    private final OwnAnswers own;
    private final Revocations revocations;
    private final Clock clock;

    public CheckSignedAnswer(
            AnswerSeal seal, PeerRegistry peers, OwnAnswers own, Revocations revocations, Clock clock) {
        this.seal = seal;
        this.peers = peers;
        this.own = own;
        this.revocations = revocations;
        this.clock = clock;
    }

    /** @param signed in compact form, as it was received */
    public CheckedAnswer check(String signed) {
        Instant now = clock.instant();
        return switch (seal.read(signed.strip(), issuers(now))) {
            case AnswerSeal.Genuine(VerifyAnswer answer, Issuer issuer) -> genuine(answer, issuer, now);
            case AnswerSeal.NotGenuine(String sentence) -> new CheckedAnswer.NotToBeReliedOn(sentence);
        };
    }

    private CheckedAnswer genuine(VerifyAnswer answer, Issuer issuer, Instant now) {
        if (answer.answeredAt().isAfter(now.plus(AHEAD_MAX))) {
            return new CheckedAnswer.NotToBeReliedOn(
                    "The answer is dated " + answer.answeredAt() + ", which has not come yet.");
        }
        if (issuer.party().equals(own.party())) {
            return new CheckedAnswer.Genuine(answer, issuer.party(), true);
        }
        Peer peer = peers.peer(issuer.party()).orElseThrow();
        RegisteredCertificate certificate = peer.all(CertificateUse.VERIFICATION).stream()
                .filter(registered -> registered.der().equals(issuer.certificate()))
                .findFirst()
                .orElseThrow();
        Instant at = answer.answeredAt();
        if (at.isBefore(certificate.from()) || !at.isBefore(certificate.until())) {
            return new CheckedAnswer.NotToBeReliedOn(
                    "The answer is dated " + at + ", when the key that signed it was not in use.");
        }
        return switch (revocations.status(peer, certificate, now)) {
            case Revocations.Revoked(Instant since) ->
                new CheckedAnswer.NotToBeReliedOn(
                        issuer.party() + " revoked the key of this answer on " + since + ". Ask again.");
            case Revocations.Unknown unused -> new CheckedAnswer.Genuine(answer, issuer.party(), false);
            case Revocations.Good() -> new CheckedAnswer.Genuine(answer, issuer.party(), true);
        };
    }

    /** Whoever holds a lost key can write any date: what is revoked counts for nothing, what was replaced for its time. */
    private List<Issuer> issuers(Instant now) {
        List<Issuer> all = new ArrayList<>();
        for (Bytes certificate : own.certificates()) {
            all.add(new Issuer(own.party(), certificate));
        }
        for (Peer peer : peers.all()) {
            if (peer.state() != Peer.State.RETIRED && !peer.party().equals(own.party())) {
                peer.all(CertificateUse.VERIFICATION).stream()
                        .filter(certificate -> !certificate.isRevoked(now))
                        .forEach(certificate -> all.add(new Issuer(peer.party(), certificate.der())));
            }
        }
        return all;
    }

    /** What our own Party signs answers with. Thread-safe. */
    public interface OwnAnswers {
        Party party();

        /** Certificates announced, current and old, without those that are revoked; the current one first. */
        List<Bytes> certificates();

        /** Of the key that signs now; empty where there is none. */
        Optional<Bytes> current();
    }
}
