package org.epixgateway.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.epixgateway.core.MovableClock;
import org.epixgateway.core.exchange.InMemoryStore;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.query.ConfirmInspection.Told;
import org.epixgateway.core.query.ConfirmedQuantities.Position;
import org.epixgateway.core.query.EpixSystem.NotTaken;
import org.epixgateway.core.query.EpixSystem.Taken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfirmInspectionTest {
    private static final CountryCode FRANCE = CountryCode.of("FR");

    private final InMemoryStore store = new InMemoryStore(Party.of("CH"));
    private final ScriptedEpixSystem system = new ScriptedEpixSystem();
    private final ConfirmInspection act = new ConfirmInspection(
            country -> country.equals(FRANCE) ? Optional.of(system) : Optional.empty(),
            new Keeping(
                    (callee, on, response) -> "",
                    () -> {},
                    store,
                    MovableClock.at(Instant.parse("2026-11-23T10:00:00Z"))));

    @Test
    void quantities_that_were_acknowledged_are_noted_before_and_after() {
        system.confirming(new Taken());

        assertThat(act.confirm(quantities(position("A", "10"), position("B", "2.5")), "os:anna"))
                .isEqualTo(new Told(new Taken()));

        assertThat(kinds()).containsExactly("quantities-to-be-sent", "quantities-acknowledged");
        assertThat(store.entries(1, 1).getFirst().note().facts())
                .containsEntry("quantities", "A=10 B=2.5")
                .containsEntry("assurance", "channel only")
                .doesNotContainValue("secret");
    }

    @Test
    void a_no_is_noted_with_its_reason() {
        system.confirming(new NotTaken("CalleeNotFound", "Nobody there."));

        assertThat(act.confirm(quantities(position("A", "10")), "os:anna"))
                .isEqualTo(new Told(new NotTaken("CalleeNotFound", "Nobody there.")));
        assertThat(kinds()).containsExactly("quantities-to-be-sent", "quantities-not-taken");
    }

    @Test
    void after_an_outage_the_log_leaves_open_whether_they_arrived() {
        system.failing(new OutageException("It did not answer.", Duration.ofSeconds(1)));

        assertThatThrownBy(() -> act.confirm(quantities(position("A", "10")), "os:anna"))
                .isInstanceOf(OutageException.class);
        assertThat(kinds()).containsExactly("quantities-to-be-sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A B", "", " A", "A\n", "AAAAAAAAAAAAAAAAAAAAAAAAA"})
    void a_block_that_is_no_token_is_not_sent(String block) {
        assertThat(act.confirm(quantities(position(block, "1")), "os:anna"))
                .isInstanceOfSatisfying(
                        Told.class, told -> assertThat(told.confirmation()).isInstanceOf(NotTaken.class));
        assertThat(system.told).isEmpty();
        assertThat(kinds()).isEmpty();
    }

    @Test
    void nothing_a_block_twice_and_less_than_nothing_are_not_sent() {
        assertThat(sentence(quantities())).contains("Say 1 to");
        assertThat(sentence(quantities(position("A", "1"), position("A", "2")))).contains("twice");
        assertThat(sentence(quantities(position("A", "-1")))).contains("from 0 on");
        assertThat(sentence(quantities(position("A", "1E+99")))).contains("at most 40 digits");
        assertThat(system.told).isEmpty();
    }

    @Test
    void a_country_without_a_system_is_told_nothing() {
        ConfirmedQuantities elsewhere =
                new ConfirmedQuantities(CountryCode.of("DE"), "1", Optional.empty(), List.of(position("A", "1")));

        assertThat(act.confirm(elsewhere, "os:anna")).isEqualTo(new ConfirmInspection.NoSystem(CountryCode.of("DE")));
    }

    private String sentence(ConfirmedQuantities quantities) {
        return act.confirm(quantities, "os:anna") instanceof Told(NotTaken(String code, String sentence))
                        && code.equals(ConfirmInspection.NOT_SENT)
                ? sentence
                : "";
    }

    private List<String> kinds() {
        return LongStream.rangeClosed(1, store.head().position())
                .mapToObj(at -> store.entries(at, 1).getFirst().note().kind())
                .toList();
    }

    private static ConfirmedQuantities quantities(Position... positions) {
        return new ConfirmedQuantities(FRANCE, "26FR000001", Optional.of("secret"), List.of(positions));
    }

    private static Position position(String block, String amount) {
        return new Position(block, new BigDecimal(amount));
    }
}
