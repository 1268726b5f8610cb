package org.epixgateway.console;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Attachment;
import org.epixgateway.core.exchange.Change;
import org.epixgateway.core.exchange.JournalStep;
import org.epixgateway.core.exchange.LogHeads;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.MessageReference;
import org.epixgateway.core.exchange.OriginalForm;
import org.epixgateway.core.exchange.PermitReference;
import org.epixgateway.core.exchange.Receipt;
import org.epixgateway.core.exchange.ReceivedMessage;
import org.epixgateway.core.exchange.ReceivedState;
import org.epixgateway.core.exchange.Refusal;
import org.epixgateway.core.exchange.RefusalReason;
import org.epixgateway.core.exchange.Seal;
import org.epixgateway.core.exchange.SealedMessage;
import org.epixgateway.core.exchange.Self;
import org.epixgateway.core.exchange.SentMessage;
import org.epixgateway.core.exchange.SentState;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.PartyDescriptor;
import org.epixgateway.core.party.PartyDescriptor.DescribedCertificate;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerPolicy;
import org.epixgateway.core.party.Pin;
import org.epixgateway.core.party.RegisteredCertificate;
import org.epixgateway.core.party.ServiceAddress;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentFormat;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Position;
import org.epixgateway.core.permit.Severity;

/** What lies in a test gateway before anybody asks, and what peers bring to it. */
final class Samples {
    static final Finding FINDING = new Finding(
            "B-02",
            Severity.WARNING,
            Place.of(Box.B7, "A"),
            Optional.of(new Position(12, 7)),
            "The species is not on the list.");

    private Samples() {}

    static void peers(TestGateway gateway) {
        for (Party party : List.of(TestGateway.FRANCE, TestGateway.GERMANY)) {
            gateway.store.record(List.of(new Change.PutPeer(peer(party), Optional.empty())));
        }
    }

    static Bytes sealCertificate(Party party) {
        return Bytes.utf8("seal of " + party);
    }

    private static Peer peer(Party party) {
        Bytes der = sealCertificate(party);
        RegisteredCertificate certificate = new RegisteredCertificate(
                CertificateUse.SEAL,
                new Pin.Exact(der.digest()),
                der,
                Instant.EPOCH,
                Instant.parse("2036-01-01T00:00:00Z"),
                Optional.empty(),
                Optional.empty());
        return new Peer(
                party,
                "Gateway of " + party,
                Peer.State.ACTIVE,
                3,
                DeliveryMode.PUSH,
                List.of(new ServiceAddress(ServiceAddress.Kind.DELIVER, URI.create("https://example.org/exchange"))),
                List.of(certificate),
                List.of(),
                Set.of(),
                Set.of(),
                PeerPolicy.STANDARD,
                0);
    }

    /** A French permit that came in, with one attachment whose sender gave it a name and a type that bite. */
    static MessageId received(TestGateway gateway, String number) {
        return received(gateway, number, ReceivedState.RECEIVED, false);
    }

    static MessageId received(TestGateway gateway, String number, ReceivedState state, boolean isTest) {
        Seal french = new Seal(
                new Self(TestGateway.FRANCE, "fr"),
                gateway.containers,
                gateway.documents,
                gateway.clock,
                new java.util.Random(number.hashCode()));
        Bytes document = Bytes.utf8(SpokenPermits.xml(number));
        PermitReference reference = new PermitReference(
                CountryCode.of("FR"), "", DocumentKind.EXPORT, number, document.digest(), Optional.empty());
        Attachment attachment = new Attachment("../../évil\".html", "text/html", Bytes.utf8("<script>"));
        SealedMessage sealed = french.permit(
                new Seal.PermitContents(
                        document,
                        DocumentFormat.TOOLKIT_2,
                        List.of(attachment),
                        reference,
                        OriginalForm.ELECTRONIC_ORIGINAL,
                        List.of(),
                        isTest),
                TestGateway.OWN);
        Bytes answer = receipt(gateway, gateway.seal, sealed, TestGateway.FRANCE);
        ReceivedMessage row = new ReceivedMessage(
                TestGateway.FRANCE,
                sealed.header().id(),
                sealed.header().kind(),
                "FR EXPORT " + number,
                number,
                Optional.of(document.digest()),
                sealed.container().digest(),
                state,
                isTest,
                gateway.clock.instant(),
                new MessageReference(Optional.of(sealed.header().id()), answer.digest()),
                List.of(FINDING),
                0,
                0);
        gateway.store.record(
                List.of(new Change.AddReceived(row, sealed.container(), answer, step(gateway, state.name()))));
        return sealed.header().id();
    }

