package org.epixgateway.console.rest;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.epixgateway.console.view.FactForm;
import org.epixgateway.console.view.FactForm.What;
import org.epixgateway.core.life.Correspondence;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Fact.Crossing.Direction;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.Quantity;
import org.jspecify.annotations.Nullable;

/** Reads what somebody says happened to a permit. */
final class FactReader {
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,20}(\\.[0-9]{1,20})?");
    private static final int TEXT_LENGTH_MAX = 1_000;
    private static final int ENTRIES_MAX = 2_000;

    private FactReader() {}

    /** @throws IllegalArgumentException with a sentence for whoever wrote it */
    static Fact of(FactForm form) {
        What happened = word(What.class, "what", form.what());
        LocalDate day = day("on", form.on());
        return switch (happened) {
            case ENDORSED ->
                new Fact.Endorsement(
                        day,
                        needed("place", form.place()),
                        line("transportDocument", form.transportDocument()),
                        word(Fact.Method.class, "method", form.method()),
                        all(form.blocks(), FactReader::quantity));
            case CLAIMED ->
                new Fact.Claim(
                        day,
                        needed("place", form.place()),
                        all(form.blocks(), FactReader::quantity),
                        linked(form, FactReader::quantity));
            case GRANTED, DENIED ->
                throw new IllegalArgumentException("A claim is answered by the issuer's gateway, not by a person.");
            case USED ->
                new Fact.Use(
                        day,
                        needed("place", form.place()),
                        all(form.blocks(), FactReader::use),
                        linked(form, FactReader::use));
            case CROSSED ->
                new Fact.Crossing(
                        day,
                        needed("place", form.place()),
                        word(Direction.class, "direction", form.direction()),
                        needed("specimen", form.specimen()));
            case SETTLED ->
                new Fact.Settlement(
                        day, new HashSet<>(all(form.settled(), Function.identity())), needed("reason", form.reason()));
            case ASKED ->
                new Correspondence.Inquiry(
                        day,
                        Party.of(needed("to", form.to())),
                        word(Correspondence.Inquiry.Ground.class, "ground", form.ground()),
                        needed("reason", form.reason()),
                        day("answerBy", form.answerBy()));
            case CONFIRMED, NOT_CONFIRMED ->
                new Correspondence.Answer(
                        day,
                        needed("inquiry", form.inquiry()),
                        happened == What.CONFIRMED,
                        needed("reason", form.reason()));
            case REMINDED -> new Correspondence.Reminder(day, needed("inquiry", form.inquiry()));
            case ACCEPTED -> new Correspondence.Decision(day, true, line("reason", form.reason()));
            case REJECTED -> new Correspondence.Decision(day, false, needed("reason", form.reason()));
            case WITHDRAWN, CANCELLED, LOST, REPLACED, EXPIRED, REINSTATED ->
                new Fact.Notice(
                        0,
                        Fact.Notice.Kind.valueOf(happened.name()),
                        day,
                        needed("reason", form.reason()),
                        successor(form.successor()));
        };
    }

    private static <G> List<Fact.Linked<G>> linked(FactForm form, Function<FactForm.BlockForm, G> goods) {
        return all(form.linked(), document -> new Fact.Linked<>(key(document), all(document.blocks(), goods)));
    }

    /** Its authority is looked up where it is registered. */
    private static PermitKey key(FactForm.LinkedForm document) {
        String country = needed("country", document.country());
        String number = needed("number", document.number());
        if (!country.matches("[A-Z][A-Z0-9]") || number.length() > PermitNumber.LENGTH_MAX) {
            throw new IllegalArgumentException("A linked document has the two-character code of its issuing country and"
                    + " a number of at most " + PermitNumber.LENGTH_MAX + " characters.");
        }
        return PermitKey.of(
                CountryCode.of(country),
                "",
                word(DocumentKind.class, "kind", document.kind()),
                PermitNumber.of(number));
    }

    private static Fact.BlockQuantity quantity(FactForm.BlockForm block) {
        return new Fact.BlockQuantity(
                needed("block", block.block()),
                new Quantity(amount("quantity", block.quantity(), null), line("unit", block.unit())));
    }

    private static Fact.BlockUse use(FactForm.BlockForm block) {
        return new Fact.BlockUse(
                needed("block", block.block()),
                amount("accepted", block.accepted(), BigDecimal.ZERO),
                amount("refused", block.refused(), BigDecimal.ZERO),
                amount("seized", block.seized(), BigDecimal.ZERO),
                line("unit", block.unit()),
                line("reason", block.reason()));
    }

    private static Optional<Fact.Successor> successor(FactForm.@Nullable SuccessorForm successor) {
        return successor == null
                ? Optional.empty()
                : Optional.of(new Fact.Successor(
                        needed("number", successor.number()), day("issuedOn", successor.issuedOn())));
    }

    private static <F, T> List<T> all(@Nullable List<@Nullable F> given, Function<F, T> reader) {
        List<F> entries = given == null
                ? List.of()
                : given.stream().flatMap(Stream::ofNullable).toList();
        if (entries.size() > ENTRIES_MAX || (given != null && entries.size() < given.size())) {
            throw new IllegalArgumentException("A list has at most " + ENTRIES_MAX + " entries, none of them null.");
        }
        return entries.stream().map(reader).toList();
    }

    private static BigDecimal amount(String name, @Nullable String given, @Nullable BigDecimal otherwise) {
        if (given == null && otherwise != null) {
            return otherwise;
        }
        if (given == null || !AMOUNT.matcher(given).matches()) {
            throw new IllegalArgumentException(
                    name + " is a number of at most 20 digits, and 20 more behind a point, in quotes: \"12.5\".");
        }
        return new BigDecimal(given);
    }

    private static LocalDate day(String name, @Nullable String given) {
        try {
            return LocalDate.parse(given == null ? "" : given);
        } catch (DateTimeException notADay) {
            throw new IllegalArgumentException(name + " is a calendar date such as 2026-11-23.", notADay);
        }
    }

    private static String needed(String name, @Nullable String given) {
        String text = line(name, given);
        if (text.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing.");
        }
        return text;
    }

    private static String line(String name, @Nullable String given) {
        String text = given == null ? "" : given.strip();
        if (text.length() > TEXT_LENGTH_MAX || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    name + " has at most " + TEXT_LENGTH_MAX + " characters and is one line.");
        }
        return text;
    }

    private static <E extends Enum<E>> E word(Class<E> words, String name, @Nullable String given) {
        for (E word : words.getEnumConstants()) {
            if (word.name().equals(given)) {
                return word;
            }
        }
        throw new IllegalArgumentException(name + " is one of "
                + Stream.of(words.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")) + ".");
    }
}
