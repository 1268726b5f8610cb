package org.epixgateway.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.epixgateway.app.settings.EpixSettings.Called;
import org.epixgateway.app.settings.EpixSettings.Dialect;
import org.epixgateway.app.settings.EpixSettings.Spelling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The EPIX systems in gateway.yaml. */
class EpixSectionTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void without_the_section_nobody_is_asked() {
        assertThat(read("").systems()).isEmpty();
    }

    @Test
    void an_address_is_enough_for_the_simple_dialect() {
        Called called = only("  XA: {address: 'https://epix.example.org/soap'}");

        assertThat(called.country().value()).isEqualTo("XA");
        assertThat(called.manner().dialect()).isEqualTo(Dialect.SIMPLE);
        assertThat(called.manner().spelling()).isEqualTo(Spelling.SNAKE_CASE);
        assertThat(called.manner().namespace()).isEqualTo("urn:CitesDataExchange/v2/");
        assertThat(called.manner().needsIntegers()).isTrue();
        assertThat(called.manner().needsToken()).isFalse();
        assertThat(called.credentials().isOurCertificateShown()).isFalse();
        assertThat(called.bounds().timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(called.bounds().answerBytesMax()).isEqualTo(25 << 20);
    }

    @Test
    void the_swiss_dialect_shows_our_certificate() {
        Called called = only("  CH: {dialect: swiss, version: v1, address: 'https://epix.example.org/'}");

        assertThat(called.credentials().isOurCertificateShown()).isTrue();
        assertThat(called.manner().namespace()).isEqualTo("urn:CitesDataExchange/v1/");
    }

    @Test
    void norway_is_a_country_and_not_a_no() {
        assertThat(only("  NO: {address: 'https://epix.example.org/'}")
                        .country()
                        .value())
                .isEqualTo("NO");
    }

    @Test
    void plain_http_is_for_loopback_alone() {
        assertThat(only("  XA: {address: 'http://127.0.0.1:1/'}").address()).hasScheme("http");
        assertThat(problems("  XA: {address: 'http://epix.example.org/'}"))
                .contains("epix.systems.XA.address begins with https");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xa: {address: 'https://a/'}                                   | is not the two-letter code",
                "XA: {}                                                        | address is missing",
                "XA: {address: 'ftp://a/'}                                     | begins with https or http",
                "XA: {address: 'https://user@a/'}                              | neither a user",
                "XA: {address: 'https://a/', dialect: french}                  | dialect is one of",
                "XA: {address: 'https://a/', dialect: swiss, spelling: camel-case} | spelling is for the simple dialect",
                "XA: {address: 'https://a/', dialect: czech}                   | namespace is needed",
                "XA: {address: 'https://a/', dialect: czech, namespace: 'urn:x'}   | together with password-file",
                "XA: {address: 'https://a/', user: me}                         | are for the Czech dialect",
                "XA: {address: 'http://localhost/', dialect: swiss}            | needs an address that begins with https",
                "XA: {address: 'https://a/', timeout: 6m}                      | at most 5m",
                "XA: {address: 'https://a/', answer-max: 1GB}                  | from 1kB to 256MB",
                "XA: {address: 'https://a/', adress: b}                        | is not a setting"
            })
    void what_cannot_be_meant_stops_the_start_with_a_sentence(String system, String sentence) {
        assertThat(problems("  " + system)).contains("epix.systems.").contains(sentence.strip());
    }

    @Test
    void all_problems_are_told_together() {
        assertThat(problems("  XA: {dialect: czech}\n    XB: {address: 'http://b/'}"))
                .contains("XA.address", "XA.namespace", "XA.user", "XB.address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "address",
                "dialect",
                "version",
                "namespace",
                "spelling",
                "timeout",
                "answer-max",
                "token-required",
                "integer-quantities",
                "client-certificate",
                "user",
                "password-file",
                "trust-file"
            })
    void every_setting_has_a_row_in_the_table_and_the_table_no_other(String key) throws IOException {
        Path readme = Path.of("..", "..", "config", "README.md");
        List<String> rows = Pattern.compile("(?m)^\\| `epix\\.systems\\.COUNTRY\\.([a-z-]+)` \\|")
                .matcher(Files.readString(readme))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(rows).contains(key).hasSize(13);
    }

    private Called only(String systems) {
        return read("epix:\n  systems:\n  " + systems + "\n").systems().getFirst();
    }

    private String problems(String systems) {
        String[] told = {""};
        assertThatThrownBy(() -> read("epix:\n  systems:\n  " + systems + "\n"))
                .isInstanceOfSatisfying(SettingsException.class, e -> told[0] = String.valueOf(e.getMessage()));
        return told[0];
    }

    private EpixSettings read(String section) {
        Path file = folder.resolve("gateway.yaml");
        try {
            Files.writeString(file, "party: CH\n" + section);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return SettingsFile.read(file).epixSystems();
    }
}
