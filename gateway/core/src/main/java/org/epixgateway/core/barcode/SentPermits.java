package org.epixgateway.core.barcode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.EnvelopeOpener;
import org.epixgateway.core.exchange.MessageKind;
import org.epixgateway.core.exchange.MessageQuery;
import org.epixgateway.core.exchange.OpenedEnvelope;
import org.epixgateway.core.exchange.RegisteredPermit;
import org.epixgateway.core.exchange.SentMessage;
import org.epixgateway.core.exchange.Stored;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDocuments;
import org.epixgateway.core.permit.PermitDocuments.Wrapping;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.PermitNumber;

/** Permits of our own, found by what we sent of them: the register says which document is the current one. */
public final class SentPermits implements PermitsByNumber {
    private static final String PERMIT = "permit.xml";

    private final Stored stored;
    private final EnvelopeOpener opener;
    private final PermitDocuments documents;

    public SentPermits(Stored stored, EnvelopeOpener opener, PermitDocuments documents) {
        this.stored = stored;
        this.opener = opener;
        this.documents = documents;
    }

    @Override
    public List<IssuedPermit> named(PermitNumber number) {
        Map<PermitKey, IssuedPermit> found = new LinkedHashMap<>();
        // one document goes to several recipients, and is opened once
        Map<Digest, SentMessage> once = new LinkedHashMap<>();
        Stream.of(number.raw().strip(), number.normalised())
                .distinct()
                .flatMap(written -> stored.journal().searchSent(MessageQuery.byText(written)).stream())
                .filter(message -> message.kind() == MessageKind.PERMIT && !message.isTest())
                .forEach(message -> once.putIfAbsent(message.document(), message));
        once.values().stream()
                .flatMap(message -> issued(message).stream())
                .filter(issued -> issued.key().number().equals(number.normalised()))
                .forEach(issued -> found.putIfAbsent(issued.key(), issued));
        return List.copyOf(found.values());
    }

    private Optional<IssuedPermit> issued(SentMessage message) {
        return stored.journal()
                .sentContainer(message.id())
                .flatMap(this::document)
                .flatMap(document -> documents
                        .read(document, Wrapping.REFUSED)
                        .permit()
                        .flatMap(permit -> current(permit, document.digest())));
    }

    private Optional<Bytes> document(Bytes container) {
        return switch (opener.open(container)) {
            case EnvelopeOpener.Opened(OpenedEnvelope envelope) -> envelope.file(PERMIT);
            case EnvelopeOpener.Broken unused -> Optional.empty();
        };
    }

    private Optional<IssuedPermit> current(Permit permit, Digest document) {
        return permit.key()
                .filter(key -> stored.register()
                        .find(key)
                        .map(RegisteredPermit::document)
                        .filter(document::equals)
                        .isPresent())
                .map(key -> new IssuedPermit(key, permit, document));
    }
}
