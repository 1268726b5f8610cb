package org.epixgateway.system;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Change;
import org.epixgateway.core.exchange.CheckAnswer;
import org.epixgateway.core.exchange.ClockAheadException;
import org.epixgateway.core.exchange.EnvelopeChecks;
import org.epixgateway.core.exchange.EnvelopeOpener;
import org.epixgateway.core.exchange.Header;
import org.epixgateway.core.exchange.InMemoryRevocations;
import org.epixgateway.core.exchange.InMemoryStore;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.PartyRegistration;
import org.epixgateway.core.exchange.PermitLives;
import org.epixgateway.core.exchange.ReceiveMessage;
import org.epixgateway.core.exchange.ReceivedEnvelope;
import org.epixgateway.core.exchange.Reception;
import org.epixgateway.core.exchange.RecordingObservations;
import org.epixgateway.core.exchange.RegisteredDocuments;
import org.epixgateway.core.exchange.Seal;
import org.epixgateway.core.exchange.Self;
import org.epixgateway.core.exchange.SentMessage;
import org.epixgateway.core.exchange.SentState;
import org.epixgateway.core.exchange.Stored;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerPolicy;
import org.epixgateway.core.party.Pin;
import org.epixgateway.core.party.RegisteredCertificate;
import org.epixgateway.core.rules.RuleBook;
import org.epixgateway.documents.CsvCodeLists;
import org.epixgateway.documents.ToolkitPermitDocuments;
import org.epixgateway.documents.XmlExchangeDocuments;
import org.epixgateway.signing.Certificates;
import org.epixgateway.signing.StrictContainers;
import org.epixgateway.signing.TestPki;
import org.epixgateway.signing.XadesVerifier;

/** The product's own checks and acts over a store in memory, asked what they say to one vector. */
final class VectorJudge {
    private final Vectors vectors;
    private final Party own;
    private final InMemoryStore store;
    private final XmlExchangeDocuments documents = new XmlExchangeDocuments(Limits.STANDARD);
    private final StrictContainers opener = new StrictContainers(Limits.STANDARD);
    private final XadesVerifier verifier = new XadesVerifier(Limits.STANDARD);
    private final EnvelopeChecks checks;
    private final Stored stored;
    private final Self self;
    private final Clock clock;
    private final ReceiveMessage receive;

    VectorJudge(Vectors vectors, String own) {
        this.vectors = vectors;
        this.own = Party.of(own);
        this.store = new InMemoryStore(this.own);
        this.clock = Clock.fixed(vectors.at(), ZoneOffset.UTC);
        this.self = new Self(this.own, "judge");
        this.stored = new Stored(store, store, store, store, store);
        RecordingObservations observations = new RecordingObservations();
        this.checks = new EnvelopeChecks(opener, verifier, documents, store, new InMemoryRevocations(), observations);
        ToolkitPermitDocuments permits = new ToolkitPermitDocuments(Limits.STANDARD);
        Seal seal =
                new Seal(self, new TestPki(this.own, clock).signer(TestPki.Case.GOOD), documents, clock, new Random());
        PermitLives lives =
                new PermitLives(store, new RegisteredDocuments(store, opener, documents, permits), documents, store);
        this.receive = new ReceiveMessage(
                checks,
                permits,
                RuleBook.standard(new CsvCodeLists()),
                seal,
                stored,
                lives,
                documents,
                () -> {},
                observations,
                self);
        vectors.seals()
                .forEach((party, seals) ->
                        store.record(List.of(new Change.PutPeer(peer(Party.of(party), seals), Optional.empty()))));
    }

    private static Peer peer(Party party, List<Vectors.Seal> seals) {
        return new Peer(
                party,
                party.toString(),
                Peer.State.ACTIVE,
                1,
                DeliveryMode.PUSH,
                List.of(),
                seals.stream().map(VectorJudge::registered).toList(),
                List.of(),
                Set.of(),
                Set.of(),
                PeerPolicy.STANDARD,
                0);
    }

    private static RegisteredCertificate registered(Vectors.Seal seal) {
        return new RegisteredCertificate(
                CertificateUse.SEAL,
                new Pin.Exact(Certificates.digest(seal.certificate())),
                Certificates.der(seal.certificate()),
                seal.from(),
                seal.until(),
                seal.revokedAt(),
                Optional.empty());
    }

    /** Receipt, Refusal:reason, TryLater, Valid or Invalid, and perhaps a sentence behind it. */
    String verdict(Vectors.Vector vector) {
        Bytes container = vectors.content(vector.file());
        return switch (vector.as()) {
            case "descriptor" -> descriptor(container);
            case "answer" -> answer(container, vector);
            default -> {
                if (!vector.before().isEmpty()) {
                    message(vectors.content(vector.before()), vector.broughtBy());
                }
                yield message(container, vector.broughtBy());
            }
        };
    }

    private String message(Bytes container, String broughtBy) {
        try {
            Bytes answer = answered(new ReceivedEnvelope(container, Party.of(broughtBy), vectors.at()));
            return Wire.isReceipt(answer)
                    ? "Receipt"
                    : "Refusal:"
                            + VectorDraft.XmlNames.of(documents
                                    .readRefusal(file(answer, "refusal.xml"))
                                    .reason());
        } catch (ClockAheadException ahead) {
            return "TryLater";
        }
    }

    private Bytes answered(ReceivedEnvelope envelope) {
        Reception now = receive.open(receive.arrive(envelope));
        now = receive.validate(receive.read(receive.authorise(receive.verify(now))));
        while (now instanceof Reception.Pending) {
            now = receive.record(receive.sealAnswer(receive.decide(now)));
        }
        return receive.answer(now);
    }

    private String answer(Bytes container, Vectors.Vector vector) {
        Bytes sent = vectors.content(vector.before());
        Header header = documents.readHeader(file(sent, Header.FILE_NAME));
        Instant at = vectors.at();
        SentMessage message = new SentMessage(
                header.id(),
                Party.of(vector.broughtBy()),
                header.kind(),
                "",
                "",
                header.document().digest(),
                sent.digest(),
                1,
                SentState.HANDED_OVER,
                1,
                1,
                0,
                false,
                false,
                "",
                at,
                at,
                Optional.empty(),
                at,
                "",
                Optional.empty(),
                1);
        return switch (new CheckAnswer(checks, documents, self)
                .check(message, new ReceivedEnvelope(container, Party.of(vector.broughtBy()), at))) {
            case CheckAnswer.Invalid(String sentence) -> "Invalid " + sentence;
            case CheckAnswer.Received unused -> "Valid";
            case CheckAnswer.NotAccepted unused -> "Valid";
        };
    }

    private String descriptor(Bytes container) {
        InMemoryStore empty = new InMemoryStore(own);
        Stored nobody = new Stored(empty, empty, empty, empty, empty);
        return switch (new PartyRegistration(nobody, opener, verifier, documents, self, clock).examine(container)) {
            case PartyRegistration.Rejected(String sentence) -> "Invalid " + sentence;
            default -> "Valid";
        };
    }

    private Bytes file(Bytes container, String name) {
        return switch (opener.open(container)) {
            case EnvelopeOpener.Broken(String sentence) -> throw new AssertionError(sentence);
            case EnvelopeOpener.Opened(var opened) -> opened.file(name).orElseThrow();
        };
    }
}
