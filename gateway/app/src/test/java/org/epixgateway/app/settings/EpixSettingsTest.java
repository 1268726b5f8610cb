package org.epixgateway.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.epixgateway.app.settings.GatewaySettings.Epix;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.query.AccessList;
import org.epixgateway.core.query.QueryTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EpixSettingsTest {
    @TempDir
    private Path folder;

    @Test
    void every_registered_party_may_ask_and_nobody_is_asked_for_others_unless_it_is_set() throws IOException {
        assertThat(read("")).isEqualTo(new Epix(true, new QueryTerms(AccessList.ALL, AccessList.NOBODY)));
    }

    @Test
    void parties_are_listed_by_code() throws IOException {
        Epix epix = read("epix:\n  enabled: false\n  callers: [FR, \"NO\"]\n  relay-to: [all]\n");

        assertThat(epix)
                .isEqualTo(
                        new Epix(false, new QueryTerms(AccessList.of(Party.of("FR"), Party.of("NO")), AccessList.ALL)));
    }

    @Test
    void an_empty_list_lets_nobody_in() throws IOException {
        assertThat(read("epix:\n  callers: []\n").terms().callers()).isEqualTo(AccessList.NOBODY);
    }

    @Test
    void what_is_no_party_stops_the_start() {
        assertThatThrownBy(() -> read("epix:\n  callers: [France]\n  relay-to: all\n"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("epix.callers lists two-letter codes")
                .hasMessageContaining("epix.relay-to is a list");
    }

    /** YAML reads it as no. */
    @Test
    void norway_without_quotes_is_told_to_take_some() {
        assertThatThrownBy(() -> read("epix:\n  callers: [NO]\n")).hasMessageContaining("\"NO\" in quotes");
    }

    private Epix read(String more) throws IOException {
        return SettingsFile.read(Files.writeString(folder.resolve("gateway.yaml"), "party: CH\n" + more))
                .epix();
    }
}
