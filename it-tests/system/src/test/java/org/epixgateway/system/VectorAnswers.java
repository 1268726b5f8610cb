package org.epixgateway.system;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.evidence.LogHead;
import org.epixgateway.core.exchange.EnvelopeSigner;
import org.epixgateway.core.exchange.Header;
import org.epixgateway.core.exchange.LogHeads;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.MessageKind;
import org.epixgateway.core.exchange.MessageReference;
import org.epixgateway.core.exchange.Receipt;
import org.epixgateway.core.exchange.Refusal;
import org.epixgateway.core.exchange.RefusalReason;
import org.epixgateway.core.exchange.Seal;
import org.epixgateway.core.exchange.Self;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.PartyDescriptor;
import org.epixgateway.core.party.PartyDescriptor.DescribedCertificate;
import org.epixgateway.core.party.ServiceAddress;
import org.epixgateway.documents.Samples;
import org.epixgateway.signing.Certificates;
import org.epixgateway.signing.KeyAlgorithm;
import org.epixgateway.signing.TestPki;

/** The vectors that answer a message, and those by which a Party presents itself. */
final class VectorAnswers {
    private final TestPki swiss;
    private final TestPki french;
    private final TestPki stranger;
    private final Instant at;

    VectorAnswers(TestPki swiss, TestPki french, TestPki stranger, Instant at) {
        this.swiss = swiss;
        this.french = french;
        this.stranger = stranger;
        this.at = at;
    }

    record Made(Bytes container, String what, boolean isGood) {}

    Map<String, Made> all(Bytes sent) {
        EnvelopeSigner signer = french.signer(TestPki.Case.GOOD);
        MessageReference right = new MessageReference(Optional.of(idOf(sent)), sent.digest());
        MessageReference wrong =
                new MessageReference(right.id(), Bytes.utf8("other bytes").digest());
        Map<String, Made> all = new LinkedHashMap<>();
        all.put("good/receipt", new Made(receipt(right, "CH").sealedBy(signer), "the receipt of permit-v2-p256", true));
        all.put("good/refusal", new Made(refusal(right).sealedBy(signer), "a refusal of permit-v2-p256", true));
        all.put(
                "bad/answer/a receipt for other bytes",
                new Made(receipt(wrong, "CH").sealedBy(signer), "names another digest than was sent", false));
        all.put(
                "bad/answer/a receipt that contradicts its header",
                new Made(
                        receipt(wrong, "CH")
                                .with(d -> d.answers = Optional.of(right))
                                .sealedBy(signer),
                        "header and receipt name different bytes",
                        false));
        all.put(
                "bad/answer/a receipt for another party",
                new Made(receipt(right, "DE").sealedBy(signer), "addressed to another Party", false));
        all.put(
                "bad/answer/a receipt by a stranger",
                new Made(
                        receipt(right, "CH").sealedBy(stranger.signer(TestPki.Case.GOOD)),
                        "sealed by a key that is not registered",
                        false));
        all.put(
                "bad/answer/a refusal for other bytes",
                new Made(refusal(wrong).sealedBy(signer), "names another digest than was sent", false));
        all.put(
                "bad/answer/a permit as an answer",
                new Made(
                        draft("CH").with(d -> d.answers = Optional.of(right)).sealedBy(signer),
                        "a kind that is no answer",
                        false));
        return all;
    }

    private static MessageId idOf(Bytes container) {
        return Wire.files(container).stream()
                .filter(file -> file.name().equals(Header.FILE_NAME))
                .map(file -> VectorDraft.XML.readHeader(file.content()).id())
                .findFirst()
                .orElseThrow();
    }

    private VectorDraft draft(String to) {
        return VectorDraft.permit("FR", to, at, Samples.permit("18-minimal-export-ch-fr-cyclamen"));
    }

    private VectorDraft receipt(MessageReference message, String to) {
        Receipt receipt = new Receipt(
                message.id().orElseThrow(), message.file(), at, "none", List.of(), heads(), Optional.empty(), false);
        return draft(to).answering(MessageKind.RECEIPT, VectorDraft.XML.writeReceipt(receipt), message);
    }

    private VectorDraft refusal(MessageReference message) {
        Refusal refusal = new Refusal(
                message.id(),
                message.file(),
                at,
                RefusalReason.NUMBER_CONFLICT,
                "The number is held with other contents.",
                "none",
                List.of(),
                Optional.of(heads()),
                false);
        return draft("CH").answering(MessageKind.REFUSAL, VectorDraft.XML.writeRefusal(refusal), message);
    }

    private static LogHeads heads() {
        return new LogHeads(
                new LogHead("FR", 1, Digest.of("head".getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                Optional.empty());
    }

    Map<String, Made> descriptors() {
        X509Certificate listed = swiss.seal(KeyAlgorithm.P256).certificate();
        Map<String, Made> all = new LinkedHashMap<>();
        all.put(
                "good/descriptor",
                new Made(
                        seal("CH", TestPki.signer(swiss.seal(KeyAlgorithm.P256)))
                                .descriptor(descriptor(listed))
                                .container(),
                        "how CH presents itself",
                        true));
        all.put(
                "bad/descriptor/sealed by a key that it does not list",
                new Made(
                        seal("CH", stranger.signer(TestPki.Case.GOOD))
                                .descriptor(descriptor(listed))
                                .container(),
                        "nothing proves that who wrote it holds the key",
                        false));
        all.put(
                "bad/descriptor/of another party than its header says",
                new Made(
                        seal("DE", TestPki.signer(swiss.seal(KeyAlgorithm.P256)))
                                .descriptor(descriptor(listed))
                                .container(),
                        "From and Party differ",
                        false));
        return all;
    }

    private Seal seal(String party, EnvelopeSigner signer) {
        return new Seal(
                new Self(Party.of(party), "vectors"),
                signer,
                VectorDraft.XML,
                java.time.Clock.fixed(at, java.time.ZoneOffset.UTC),
                new java.util.Random(UUID.randomUUID().getMostSignificantBits()));
    }

    private PartyDescriptor descriptor(X509Certificate listed) {
        return new PartyDescriptor(
                Party.of("CH"),
                "Switzerland",
                "Management Authority of CH",
                List.of("Musterweg 12", "3003 Bern"),
                1,
                at,
                List.of(Header.PROFILE_VERSION),
                List.of(),
                DeliveryMode.PUSH,
                List.of(),
                List.of(new ServiceAddress(
                        ServiceAddress.Kind.DELIVER, URI.create("https://epix.example.ch/exchange"))),
                List.of(new DescribedCertificate(
                        CertificateUse.SEAL,
                        at.minus(Duration.ofDays(1)),
                        at.plus(Duration.ofDays(365)),
                        Certificates.der(listed))),
                List.of(),
                Set.of());
    }
}
