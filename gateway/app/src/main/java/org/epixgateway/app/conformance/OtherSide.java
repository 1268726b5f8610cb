package org.epixgateway.app.conformance;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.CheckAnswer;
import org.epixgateway.core.exchange.EnvelopeChecks;
import org.epixgateway.core.exchange.Header;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.Observations;
import org.epixgateway.core.exchange.ReceivedEnvelope;
import org.epixgateway.core.exchange.RefusalReason;
import org.epixgateway.core.exchange.Revocations;
import org.epixgateway.core.exchange.Self;
import org.epixgateway.core.exchange.SentMessage;
import org.epixgateway.core.exchange.SentState;
import org.epixgateway.core.party.Party;
import org.epixgateway.documents.XmlExchangeDocuments;
import org.epixgateway.signing.KeyAlgorithm;
import org.epixgateway.signing.KeyEntry;
import org.epixgateway.signing.KeyMaterial;
import org.epixgateway.signing.PartyRoot;
import org.epixgateway.signing.RegistryTrust;
import org.epixgateway.signing.StrictContainers;
import org.epixgateway.signing.TlsContexts;
import org.epixgateway.signing.XadesVerifier;

/** The service under test: the way to it with our registered key, and the checks that its answers have to pass. */
final class OtherSide implements AutoCloseable {
    private static final Revocations NOT_ASKED = (peer, certificate, at) -> new Revocations.Good();

    private final URI address;
    private final Party own;
    private final OnlyPeer registry;
    private final Clock clock;
    private final RegistryTrust trust;
    private final KeyEntry shown;
    private final Wire wire;
    private final CheckAnswer answers;

    OtherSide(URI address, Party own, OnlyPeer registry, KeyMaterial keys, Clock clock) {
        this.address = address;
        this.own = own;
        this.registry = registry;
        this.clock = clock;
        this.trust = new RegistryTrust(registry, NOT_ASKED, clock);
        this.shown = keys.entry(KeyMaterial.Own.TLS);
        this.wire = new Wire(address, context(shown));
        XmlExchangeDocuments documents = new XmlExchangeDocuments(Limits.STANDARD);
        EnvelopeChecks checks = new EnvelopeChecks(
                new StrictContainers(Limits.STANDARD),
                new XadesVerifier(Limits.STANDARD),
                documents,
                registry,
                NOT_ASKED,
                Observations.NONE);
        this.answers = new CheckAnswer(checks, documents, new Self(own, "conformance"));
    }

    Party party() {
        return registry.one().party();
    }

    Party own() {
        return own;
    }

    Clock clock() {
        return clock;
    }

    Said post(Soap request) {
        return wire.post(request);
    }

    Said deliver(Bytes container) {
        return post(Soap.attached(Soap.Version.V11, container));
    }

    /** By a connection of its own, since the service may have hung up on the kept one. */
    Said postAnew(Soap request) {
        return postBy(context(shown), request);
    }

    /** What somebody is told whose key is registered nowhere. */
    Said postAsStranger(Soap request) {
        PartyRoot nobody = PartyRoot.create(own, "Nobody", KeyAlgorithm.P256, clock);
        return postBy(context(nobody.issueTls(KeyAlgorithm.P256, List.of("localhost"))), request);
    }

    /** What somebody is told who shows no certificate at all. */
    Said postAsNobody(Soap request) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], new TrustManager[] {trust.boundTo(party())}, new SecureRandom());
            return postBy(context, request);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java platform has no TLS", impossible);
        }
    }

    private Said postBy(SSLContext context, Soap request) {
        try (Wire strange = new Wire(address, context)) {
            return strange.post(request);
        }
    }

    private SSLContext context(KeyEntry key) {
        return new TlsContexts(trust, key).forPeer(party());
    }

    /** Empty if it is a receipt that passes all checks; else what is wrong. */
    Optional<String> noReceipt(Header header, Bytes sent, Said said) {
        return judged(header, sent, said, verdict -> switch (verdict) {
            case CheckAnswer.Received unused -> Optional.empty();
            case CheckAnswer.NotAccepted refused ->
                Optional.of("refused, " + refused.refusal().reason() + ": "
                        + refused.refusal().sentence());
            case CheckAnswer.Invalid(String sentence) -> Optional.of(sentence);
        });
    }

    /** Empty if it is a sealed refusal for this reason; else what is wrong. */
    Optional<String> noRefusal(Header header, Bytes sent, Said said, RefusalReason reason) {
        return judged(header, sent, said, verdict -> switch (verdict) {
            case CheckAnswer.Received unused -> Optional.of("a receipt: it was taken");
            case CheckAnswer.NotAccepted refused when refused.refusal().reason() == reason -> Optional.empty();
            case CheckAnswer.NotAccepted refused ->
                Optional.of("refused, but as " + refused.refusal().reason() + " and not as " + reason + ": "
                        + refused.refusal().sentence());
            case CheckAnswer.Invalid(String sentence) -> Optional.of(sentence);
        });
    }

    private Optional<String> judged(
            Header header, Bytes sent, Said said, Function<CheckAnswer.Verdict, Optional<String>> judge) {
        return said instanceof Said.Answer(Bytes container)
                ? judge.apply(
                        answers.check(sent(header, sent), new ReceivedEnvelope(container, party(), clock.instant())))
                : Optional.of("no answer but " + Said.word(said));
    }

    private SentMessage sent(Header header, Bytes container) {
        return new SentMessage(
                header.id(),
                party(),
                header.kind(),
                "",
                "",
                header.document().digest(),
                container.digest(),
                1,
                SentState.HANDED_OVER,
                1,
                1,
                0,
                false,
                true,
                "",
                clock.instant(),
                clock.instant(),
                Optional.empty(),
                clock.instant(),
                "",
                Optional.empty(),
                1);
    }

    @Override
    public void close() {
        wire.close();
    }
}
