package org.epixgateway.console.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
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
        @Nullable List<@Nullable LinkedForm> linked) {
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
        DENIED
    }

    public static FactForm of(Fact fact) {
        return switch (fact) {
            case Fact.Endorsement e ->
                form(
                        What.ENDORSED,
                        e.on(),
                        e.place(),
                        text(e.transportDocument()),
                        e.method().name(),
                        blocks(e.shipped()),
                        null);
            case Fact.Use u ->
                form(What.USED, u.on(), u.customsOffice(), null, null, used(u.blocks()), null)
                        .linking(linked(u.linked(), FactForm::used));
            case Fact.Claim c ->
                form(What.CLAIMED, c.on(), c.place(), null, null, blocks(c.goods()), null)
                        .linking(linked(c.linked(), FactForm::blocks));
            case Fact.ClaimAnswer a ->
                form(
                        a.isGranted() ? What.GRANTED : What.DENIED,
                        a.on(),
                        null,
                        null,
                        null,
                        List.of(),
                        text(a.sentence()));
            case Fact.Crossing c ->
                new FactForm(
                        What.CROSSED.name(),
                        c.on().toString(),
                        c.place(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        c.direction().name(),
                        c.specimen(),
                        null,
                        null);
            case Fact.Notice n ->
                new FactForm(
                        n.kind().name(),
                        n.on().toString(),
                        null,
                        null,
                        null,
                        n.reason(),
                        n.successor()
                                .map(s -> new SuccessorForm(
                                        s.number(), s.issuedOn().toString()))
                                .orElse(null),
                        null,
                        null,
                        null,
                        null,
                        null);
            case Fact.Settlement s ->
                new FactForm(
                        What.SETTLED.name(),
                        s.on().toString(),
                        null,
                        null,
                        null,
                        s.reason(),
                        null,
                        null,
                        null,
                        null,
                        List.copyOf(new TreeSet<>(s.settled())),
                        null);
        };
    }

    private static FactForm form(
            What what,
            LocalDate on,
            @Nullable String place,
            @Nullable String transportDocument,
            @Nullable String method,
            List<BlockForm> blocks,
            @Nullable String reason) {
        return new FactForm(
                what.name(),
                on.toString(),
                place,
                transportDocument,
                method,
                reason,
                null,
                List.copyOf(blocks),
                null,
                null,
                null,
                null);
    }

    private static List<BlockForm> blocks(List<Fact.BlockQuantity> goods) {
        return goods.stream()
                .map(s -> new BlockForm(
                        s.block(),
                        s.quantity().amount().toPlainString(),
                        null,
                        null,
                        null,
                        text(s.quantity().unit()),
                        null))
                .toList();
    }

    private static List<BlockForm> used(List<Fact.BlockUse> blocks) {
        return blocks.stream()
                .map(b -> new BlockForm(
                        b.block(),
                        null,
                        b.accepted().toPlainString(),
                        b.refused().toPlainString(),
                        b.seized().toPlainString(),
                        text(b.unit()),
                        text(b.reason())))
                .toList();
    }

    private static <G> @Nullable List<@Nullable LinkedForm> linked(
            List<Fact.Linked<G>> linked, Function<List<G>, List<BlockForm>> blocks) {
        return linked.isEmpty()
                ? null
                : linked.stream()
                        .map(one -> new LinkedForm(
                                one.document().issuingCountry().toString(),
                                one.document().kind().name(),
                                one.document().number(),
                                List.copyOf(blocks.apply(one.goods()))))
                        .collect(Collectors.toUnmodifiableList());
    }

    private FactForm linking(@Nullable List<@Nullable LinkedForm> documents) {
        return new FactForm(
                what,
                on,
                place,
                transportDocument,
                method,
                reason,
                successor,
                blocks,
                direction,
                specimen,
                settled,
                documents);
    }

    private static @Nullable String text(String said) {
        return said.isEmpty() ? null : said;
    }
}
