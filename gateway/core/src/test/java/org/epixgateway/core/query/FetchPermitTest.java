package org.epixgateway.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.MovableClock;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.evidence.EvidenceNote;
import org.epixgateway.core.exchange.InMemoryStore;
import org.epixgateway.core.exchange.NoRoomException;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.exchange.ValidateDocument;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.InMemoryPermitDocuments;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.TestPermits;
import org.epixgateway.core.query.FetchPermit.Fetched;
import org.epixgateway.core.query.FetchPermit.NotGiven;
import org.epixgateway.core.query.FetchPermit.Outcome;
import org.epixgateway.core.query.PermitQuery.Stage;
import org.epixgateway.core.rules.InMemoryCodeLists;
import org.epixgateway.core.rules.RuleBook;
import org.junit.jupiter.api.Test;

class FetchPermitTest {
    private static final Permit PERMIT = TestPermits.minimalExport();
    private static final CountryCode ISSUER = PERMIT.issuingCountry().orElseThrow();
    private static final String NUMBER = PERMIT.number().orElseThrow().raw();
    private static final Bytes RESPONSE = Bytes.utf8("the whole answer");

    private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-23T10:00:00Z"));
    private final InMemoryStore store = new InMemoryStore(Party.of("CH"));
    private final InMemoryPermitDocuments documents = new InMemoryPermitDocuments();
    private final ScriptedEpixSystem system = new ScriptedEpixSystem();
    private final List<String> kept = new ArrayList<>();

    @Test
    void a_permit_that_came_is_judged_kept_and_noted_and_the_register_is_left_alone() {
        system.answering(found(List.of()));

        Outcome outcome = fetch(NUMBER);

        assertThat(outcome).isInstanceOf(Fetched.class);
        EvidenceNote note = last();
        assertThat(note.kind()).isEqualTo("permit-fetched");
        assertThat(note.actor()).isEqualTo("os:anna");
        assertThat(note.facts())
                .containsEntry("callee", ISSUER.value())
                .containsEntry("number", NUMBER)
                .containsEntry("response", RESPONSE.digest().hex())
                .containsEntry("kept", "2026-11-23/" + ISSUER)
                .containsEntry("assurance", "channel only");
        assertThat(note.facts().values()).noneMatch(value -> value.contains("secret"));
        assertThat(store.find(PERMIT.key().orElseThrow())).isEmpty();
        assertThat(rules(outcome)).doesNotContain("Q-01", "Q-02", "Q-03");
    }

    @Test
    void the_answer_is_kept_before_the_entry_that_names_it() {
        system.answering(found(List.of()));
        FetchedFiles full = (callee, on, response) -> {
            throw new OutageException("The disk is full.", Duration.ofSeconds(1));
        };

        assertThatThrownBy(() -> act(full).fetch(query(NUMBER), "os:anna")).isInstanceOf(OutageException.class);

        assertThat(store.head().position()).isZero();
    }

    @Test
    void another_permit_than_the_one_asked_for_is_an_error() {
        system.answering(found(List.of()));

        assertThat(rules(fetch("another number"))).contains("Q-01");
    }

    @Test
    void the_same_number_in_another_way_of_writing_is_the_same_permit() {
        system.answering(found(List.of()));

        assertThat(rules(fetch(" " + NUMBER.toLowerCase(java.util.Locale.ROOT))))
                .doesNotContain("Q-01");
    }

    @Test
    void a_permit_of_another_country_than_the_one_asked_is_an_error() {
        system.answering(found(List.of()));
        PermitQuery query = new PermitQuery(CountryCode.of("XA"), NUMBER, Optional.empty(), Stage.FINAL);

        assertThat(rules(act(this::keep).fetch(query, "os:anna"))).contains("Q-02");
    }

    @Test
    void attachments_that_did_not_come_are_a_warning() {
        system.answering(found(List.of("a.pdf")));

        assertThat(rules(fetch(NUMBER))).contains("Q-03");
    }

    @Test
    void a_no_is_noted_with_its_reason_and_nothing_is_kept() {
        system.answering(new QueryAnswer.Declined("AdapterNotAvailable", "We may not ask."));

        assertThat(fetch(NUMBER)).isEqualTo(new NotGiven("AdapterNotAvailable", "We may not ask."));
        assertThat(last().kind()).isEqualTo("permit-asked");
        assertThat(last().facts()).containsEntry("code", "AdapterNotAvailable").doesNotContainValue("secret");
        assertThat(kept).isEmpty();
    }

    @Test
    void a_country_without_a_system_is_not_asked() {
        EpixSystems none = country -> Optional.empty();
        FetchPermit act = new FetchPermit(none, validate(), keeping(this::keep));

        assertThat(act.fetch(query(NUMBER), "os:anna")).isEqualTo(new FetchPermit.NoSystem(ISSUER));
    }

    @Test
    void without_room_for_the_answer_nothing_is_asked() {
        Keeping keeping = new Keeping(
                this::keep,
                () -> {
                    throw new NoRoomException("No room.", Duration.ofSeconds(1));
                },
                store,
                clock);
        FetchPermit act = new FetchPermit(country -> Optional.of(system), validate(), keeping);

        assertThatThrownBy(() -> act.fetch(query(NUMBER), "os:anna")).isInstanceOf(NoRoomException.class);
        assertThat(system.asked).isEmpty();
    }

    private Outcome fetch(String number) {
        return act(this::keep).fetch(query(number), "os:anna");
    }

    private FetchPermit act(FetchedFiles files) {
        return new FetchPermit(country -> Optional.of(system), validate(), keeping(files));
    }

    private ValidateDocument validate() {
        return new ValidateDocument(documents, RuleBook.standard(new InMemoryCodeLists()), clock);
    }

    private Keeping keeping(FetchedFiles files) {
        return new Keeping(files, () -> {}, store, clock);
    }

    private String keep(CountryCode callee, java.time.LocalDate on, Bytes response) {
        kept.add(on + "/" + callee);
        return kept.getLast();
    }

    private QueryAnswer.Found found(List<String> notSent) {
        return new QueryAnswer.Found(RESPONSE, documents.write(PERMIT), List.of(), false, notSent);
    }

    private static PermitQuery query(String number) {
        return new PermitQuery(ISSUER, number, Optional.of("secret"), Stage.NON_FINAL);
    }

    private EvidenceNote last() {
        return store.entries(store.head().position(), 1).getFirst().note();
    }

    private static List<String> rules(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Fetched.class);
        return ((Fetched) outcome)
                .validation().findings().stream().map(Finding::rule).toList();
    }
}
