package org.epixgateway.documents;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.epixgateway.core.permit.Address;
import org.epixgateway.core.permit.Authority;
import org.epixgateway.core.permit.Block;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentFormat;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Inspection;
import org.epixgateway.core.permit.Issue;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.Provenance;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.core.permit.Quota;
import org.epixgateway.core.permit.ReferencedDocument;
import org.epixgateway.core.permit.Trader;

/** Permits that version 2 can carry in full, each box filled or not by chance. */
final class GeneratedPermits {
    private static final List<String> WORDS = List.of(
            "tusk",
            "Besançon",
            "鳄鱼皮",
            "முதலை",
            "मगरमच्छ",
            "Крокодил",
            "تمساح",
            "a < b & c > d",
            "\"quoted\"",
            "it's",
            "two\nlines",
            "tab\there",
            "]]>",
            "🐊",
            "1\r2",
            "\uFFFD",
            "  ",
            "𝒳");

    private final RandomGenerator random;

    GeneratedPermits(RandomGenerator random) {
        this.random = random;
    }

    Permit next() {
        String letter = pick(List.of("E", "R", "I", "O", ""));
        String text = maybe(this::text, "");
        return new Permit(
                DocumentFormat.TOOLKIT_2,
                DocumentKind.of(letter, text),
                letter,
                text,
                optional(() -> PermitNumber.of(token())),
                random.nextBoolean(),
                optional(this::date),
                optional(this::date),
                trader(),
                trader(),
                list(this::text, 4),
                list(this::token, 3),
                maybe(this::text, ""),
                maybe(this::token, ""),
                new Authority(maybe(this::text, ""), address()),
                list(this::block, 6),
                new Issue(maybe(this::text, ""), optional(this::date), maybe(this::text, ""), maybe(this::text, "")),
                optional(this::inspection),
                optional(() -> document(token())),
                list(() -> document(maybe(this::token, "")), 3));
    }

    private Block block() {
        return new Block(
                maybe(this::token, ""),
                list(this::text, 3),
                list(this::text, 3),
                list(this::text, 3),
                list(this::token, 2),
                list(this::text, 40),
                maybe(this::token, ""),
                pick(List.of(List.of(), List.of("W"), List.of("O", "W"), List.of("I", "C"), List.of("A", "D", "XYZ"))),
                list(this::quantity, 3),
                optional(() -> new Quota(quantity(), quantity())),
                provenance(pick(List.of("861", "E", "O"))),
                provenance(pick(List.of("811", "R"))),
                optional(this::date),
                list(this::token, 3),
                list(this::inspection, 3));
    }

    private Provenance provenance(String typeCode) {
        return new Provenance(
                optional(this::country),
                maybe(this::text, ""),
                maybe(() -> document(typeCode), ReferencedDocument.NONE));
    }

    private ReferencedDocument document(String typeCode) {
        return new ReferencedDocument(typeCode, token(), optional(this::date), maybe(this::text, ""));
    }

    private Inspection inspection() {
        return new Inspection(
                Optional.of(date()), optional(this::quantity), maybe(this::text, ""), maybe(this::text, ""));
    }

    private Trader trader() {
        return new Trader(maybe(this::text, ""), address(), list(this::text, 3));
    }

    private Address address() {
        return new Address(
                list(this::text, 3),
                maybe(this::text, ""),
                maybe(this::token, ""),
                maybe(this::text, ""),
                optional(this::country),
                maybe(this::text, ""));
    }

    private CountryCode country() {
        return CountryCode.of(pick(List.of("CH", "FR", "XX", "ZZ", "S1")));
    }

    private LocalDate date() {
        return LocalDate.of(random.nextInt(1850, 2040), random.nextInt(1, 13), random.nextInt(1, 29));
    }

    private Quantity quantity() {
        return new Quantity(
                BigDecimal.valueOf(random.nextLong(0, 1_000_000), random.nextInt(0, 5)), maybe(() -> "KGM", ""));
    }

    /** Text with something in it and no white space around it, which boxes do not keep. */
    private String text() {
        String text = String.join(" ", list(() -> pick(WORDS), 5)).strip();
        return text.isEmpty() ? "x" : text;
    }

    /** Text without white space but single blanks, as codes and numbers have it. */
    private String token() {
        String token = text().replaceAll("\\s+", " ");
        return token.length() > PermitNumber.LENGTH_MAX ? "long" : token;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private <T> T maybe(Supplier<T> value, T otherwise) {
        return random.nextInt(4) > 0 ? value.get() : otherwise;
    }

    private <T> Optional<T> optional(Supplier<T> value) {
        return random.nextInt(4) > 0 ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> list(Supplier<T> value, int max) {
        return Stream.generate(value).limit(random.nextInt(max + 1)).toList();
    }
}
