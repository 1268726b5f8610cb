package org.epixgateway.peers;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.apache.cxf.binding.soap.SoapVersion;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.verify.Asker;
import org.epixgateway.core.verify.FailedTries;
import org.epixgateway.core.verify.Proof;
import org.epixgateway.core.verify.Question;
import org.epixgateway.core.verify.Verified;
import org.epixgateway.core.verify.VerifyDoor;
import org.epixgateway.peers.wire.TryLaterFault;
import org.epixgateway.peers.wire.Verify;
import org.epixgateway.peers.wire.VerifyResponse;
import org.epixgateway.peers.wire.VisibleFields;
import org.jspecify.annotations.Nullable;

/**
 * Where peers ask whether a permit of ours still holds; whoever asks amiss again and again has to wait between his questions.
 */
public record PeerQuestions(VerifyDoor door, FailedTries tries) {

    VerifyResponse answer(Verify request, Party caller, SoapVersion version) throws TryLaterFault {
        String asker = "peer " + caller;
        Optional<Duration> away = tries.turnedAway(asker);
        if (away.isPresent()) {
            throw Faults.tryLater(away.get().plusMillis(999), "Too many questions that proved nothing.");
        }
        Verified verified = door.verify(question(request, caller, version));
        if (verified.answer().state().isFailedTry()) {
            tries.failedAtOnce(asker);
        }
        VerifyResponse response = new VerifyResponse();
        response.setPermitState(verified.answer().state().name());
        response.setSigned(verified.signed());
        return response;
    }

    private static Question question(Verify request, Party caller, SoapVersion version) {
        try {
            return new Question(
                    CountryCode.of(request.getIssuingCountry()),
                    text(request.getNumber()),
                    proof(request),
                    new Asker.Peer(caller),
                    text(request.getNonce()));
        } catch (IllegalArgumentException | DateTimeException unfit) {
            // the sentences of questions and proofs repeat nothing of what was written
            throw Faults.yours("This is no question that can be answered.", version);
        }
    }

    private static Proof proof(Verify request) {
        if (request.getToken() != null) {
            return new Proof.Token(request.getToken());
        }
        if (request.getBarcode() != null) {
            return new Proof.Barcode(request.getBarcode());
        }
        VisibleFields fields = Objects.requireNonNull(request.getFields(), "the schema demands one of three");
        return new Proof.VisibleFields(
                given(fields.getKind()).map(DocumentKind::valueOf),
                given(fields.getValidUntil()).map(LocalDate::parse),
                given(fields.getImportingCountry()).map(CountryCode::of),
                given(fields.getScientificName()));
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text);
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    /** As it goes over the wire to a peer. */
    static Verify request(Question question) {
        Verify request = new Verify();
        request.setIssuingCountry(question.issuing().value());
        if (!question.number().isBlank()) {
            request.setNumber(question.number());
        }
        if (!question.nonce().isEmpty()) {
            request.setNonce(question.nonce());
        }
        switch (question.proof()) {
            case Proof.Token(String token) -> request.setToken(token);
            case Proof.Barcode(String scanned) -> request.setBarcode(scanned);
            case Proof.VisibleFields visible -> request.setFields(fields(visible));
        }
        return request;
    }

    private static VisibleFields fields(Proof.VisibleFields visible) {
        VisibleFields fields = new VisibleFields();
        visible.kind().map(DocumentKind::name).ifPresent(fields::setKind);
        visible.validUntil().map(LocalDate::toString).ifPresent(fields::setValidUntil);
        visible.importing().map(CountryCode::value).ifPresent(fields::setImportingCountry);
        visible.taxon().ifPresent(fields::setScientificName);
        return fields;
    }
}
