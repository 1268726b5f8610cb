package org.epixgateway.console.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.epixgateway.console.edge.Asked;
import org.epixgateway.console.edge.ProblemException;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.Actor;
import org.epixgateway.core.exchange.OriginalForm;
import org.epixgateway.core.party.Party;
import org.jspecify.annotations.Nullable;

/**
 * What a submitter says about a permit beside the document; every member may be absent.
 *
 * @param recipients two-letter codes; absent or empty: by the kind of document
 * @param replaces SHA-256 of the earlier document of the same permit
 */
public record SubmissionMetadata(
        @Nullable List<@Nullable String> recipients,
        @Nullable List<@Nullable ActorMetadata> actors,
        @Nullable String originalForm,
        @Nullable Boolean test,
        @Nullable String replaces) {
    static final SubmissionMetadata NONE = new SubmissionMetadata(null, null, null, null, null);

    private static final int ENTRIES_MAX = 64;
    private static final int TEXT_LENGTH_MAX = 200;

    private static final Pattern METHOD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:+/-]{0,59}");

    /** A person's part: by name only for officials who issue, alter or endorse, by reference for the others. */
    public record ActorMetadata(
            @Nullable String role,
            @Nullable String method,
            @Nullable String at,
            @Nullable String name,
            @Nullable String reference) {

        Actor actor() {
            Actor.Role part = Asked.word(Actor.Role.class, text("role", role))
                    .orElseThrow(() ->
                            ProblemException.badRequest("An actor's role is one of " + words(Actor.Role.values())));
            String called = text("name", name);
            if (!called.isEmpty() && !part.mayBeNamed()) {
                throw ProblemException.badRequest("An actor in the role " + part
                        + " travels as a reference, not by name: staff data need not leave the authority.");
            }
            String how = text("method", method);
            if (!how.isEmpty() && !METHOD.matcher(how).matches()) {
                throw ProblemException.badRequest(
                        "An actor's method is one short word, such as password or qualified-signature.");
            }
            return new Actor(part, how.isEmpty() ? "stated" : how, instant(), called, text("reference", reference));
        }

        private Optional<Instant> instant() {
            try {
                return at == null ? Optional.empty() : Optional.of(Instant.parse(at));
            } catch (DateTimeException notAnInstant) {
                throw ProblemException.badRequest("An actor's time is written like 2026-11-23T10:00:00Z.");
            }
        }

        private static String text(String what, @Nullable String given) {
            String text = given == null ? "" : given.strip();
            if (text.length() > TEXT_LENGTH_MAX || text.chars().anyMatch(Character::isISOControl)) {
                throw ProblemException.badRequest(
                        "An actor's " + what + " has at most " + TEXT_LENGTH_MAX + " characters and is one line.");
            }
            return text;
        }
    }

    List<Party> parties() {
        return bounded("recipients", recipients).stream().map(Asked::party).toList();
    }

    List<Actor> people() {
        return bounded("actors", actors).stream().map(ActorMetadata::actor).toList();
    }

    OriginalForm form() {
        return originalForm == null
                ? OriginalForm.ELECTRONIC_ORIGINAL
                : Asked.word(OriginalForm.class, originalForm)
                        .orElseThrow(() ->
                                ProblemException.badRequest("originalForm is one of " + words(OriginalForm.values())));
    }

    boolean isTest() {
        return Boolean.TRUE.equals(test);
    }

    Optional<Digest> earlier() {
        if (replaces != null && !Digest.isWellFormed(replaces)) {
            throw ProblemException.badRequest("replaces is a SHA-256 in 64 lower-case hexadecimal digits.");
        }
        return Optional.ofNullable(replaces).map(Digest::new);
    }

    private static <T> List<T> bounded(String what, @Nullable List<@Nullable T> given) {
        List<T> entries = given == null
                ? List.of()
                : given.stream().flatMap(Stream::ofNullable).toList();
        if (given != null && (given.size() > ENTRIES_MAX || entries.size() < given.size())) {
            throw ProblemException.badRequest(what + " has at most " + ENTRIES_MAX + " entries, none of them null.");
        }
        return entries;
    }

    private static String words(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.joining(", ")) + ".";
    }
}
