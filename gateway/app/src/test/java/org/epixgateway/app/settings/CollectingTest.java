package org.epixgateway.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.epixgateway.app.settings.GatewaySettings.Collecting;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.query.AccessList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How messages reach us, in gateway.yaml. */
class CollectingTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void by_default_we_are_called_and_collect_from_nobody() {
        Collecting collecting = read("");

        assertThat(collecting).isEqualTo(new Collecting(DeliveryMode.PUSH, Duration.ofSeconds(30), AccessList.NOBODY));
        assertThat(collecting.isCalled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"publish", "both"})
    void who_publishes_collects_from_everybody(String mode) {
        assertThat(read("exchange: {delivery-mode: " + mode + "}").from()).isEqualTo(AccessList.ALL);
    }

    @Test
    void nobody_calls_who_only_collects() {
        assertThat(read("exchange: {delivery-mode: publish}").isCalled()).isFalse();
        assertThat(read("exchange: {delivery-mode: both}").isCalled()).isTrue();
    }

    @Test
    void the_pause_is_between_a_second_and_a_day() {
        assertThat(read("collect: {every: 1s}").every()).isEqualTo(Duration.ofSeconds(1));
        assertThat(read("collect: {every: 1d}").every()).isEqualTo(Duration.ofDays(1));
        assertThatThrownBy(() -> read("collect: {every: 999ms}")).hasMessageContaining("collect.every");
        assertThatThrownBy(() -> read("collect: {every: 2d}")).hasMessageContaining("collect.every");
    }

    @Test
    void malformed_values_stop_the_start_together() {
        assertThatThrownBy(() -> read("exchange: {delivery-mode: pull}\ncollect: {from: [Kenya], evry: 3s}"))
                .hasMessageContaining("exchange.delivery-mode")
                .hasMessageContaining("collect.from")
                .hasMessageContaining("collect.evry");
    }

    private Collecting read(String yaml) {
        try {
            return SettingsFile.read(Files.writeString(folder.resolve("gateway.yaml"), "party: CH\n" + yaml + "\n"))
                    .collecting();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
