package org.epixgateway.core.exchange;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.evidence.EvidenceNote;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.party.AcceptedForm;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerPolicy;
import org.epixgateway.core.party.Pin;
import org.epixgateway.core.party.RegisteredCertificate;
import org.epixgateway.core.party.RevocationPolicy;
import org.epixgateway.core.party.ServiceAddress;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Position;
import org.epixgateway.core.permit.Severity;

/** Rows for the contracts of the store: contents do not matter, only that every column has something in it. */
public final class JournalSamples {
    public static final Party OWN = Party.of("CH");
    public static final Party FRANCE = Party.of("FR");
    public static final Party KENYA = Party.of("KE");
    public static final Instant AT = Instant.parse("2026-11-23T10:00:00.123456Z");
    public static final String PERMIT = "CH EXPORT 26CH000123";

    private static final Random RANDOM = new Random(20_261_123);

    private JournalSamples() {}

    public static MessageId id() {
        return MessageId.next(Clock.fixed(AT, ZoneOffset.UTC), RANDOM);
    }

    /** Bytes that no other sample has, as long as a container. */
    public static Bytes container(MessageId id) {
        byte[] bytes = new byte[6_000];
        new Random(id.uuid().getLeastSignificantBits()).nextBytes(bytes);
        return Bytes.of(bytes);
    }

    public static SentMessage sent(Party to, String permit) {
        return sent(id(), to, permit);
    }

    public static SentMessage sent(MessageId id, Party to, String permit) {
        return sent(id, to, permit, false);
    }

    /** A message with the test indicator. */
    public static SentMessage sentTest(Party to, String permit) {
        return sent(id(), to, permit, true);
    }

    private static SentMessage sent(MessageId id, Party to, String permit, boolean isTest) {
        return new SentMessage(
                id,
                to,
                MessageKind.PERMIT,
                permit,
                permit.isEmpty() ? "" : "26ch000123",
                Bytes.utf8("document of " + id).digest(),
                container(id).digest(),
                0,
                SentState.ACCEPTED,
                1,
                0,
                0,
                false,
                isTest,
                "S-" + id,
                AT,
                AT,
                Optional.empty(),
                AT.plusSeconds(86_400),
                "accepted",
                Optional.empty(),
                0);
    }

    /** A fresh message with the sequence of one that it supersedes. */
    public static SentMessage inThePlaceOf(SentMessage old) {
        return sent(old.to(), old.permit()).stored(old.sequence(), 0);
    }

    public static ReceivedMessage received(Party from, MessageId id) {
        return new ReceivedMessage(
                from,
                id,
                MessageKind.PERMIT,
                from + " EXPORT 26-7/A",
                "26-7/a",
                Optional.of(Bytes.utf8("document of " + id).digest()),
                container(id).digest(),
                ReceivedState.RECEIVED,
                false,
                AT,
                new MessageReference(Optional.of(id()), answer(id).digest()),
                findings(),
                0,
                0);
    }

    public static ReceivedMessage refused(Party from, MessageId id) {
        return received(from, id).inState(ReceivedState.REFUSED);
    }

    public static ReceivedMessage test(ReceivedMessage m) {
        return new ReceivedMessage(
                m.from(),
                m.id(),
                m.kind(),
                m.permit(),
                m.permitNumber(),
                m.document(),
                m.container(),
                m.state(),
                true,
                m.receivedAt(),
                m.answer(),
                m.findings(),
                m.inboxPosition(),
                m.version());
    }

    public static Bytes answer(MessageId answered) {
        return Bytes.utf8("answer to " + answered);
    }

    public static Submission submission(String account, String key) {
        return new Submission(
                "S-" + id(),
                account,
                key,
                Bytes.utf8(key).digest(),
                AT,
                List.of(new Submission.Recipient(FRANCE, id()), new Submission.Recipient(KENYA, id())),
                findings());
    }

    public static List<Finding> findings() {
        return List.of(
                new Finding(
                        "B-03",
                        Severity.WARNING,
                        Place.of(Box.B7, "A"),
                        Optional.of(new Position(12, 7)),
                        "Two lines,\n one\ttab, one \\ backslash."),
                new Finding("R-21", Severity.NOT_CHECKED, Place.of(Box.B6), Optional.empty(), "Nobody to ask."));
    }

    public static JournalStep step(String what) {
        return new JournalStep(AT, what, "gateway", "note on " + what);
    }

    public static EvidenceNote note(MessageId message) {
        return new EvidenceNote(
                "permit-submitted",
                AT.plusNanos(789),
                "gateway",
                Map.of(EvidenceNote.MESSAGE, message.toString(), EvidenceNote.PERMIT, PERMIT, "document", "ab\ncd"));
    }

    public static Change noted(MessageId message) {
        return new Change.Note(note(message));
    }

    public static Change.AddSent add(SentMessage message) {
        return new Change.AddSent(message, container(message.id()), step("ACCEPTED"));
    }

    public static Change.AddReceived add(ReceivedMessage message) {
        return new Change.AddReceived(message, container(message.id()), answer(message.id()), step("RECEIVED"));
    }

    public static PermitKey key(String number) {
        return new PermitKey(CountryCode.of("CH"), "federal office", DocumentKind.EXPORT, number);
    }

    public static RegisteredPermit permit(String number) {
        return permit(key(number));
    }

    static KeptStatement statement(PermitKey key, String id, Optional<MessageId> message) {
        return new KeptStatement(
                key,
                id,
                FRANCE,
                MessageKind.USE_REPORT,
                Assurance.SEALED,
                Bytes.utf8("statement " + id),
                message,
                "peer FR",
                AT);
    }

    static RegisteredPermit permit(PermitKey key) {
        return new RegisteredPermit(
                key,
                key.number(),
                Bytes.utf8("document " + key.number()).digest(),
                PermitState.ISSUED,
                Optional.of(LocalDate.of(2027, 5, 22)),
                id(),
                AT,
                "",
                "",
                0);
    }

    public static Peer peer(Party party) {
        Bytes der = Bytes.utf8("seal of " + party);
        return new Peer(
                party,
                "Gateway of " + party,
                Peer.State.ACTIVE,
                3,
                DeliveryMode.BOTH,
                List.of(
                        new ServiceAddress(ServiceAddress.Kind.DELIVER, URI.create("https://example.org/deliver?a=b")),
                        new ServiceAddress(ServiceAddress.Kind.VERIFY, URI.create("https://example.org/verify"))),
                List.of(
                        new RegisteredCertificate(
                                CertificateUse.SEAL,
                                new Pin.Exact(der.digest()),
                                der,
                                AT,
                                AT.plusSeconds(1_000),
                                Optional.of(AT.plusSeconds(10)),
                                Optional.empty()),
                        new RegisteredCertificate(
                                CertificateUse.TLS,
                                new Pin.BySubject("CN=Root, C=FR", "CN=gateway, C=FR", "1.2.3"),
                                Bytes.of(new byte[0]),
                                AT,
                                AT.plusSeconds(2_000),
                                Optional.empty(),
                                Optional.of(AT.plusSeconds(20)))),
                List.of(new AcceptedForm(DocumentKind.EXPORT, true, LocalDate.of(2026, 1, 1))),
                Set.of(Party.of("MC"), Party.of("AD")),
                Set.of(Party.of("MC")),
                new PeerPolicy(
                        List.of(URI.create("https://example.org/list.crl")),
                        RevocationPolicy.SOFT_FAIL,
                        Set.of("B-01", "R-07"),
                        true),
                0);
    }
}
