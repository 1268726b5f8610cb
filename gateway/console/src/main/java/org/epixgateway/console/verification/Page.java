package org.epixgateway.console.verification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page as HTML, whole without a script: every text that goes into it is escaped here. */
final class Page {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

    private final String form = new String(resource("page.html"), StandardCharsets.UTF_8);
    private final String base;
    private final String own;

    /** @param base path of the page, without a slash at its end */
    Page(String base, String own) {
        this.base = base;
        this.own = own;
    }

    /** What stands in the form and above it. */
    record Shown(String country, String number, Optional<AnswerView> answer, Optional<String> sentence) {
        static Shown empty(String country) {
            return new Shown(country, "", Optional.empty(), Optional.empty());
        }

        Shown saying(String other) {
            return new Shown(country, number, Optional.empty(), Optional.of(other));
        }

        Shown answered(AnswerView view) {
            return new Shown(country, number, Optional.of(view), Optional.empty());
        }
    }

    String html(Language language, Shown shown) {
        Map<String, String> made = Map.of(
                "lang", language.code(),
                "base", escaped(base),
                "switch", languages(language),
                "country", escaped(shown.country().isEmpty() ? own : shown.country()),
                "number", escaped(shown.number()));
        return PLACE.matcher(form).replaceAll(place -> {
            String name = place.group(1);
            String text = made.containsKey(name)
                    ? Objects.requireNonNull(made.get(name))
                    : answer(name, shown).orElseGet(() -> escaped(language.say(name)));
            return Matcher.quoteReplacement(text);
        });
    }

    private static Optional<String> answer(String place, Shown shown) {
        Optional<AnswerView> answer = shown.answer();
        return switch (place) {
            case "answer-hidden" ->
                Optional.of(answer.isEmpty() && shown.sentence().isEmpty() ? "hidden" : "");
            case "signed-hidden" -> Optional.of(answer.isEmpty() ? "hidden" : "");
            case "state-class" -> Optional.of(answer.map(AnswerView::tone).orElse("care"));
            case "sentence" ->
                Optional.of(escaped(
                        answer.map(AnswerView::sentence).or(shown::sentence).orElse("")));
            case "signed" ->
                Optional.of(answer.map(AnswerView::signed).map(Page::escaped).orElse(""));
            case "details" ->
                Optional.of(answer.map(view -> view.details().stream()
                                .map(line ->
                                        "<dt>" + escaped(line.label()) + "</dt><dd>" + escaped(line.value()) + "</dd>")
                                .collect(Collectors.joining("\n")))
                        .orElse(""));
            default -> Optional.empty();
        };
    }

    private String languages(Language current) {
        return Arrays.stream(Language.values())
                .map(language -> "<a href=\"" + escaped(base) + "?lang=" + language.code() + "\" lang=\""
                        + language.code() + "\" hreflang=\"" + language.code() + "\""
                        + (language == current ? " aria-current=\"true\"" : "") + ">" + language.own() + "</a>")
                .collect(Collectors.joining("\n"));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
