package org.epixgateway.console.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.epixgateway.core.life.Fact;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a permit, as JSON has it, in and out. Which members are there follows from {@code what}; quantities are
 * decimal digits in quotes, since JSON numbers lose some.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FactForm(
        @Nullable String what,
        @Nullable String on,
        @Nullable String place,
        @Nullable String transportDocument,
        @Nullable String method,
        @Nullable String reason,
        @Nullable SuccessorForm successor,
        @Nullable List<@Nullable BlockForm> blocks,
        @Nullable String direction,
        @Nullable String specimen,
        @Nullable List<@Nullable String> settled,
        @Nullable List<@Nullable LinkedForm> linked,
        @Nullable String to,
        @Nullable String ground,
        @Nullable String answerBy,
        @Nullable String inquiry) {
    /** The document that takes the place of a replaced one. */
    public record SuccessorForm(
            @Nullable String number, @Nullable String issuedOn) {}

    /** One block: {@code quantity} for an endorsement, the three others for a use. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BlockForm(
            @Nullable String block,
            @Nullable String quantity,
            @Nullable String accepted,
            @Nullable String refused,
            @Nullable String seized,
            @Nullable String unit,
            @Nullable String reason) {}

    /** Another document of the same movement; {@code blocks} by its own, if anything is said of them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LinkedForm(
            @Nullable String country,
            @Nullable String kind,
            @Nullable String number,
            @Nullable List<@Nullable BlockForm> blocks) {}

    /** What may have happened. */
    public enum What {
        ENDORSED,
        USED,
        CROSSED,
        WITHDRAWN,
        CANCELLED,
        LOST,
        REPLACED,
        EXPIRED,
        REINSTATED,
        SETTLED,
        CLAIMED,
        /** The issuer's answer to a claim; nobody hands it in. */
        GRANTED,
        DENIED,
        ASKED,
        CONFIRMED,
        NOT_CONFIRMED,
        /** By the gateway itself, when an answer is overdue. */
        REMINDED,
        ACCEPTED,
        REJECTED
    }

    public static FactForm of(Fact fact) {
        return FactDraft.of(fact).form();
    }
}
