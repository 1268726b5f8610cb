package org.epixgateway.app.conformance;

import java.net.URI;
import java.time.Clock;
import java.util.function.Consumer;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.EnvelopeOpener;
import org.epixgateway.core.exchange.EnvelopeSigner;
import org.epixgateway.core.exchange.Header;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.OpenedEnvelope;
import org.epixgateway.core.exchange.SignatureVerifier;
import org.epixgateway.core.exchange.UnreadableDocumentException;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.PartyDescriptor;
import org.epixgateway.core.party.Peer;
import org.epixgateway.documents.XmlExchangeDocuments;
import org.epixgateway.signing.KeyMaterial;
import org.epixgateway.signing.StrictContainers;
import org.epixgateway.signing.XadesVerifier;

/**
 * One run against one service: as a Party that the other side has registered, with test messages only. It keeps nothing and
 * needs no running gateway.
 */
public final class Conformance {
    private Conformance() {}

    /**
     * What a run needs.
     *
     * @param own the Party as which we speak
     * @param keys its keys, whose certificates the other side registered
     * @param stranger keys of nobody, to be refused
     */
    public record Plan(URI address, Party own, KeyMaterial keys, KeyMaterial stranger, Peer other, Clock clock) {}

    /** @throws UnreadableDocumentException if it is no descriptor that is sealed by a key that it lists */
    public static Peer described(Bytes descriptor, Clock clock) {
        XmlExchangeDocuments documents = new XmlExchangeDocuments(Limits.STANDARD);
        OpenedEnvelope opened = switch (new StrictContainers(Limits.STANDARD).open(descriptor)) {
            case EnvelopeOpener.Opened(OpenedEnvelope container) -> container;
            case EnvelopeOpener.Broken(String sentence) -> throw new UnreadableDocumentException(sentence);
        };
        Header header = documents.readHeader(file(opened, Header.FILE_NAME));
        PartyDescriptor read =
                documents.readDescriptor(file(opened, header.document().name()));
        Peer peer = OnlyPeer.of(read).one();
        return switch (new XadesVerifier(Limits.STANDARD)
                .verify(opened, peer.all(CertificateUse.SEAL), clock.instant())) {
            case SignatureVerifier.Verified unused -> peer;
            case SignatureVerifier.Rejected(String sentence) -> throw new UnreadableDocumentException(sentence);
        };
    }

    private static Bytes file(OpenedEnvelope opened, String name) {
        return opened.file(name)
                .orElseThrow(() -> new UnreadableDocumentException("The descriptor has no " + name + "."));
    }

    public static Report run(Plan plan, Consumer<Point> told) {
        Report report = new Report(told);
        OnlyPeer registry = new OnlyPeer(plan.other());
        try (OtherSide side = new OtherSide(plan.address(), plan.own(), registry, plan.keys(), plan.clock())) {
            EnvelopeSigner signer = plan.keys().signer();
            Drafts drafts = new Drafts(plan.own(), side.party(), signer, plan.clock());
            boolean isThere = new StatePoints(side, report).run();
            if (!isThere) {
                report.skipped("E-1", "everything about messages", "since the service does not answer");
                return report;
            }
            if (new ExchangePoints(side, drafts, signer, report).run()) {
                new RefusalPoints(side, drafts, plan.stranger().signer(), report).run();
            }
            new WirePoints(side, report).run();
        }
        return report;
    }
}
