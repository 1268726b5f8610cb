package org.epixgateway.system;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.EnvelopeOpener;
import org.epixgateway.core.exchange.EnvelopeSigner.SealedFile;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.OriginalForm;
import org.epixgateway.core.exchange.PeerConnection;
import org.epixgateway.core.exchange.PermitReference;
import org.epixgateway.core.exchange.Seal;
import org.epixgateway.core.exchange.SealedMessage;
import org.epixgateway.core.exchange.Self;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerPolicy;
import org.epixgateway.core.party.ServiceAddress;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDocuments;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.documents.ToolkitPermitDocuments;
import org.epixgateway.documents.XmlExchangeDocuments;
import org.epixgateway.peers.ConnectionTerms;
import org.epixgateway.peers.SoapPeerConnection;
import org.epixgateway.signing.KeyEntry;
import org.epixgateway.signing.KeyMaterial;
import org.epixgateway.signing.StrictContainers;

/** Somebody with the keys of one Party who speaks with the exchange service of another, past any gateway of his own. */
final class Wire implements AutoCloseable {
    private final KeyMaterial keys;
    private final Seal seal;
    private final Peer peer;
    private final SoapPeerConnection connection;

    Wire(Site as, Site to) {
        keys = new KeyMaterial(as.home().keys(), Clock.systemUTC());
        seal = new Seal(
                new Self(as.party(), "wire"),
                keys.signer(),
                new XmlExchangeDocuments(Limits.STANDARD),
                Clock.systemUTC(),
                new SecureRandom());
        peer = new Peer(
                to.party(),
                "",
                Peer.State.ACTIVE,
                1,
                DeliveryMode.PUSH,
                List.of(new ServiceAddress(
                        ServiceAddress.Kind.DELIVER,
                        URI.create("https://localhost:" + to.exchangePort() + "/exchange"))),
                List.of(),
                List.of(),
                Set.of(),
                Set.of(),
                PeerPolicy.STANDARD,
                0);
        var tls = InsecureTls.context(Optional.of(keys.entry(KeyMaterial.Own.TLS)));
        connection = new SoapPeerConnection(unused -> tls, ConnectionTerms.STANDARD);
    }

    KeyEntry sealKey() {
        return keys.entry(KeyMaterial.Own.SEAL);
    }

    SealedMessage sealed(Bytes document, Party to) {
        Permit permit = new ToolkitPermitDocuments(Limits.STANDARD)
                .read(document, PermitDocuments.Wrapping.REFUSED)
                .permit()
                .orElseThrow();
        PermitKey key = permit.key().orElseThrow();
        PermitReference reference = new PermitReference(
                key.issuingCountry(),
                key.issuingAuthority(),
                key.kind(),
                permit.number().orElseThrow().raw(),
                document.digest(),
                Optional.empty());
        return seal.permit(
                new Seal.PermitContents(
                        document,
                        permit.format(),
                        List.of(),
                        reference,
                        OriginalForm.ELECTRONIC_ORIGINAL,
                        List.of(),
                        false),
                to);
    }

    /** The same files under a new signature: the same message id, other bytes. */
    Bytes sealedAgain(Bytes container) {
        return keys.signer().seal(files(container), Clock.systemUTC().instant());
    }

    static List<SealedFile> files(Bytes container) {
        return switch (new StrictContainers(Limits.STANDARD).open(container)) {
            case EnvelopeOpener.Broken(String sentence) -> throw new AssertionError(sentence);
            case EnvelopeOpener.Opened(var opened) ->
                opened.files().stream()
                        .map(file -> new SealedFile(file.name(), "application/xml", file.content()))
                        .toList();
        };
    }

    PeerConnection.Reply deliver(Bytes container) {
        return connection.deliver(peer, container);
    }

    /** The answer's container. */
    Bytes answer(Bytes container) {
        return switch (deliver(container)) {
            case PeerConnection.Answered(Bytes answer) -> answer;
            case PeerConnection.Reply other -> throw new AssertionError("no answer but " + other);
        };
    }

    static boolean isReceipt(Bytes answer) {
        return files(answer).stream().anyMatch(file -> file.name().equals("receipt.xml"));
    }

    static boolean isRefusal(Bytes answer) {
        return files(answer).stream().anyMatch(file -> file.name().equals("refusal.xml"));
    }

    @Override
    public void close() {
        connection.close();
    }
}