    private static Bytes receipt(TestGateway gateway, Seal by, SealedMessage message, Party to) {
        Receipt receipt = new Receipt(
                message.header().id(),
                message.container().digest(),
                gateway.clock.instant(),
                "2026-11/1",
                List.of(FINDING),
                new LogHeads(gateway.store.head(), Optional.empty()),
                Optional.empty(),
                false);
        return by.receipt(receipt, to).container();
    }

    /** The peer's signed receipt for a sent message, as the delivery records it. */
    static void delivered(TestGateway gateway, MessageId id) {
        SentMessage sent = gateway.store.sent(id).orElseThrow();
        Receipt receipt = new Receipt(
                id,
                sent.container(),
                gateway.clock.instant(),
                "2026-11/1",
                List.of(FINDING),
                new LogHeads(gateway.store.head(), Optional.empty()),
                Optional.empty(),
                false);
        SealedMessage answer = gateway.seal.receipt(receipt, TestGateway.OWN);
        MessageReference reference = new MessageReference(
                Optional.of(answer.header().id()), answer.container().digest());
        gateway.store.record(List.of(
                new Change.AddAnswer(id, answer.container(), true),
                new Change.SaveSent(
                        sent.finished(
                                SentState.DELIVERED,
                                gateway.clock.instant(),
                                "receipt verified",
                                Optional.of(reference)),
                        List.of(step(gateway, "DELIVERED")))));
    }

    /** The peer's signed refusal of a sent message. */
    static void refused(TestGateway gateway, MessageId id) {
        SentMessage sent = gateway.store.sent(id).orElseThrow();
        Refusal refusal = new Refusal(
                Optional.of(id),
                sent.container(),
                gateway.clock.instant(),
                RefusalReason.NUMBER_CONFLICT,
                "Another document with this number came before.",
                "2026-11/1",
                List.of(),
                Optional.empty(),
                false);
        SealedMessage answer = gateway.seal.refusal(refusal, TestGateway.OWN);
        MessageReference reference = new MessageReference(
                Optional.of(answer.header().id()), answer.container().digest());
        SentMessage finished =
                sent.finished(SentState.REFUSED, gateway.clock.instant(), refusal.sentence(), Optional.of(reference));
        gateway.store.record(List.of(
                new Change.AddAnswer(id, answer.container(), true),
                new Change.SaveSent(finished, List.of(step(gateway, "REFUSED")))));
    }

    static void parked(TestGateway gateway, MessageId id) {
        SentMessage sent = gateway.store.sent(id).orElseThrow();
        gateway.store.record(List.of(new Change.SaveSent(
                sent.inState(SentState.PARKED, "parked after 7 days"), List.of(step(gateway, "PARKED")))));
    }

    /** As after an attempt that broke off: the peer may have it. */
    static void attempted(TestGateway gateway, MessageId id) {
        SentMessage sent = gateway.store.sent(id).orElseThrow();
        Instant lease = gateway.clock.instant().plus(Duration.ofMinutes(2));
        gateway.store.record(
                List.of(new Change.SaveSent(sent.attempted(lease), List.of(step(gateway, "HANDED_OVER")))));
    }

    /** A Party's sealed descriptor. */
    static Bytes descriptor(TestGateway gateway, Party party, long sequence) {
        PartyDescriptor descriptor = new PartyDescriptor(
                party,
                "Gateway of " + party,
                "Management Authority of " + party,
                List.of("Main Street 1"),
                sequence,
                gateway.clock.instant(),
                List.of("1"),
                List.of(),
                DeliveryMode.PUSH,
                List.of(),
                List.of(new ServiceAddress(ServiceAddress.Kind.DELIVER, URI.create("https://example.org/exchange"))),
                List.of(new DescribedCertificate(
                        CertificateUse.SEAL,
                        Instant.EPOCH,
                        Instant.parse("2036-01-01T00:00:00Z"),
                        sealCertificate(party))),
                List.of(),
                Set.of());
        return new Seal(
                        new Self(party, "x"),
                        gateway.containers,
                        gateway.documents,
                        gateway.clock,
                        new java.util.Random(sequence))
                .descriptor(descriptor)
                .container();
    }

    private static JournalStep step(TestGateway gateway, String what) {
        return new JournalStep(gateway.clock.instant(), what, "gateway", "");
    }
}
