package org.epixgateway.core.verify;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.epixgateway.core.barcode.BarcodeContent;
import org.epixgateway.core.barcode.PermitTokens;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.PermitLives.Lived;
import org.epixgateway.core.exchange.RegisteredPermit;
import org.epixgateway.core.exchange.Self;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitKey;

/**
 * Finds the permit that a question names and proves to know. Whether the number is unknown or the token wrong shows neither
 * in the answer nor in the work: the register and the journal are looked up once and tokens are compared in both cases, and
 * files are read only for who has proven.
 */
final class FindProven {
    private static final Digest OF_NOTHING = Bytes.utf8("no document").digest();

    private final Self self;
    private final IssuedHere permits;
    private final PermitTokens tokens;
    private final OwnBarcodeReading barcodes;

    FindProven(Self self, IssuedHere permits, PermitTokens tokens, OwnBarcodeReading barcodes) {
        this.self = self;
        this.permits = permits;
        this.tokens = tokens;
        this.barcodes = barcodes;
    }

    Sought find(Question question) {
        return switch (question.proof()) {
            case Proof.Token(String token) -> byToken(question, question.normalised(), token);
            case Proof.Barcode(String scanned) -> byBarcode(question, scanned);
            case Proof.VisibleFields fields -> byFields(question, fields);
        };
    }

    /** A number that was typed beside a barcode has to be the one in it. */
    private Sought byBarcode(Question question, String scanned) {
        Optional<BarcodeContent> content = barcodes.read(scanned)
                .filter(read -> question.number().isBlank()
                        || read.number().normalised().equals(question.normalised()));
        return byToken(
                question,
                content.map(read -> read.number().normalised()).orElse(""),
                content.map(BarcodeContent::token).orElse(""));
    }

    private Sought byToken(Question question, String number, String token) {
        boolean isOurs = question.issuing().equals(self.party().code());
        List<RegisteredPermit> candidates = permits.named(number);
        String written = candidates.stream()
                .findFirst()
                .map(RegisteredPermit::number)
                .orElse(question.number().strip());
        List<Digest> documents = permits.documents(written);
        PermitKey nobody = new PermitKey(self.party().code(), "", DocumentKind.OTHER, number);
        // the same work for nobody
        boolean isNobody = tokens.matches(token, nobody, OF_NOTHING);
        Sought found = missed(question);
        for (RegisteredPermit candidate : candidates) {
            if (tokens.matches(token, candidate.key(), candidate.document())) {
                found = new Sought(question, Optional.of(candidate.key()), false);
            } else if (found.permit().isEmpty()
                    && documents.stream().anyMatch(old -> tokens.matches(token, candidate.key(), old))) {
                found = new Sought(question, Optional.of(candidate.key()), true);
            }
        }
        return isOurs && !isNobody ? found : missed(question);
    }

    /** Of several documents with one number and these fields the one that is in force is meant. */
    private Sought byFields(Question question, Proof.VisibleFields fields) {
        if (!question.issuing().equals(self.party().code())) {
            return missed(question);
        }
        List<RegisteredPermit> matching = permits.named(question.normalised()).stream()
                .filter(candidate -> permits.whole(candidate.key())
                        .map(Lived::permit)
                        .filter(permit -> matches(permit, fields))
                        .isPresent())
                .toList();
        return matching.stream()
                .filter(permit -> permit.state() == PermitState.ISSUED || permit.state() == PermitState.ENDORSED)
                .findFirst()
                .or(() -> matching.stream().findFirst())
                .map(permit -> new Sought(question, Optional.of(permit.key()), false))
                .orElseGet(() -> missed(question));
    }

    private static Sought missed(Question question) {
        return new Sought(question, Optional.empty(), false);
    }

    private static boolean matches(Permit permit, Proof.VisibleFields fields) {
        return (fields.kind().isEmpty() || fields.kind().get() == permit.kind())
                && (fields.validUntil().isEmpty() || fields.validUntil().equals(permit.validUntil()))
                && (fields.importing().isEmpty()
                        || fields.importing().equals(permit.importer().address().country()))
                && (fields.taxon().isEmpty()
                        || permit.blocks().stream()
                                .flatMap(block -> block.scientificNames().stream())
                                .anyMatch(name -> folded(name)
                                        .equals(folded(fields.taxon().get()))));
    }

    private static String folded(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
