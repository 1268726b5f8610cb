package org.epixgateway.console.rest;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import org.epixgateway.console.edge.Json;
import org.epixgateway.console.edge.ProblemException;
import org.epixgateway.console.rest.SubmissionMetadata.ActorMetadata;
import org.epixgateway.console.view.FactForm;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.StatementForms;
import org.epixgateway.core.exchange.StatementRequest;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.PermitNumber;
import org.jspecify.annotations.Nullable;

/** What is stated about a permit as JSON in one file: the body of the REST call, and which permit is meant. */
public final class JsonStatementForms implements StatementForms {
    /** @param kind needed only where several documents bear the number */
    record StatementFile(
            @Nullable String country,
            @Nullable String kind,
            @Nullable String number,
            @Nullable FactForm fact,
            @Nullable List<@Nullable ActorMetadata> actors) {}

    @Override
    public StatementRequest read(Bytes document, String account, String key) {
        try {
            StatementFile file = Json.read(new ByteArrayInputStream(document.array()), StatementFile.class);
            StatementBody body = new StatementBody(file.fact(), file.actors());
            String country = file.country() == null ? "" : file.country();
            String number = file.number() == null ? "" : file.number();
            if (!CountryCode.isWellFormed(country) || number.isBlank() || number.length() > PermitNumber.LENGTH_MAX) {
                throw new IllegalArgumentException(
                        "A statement names its permit: country is a two-character code such as"
                                + " CH, number has 1 to " + PermitNumber.LENGTH_MAX + " characters.");
            }
            return new StatementRequest(
                    account, key, CountryCode.of(country), number, kind(file.kind()), body.stated(), body.people());
        } catch (ProblemException said) {
            throw new IllegalArgumentException(String.valueOf(said.getMessage()), said);
        }
    }

    private static Optional<DocumentKind> kind(@Nullable String word) {
        if (word == null) {
            return Optional.empty();
        }
        for (DocumentKind kind : DocumentKind.values()) {
            if (kind.name().equals(word)) {
                return Optional.of(kind);
            }
        }
        throw new IllegalArgumentException("kind is a word such as EXPORT, RE_EXPORT or IMPORT.");
    }
}
