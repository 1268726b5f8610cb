package org.epixgateway.console.verification;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The working languages of the Convention, with all that the page says in them. */
enum Language {
    EN("English"),
    FR("Français"),
    ES("Español");

    /** Longer wishes are not read. */
    private static final int WISHES_LENGTH_MAX = 200;

    private static final Map<Language, Properties> WORDS = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(
                    language -> language, language -> read("words_" + language.code() + ".properties")));

    private final String own;

    Language(String own) {
        this.own = own;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As the language calls itself. */
    String own() {
        return own;
    }

    /** @throws IllegalStateException if the page asks for words that were never written */
    String say(String key) {
        String said = Objects.requireNonNull(WORDS.get(this)).getProperty(key);
        if (said == null) {
            throw new IllegalStateException("no words in " + this + " for " + key);
        }
        return said;
    }

    /** @param wanted by the address, which goes before what the browser says */
    static Language of(@Nullable String wanted, @Nullable String browser) {
        return named(Objects.requireNonNullElse(wanted, ""))
                .or(() -> Optional.ofNullable(browser)
                        .filter(wishes -> wishes.length() <= WISHES_LENGTH_MAX)
                        .flatMap(Language::wished))
                .orElse(EN);
    }

    private static Optional<Language> named(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }

    private static Optional<Language> wished(String browser) {
        try {
            List<Locale> ours = Arrays.stream(values())
                    .map(language -> Locale.forLanguageTag(language.code()))
                    .toList();
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(browser), ours))
                    .flatMap(found -> named(found.getLanguage()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            // "-" alone is beyond the JDK
            return Optional.empty();
        }
    }

    private static Properties read(String resource) {
        Properties words = new Properties();
        try (InputStream in = Objects.requireNonNull(Language.class.getResourceAsStream(resource), resource)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return words;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
