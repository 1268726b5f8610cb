package org.epixgateway.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.epixgateway.core.exchange.TestParties.FRANCE;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;
import static org.epixgateway.core.query.InMemoryQueries.OF_FRANCE;
import static org.epixgateway.core.query.InMemoryQueries.OF_NAMIBIA;
import static org.epixgateway.core.query.InMemoryQueries.show;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Attachment;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentFormat;
import org.epixgateway.core.permit.Inspection;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.core.permit.TestPermits;
import org.epixgateway.core.query.PermitQuery.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswerPermitQueryTest {
    private static final String NUMBER = "NA 2026/00018";
    private static final Permit PERMIT = TestPermits.minimalExport();

    private final InMemoryQueries queries = InMemoryQueries.open();

    @Test
    void a_permit_is_shown_as_handed_in_with_its_signed_container() {
        Bytes document = issued(PERMIT, PermitState.ISSUED);

        EpixReply reply = queries.answer(show(OF_NAMIBIA, NUMBER, ""));

        assertThat(reply)
                .isEqualTo(new EpixReply.Shown(
                        document,
                        List.of(new Attachment(
                                "signed-permit.asice",
                                "application/vnd.etsi.asic-e+zip",
                                InMemoryIssuedPermits.CONTAINER)),
                        false));
    }

    @Test
    void a_caller_who_reads_the_other_version_gets_it_written_in_his() {
        issued(PERMIT, PermitState.ISSUED);

        EpixReply reply = queries.answer(new EpixRequest.Show(
                InMemoryQueries.caller(SWITZERLAND),
                new PermitQuery(OF_NAMIBIA, NUMBER, Optional.empty(), Stage.NON_FINAL),
                DocumentFormat.TOOLKIT_1));

        assertThat(shown(reply).document().asUtf8()).startsWith("TOOLKIT_1 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NA 2026/00018", "NA2026/00018", " na 2026/00018\t", "ＮＡ 2026/00018"})
    void a_number_may_be_written_in_other_ways(String number) {
        issued(PERMIT, PermitState.ISSUED);

        assertThat(queries.answer(show(OF_NAMIBIA, number, ""))).isInstanceOf(EpixReply.Shown.class);
    }

    @Test
    void a_number_with_letters_that_only_look_alike_is_another_number() {
        issued(PERMIT, PermitState.ISSUED);

        // Cyrillic
        assertThat(queries.answer(show(OF_NAMIBIA, "NА 2026/00018", "")))
                .isEqualTo(declined(EpixFault.PERMIT_NOT_FOUND));
    }

    @Test
    void a_number_or_token_that_is_too_long_is_an_invalid_request() {
        assertThat(fault(queries.answer(show(OF_NAMIBIA, "N".repeat(10_000), ""))))
                .isEqualTo(EpixFault.INVALID_REQUEST);
        assertThat(fault(queries.answer(show(OF_NAMIBIA, " ", "")))).isEqualTo(EpixFault.INVALID_REQUEST);
        assertThat(fault(queries.answer(show(OF_NAMIBIA, NUMBER, "t".repeat(201)))))
                .isEqualTo(EpixFault.INVALID_REQUEST);
        assertThat(queries.permits.lookedUp()).isEmpty();
    }

    @Test
    void a_wrong_token_and_an_unknown_number_get_the_same_fault_after_the_same_work() {
        protectedBy("right");

        EpixReply wrongToken = queries.answer(show(OF_NAMIBIA, NUMBER, "wrong"));
        EpixReply noToken = queries.answer(show(OF_NAMIBIA, NUMBER, ""));
        int askedForKnown = queries.tokens.asked().size();
        EpixReply unknown = queries.answer(show(OF_NAMIBIA, "NA 2026/99999", "wrong"));

        assertThat(List.of(wrongToken, noToken, unknown)).containsOnly(declined(EpixFault.PERMIT_NOT_FOUND));
        assertThat(askedForKnown).isEqualTo(2);
        assertThat(queries.tokens.asked()).hasSize(3);
        assertThat(queries.permits.lookedUp()).hasSize(3);
        assertThat(queries.permits.opened()).isEmpty();
    }

    @Test
    void the_right_token_opens_the_permit() {
        protectedBy("right");

        assertThat(queries.answer(show(OF_NAMIBIA, NUMBER, "right"))).isInstanceOf(EpixReply.Shown.class);
    }

    @Test
    void a_permit_without_a_token_is_shown_whatever_token_comes() {
        issued(PERMIT, PermitState.ISSUED);

        assertThat(queries.answer(show(OF_NAMIBIA, NUMBER, "any"))).isInstanceOf(EpixReply.Shown.class);
    }

    @Test
    void the_final_form_waits_for_actual_quantities() {
        issued(PERMIT, PermitState.ISSUED);

        assertThat(queries.answer(asFinal())).isEqualTo(declined(EpixFault.NOT_FINAL));
    }

    @Test
    void the_final_form_carries_what_the_endorsement_says() {
        Fact.Endorsement endorsement = new Fact.Endorsement(
                LocalDate.of(2026, 11, 22),
                "Walvis Bay",
                "",
                Fact.Method.ELECTRONIC,
                List.of(new Fact.BlockQuantity("A", Quantity.of("7.5", "KGM"))));
        queries.permits.add(PERMIT, PermitState.ENDORSED, queries.documents.write(PERMIT), Optional.of(endorsement));

        String shown = shown(queries.answer(asFinal())).document().asUtf8();

        assertThat(shown).contains("Walvis Bay", "7.5 KGM");
        assertThat(shown(queries.answer(show(OF_NAMIBIA, NUMBER, ""))).document())
                .isEqualTo(queries.documents.write(PERMIT));
    }

    @Test
    void a_permit_that_was_endorsed_on_its_document_is_final_as_it_is() {
        Permit endorsed = PermitDraft.of(PERMIT)
                .withBlock(
                        0,
                        block -> block.inspections = List.of(
                                new Inspection(Optional.empty(), Optional.of(Quantity.of("9", "")), "Windhoek", "")))
                .build();
        Bytes document = issued(endorsed, PermitState.ENDORSED);

        assertThat(shown(queries.answer(asFinal())).document()).isEqualTo(document);
    }

    @ParameterizedTest
    @EnumSource(
            value = PermitState.class,
            names = {"WITHDRAWN", "LOST", "REPLACED", "DISPUTED", "USED"})
    void a_permit_that_is_not_to_be_relied_on_is_not_shown(PermitState state) {
        issued(PERMIT, state);

        assertThat(fault(queries.answer(show(OF_NAMIBIA, NUMBER, "")))).isEqualTo(EpixFault.PERMIT_NOT_IN_FORCE);
    }

    @Test
    void of_two_documents_with_one_number_the_one_in_force_is_meant() {
        Permit reExport = PermitDraft.of(PERMIT).with(p -> p.typeLetter = "R").build();
        issued(PERMIT, PermitState.WITHDRAWN);
        Bytes document = issued(reExport, PermitState.ISSUED);

        assertThat(shown(queries.answer(show(OF_NAMIBIA, NUMBER, ""))).document())
                .isEqualTo(document);
    }

    @Test
    void of_two_documents_in_force_with_one_number_the_token_says_which() {
        Permit reExport = PermitDraft.of(PERMIT).with(p -> p.typeLetter = "R").build();
        Bytes export = issued(PERMIT, PermitState.ISSUED);
        issued(reExport, PermitState.ISSUED);

        assertThat(queries.answer(show(OF_NAMIBIA, NUMBER, ""))).isEqualTo(declined(EpixFault.SEVERAL_PERMITS));

        queries.tokens.put(PERMIT.key().orElseThrow(), "export");
        queries.tokens.put(reExport.key().orElseThrow(), "re-export");

        assertThat(shown(queries.answer(show(OF_NAMIBIA, NUMBER, "export"))).document())
                .isEqualTo(export);
    }

    @Test
    void a_caller_is_known_by_his_certificate_alone() {
        PermitQuery query = new PermitQuery(OF_NAMIBIA, NUMBER, Optional.empty(), Stage.NON_FINAL);
        issued(PERMIT, PermitState.ISSUED);

        EpixReply nobody =
                queries.answer(new EpixRequest.Show(new EpixCaller.Nobody(), query, DocumentFormat.TOOLKIT_2));
        EpixReply stranger = queries.answer(
                new EpixRequest.Show(new EpixCaller.Stranger("CN=me,C=CH"), query, DocumentFormat.TOOLKIT_2));

        assertThat(nobody).isEqualTo(declined(EpixFault.CERTIFICATE_MISSING));
        assertThat(stranger).isEqualTo(declined(EpixFault.CALLER_NOT_FOUND));
        assertThat(queries.observations.alarmKinds()).containsExactly("unknown peer", "unknown peer");
        assertThat(queries.evidence()).isEmpty();
    }

    @Test
    void a_party_that_is_not_on_the_access_list_is_told_so_whatever_it_asks() {
        InMemoryQueries closed = new InMemoryQueries(AccessList.of(FRANCE), AccessList.NOBODY);

        assertThat(closed.answer(show(OF_NAMIBIA, NUMBER, ""))).isEqualTo(declined(EpixFault.ADAPTER_NOT_AVAILABLE));
        assertThat(closed.answer(new EpixRequest.State(InMemoryQueries.caller(SWITZERLAND), OF_NAMIBIA)))
                .isEqualTo(declined(EpixFault.ADAPTER_NOT_AVAILABLE));
        assertThat(closed.permits.lookedUp()).isEmpty();
    }

    @Test
    void a_country_whose_system_nobody_knows_is_not_found() {
        assertThat(queries.answer(show(CountryCode.of("BR"), NUMBER, "")))
                .isEqualTo(declined(EpixFault.CALLEE_NOT_FOUND));
        assertThat(queries.answer(show(CountryCode.of("S1"), NUMBER, "")))
                .isEqualTo(declined(EpixFault.CALLEE_NOT_FOUND));
    }

    @Test
    void nobody_is_asked_for_others_unless_an_operator_said_so() {
        InMemoryQueries noHub = new InMemoryQueries(AccessList.ALL, AccessList.NOBODY);

        assertThat(noHub.answer(show(OF_FRANCE, "FR1", ""))).isEqualTo(declined(EpixFault.CALLEE_NOT_FOUND));
        assertThat(noHub.france.heard()).isEmpty();
    }

    @Test
    void what_was_shown_and_what_was_declined_is_on_record_without_the_token() {
        protectedBy("secret-token");
        queries.answer(show(OF_NAMIBIA, NUMBER, "secret-token"));
        queries.answer(show(OF_NAMIBIA, NUMBER, "guessed-token"));

        assertThat(queries.evidence())
                .extracting(entry -> entry.note().kind())
                .containsExactly("permit-shown", "permit-query-declined");
        assertThat(queries.evidence().getFirst().note().facts())
                .containsEntry("peer", "CH")
                .containsEntry("permit", PERMIT.key().orElseThrow().label());
        assertThat(queries.evidence() + " " + queries.observations.steps()).doesNotContain("-token");
    }

    @Test
    void nothing_is_shown_that_cannot_be_put_on_record() {
        issued(PERMIT, PermitState.ISSUED);
        queries.store.breakDown("disk full");

        assertThatThrownBy(() -> queries.answer(show(OF_NAMIBIA, NUMBER, ""))).isInstanceOf(OutageException.class);
    }

    @Test
    void a_hostile_number_breaks_no_line_of_the_log() {
        queries.answer(show(OF_NAMIBIA, "NA\n2026 alarm\u2028\u202e", ""));

        assertThat(queries.observations.steps().getFirst().permitNumber()).isEqualTo("NA2026ALARM");
    }

    @Test
    void our_own_state_is_told() {
        assertThat(queries.answer(new EpixRequest.State(InMemoryQueries.caller(SWITZERLAND), OF_NAMIBIA)))
                .isEqualTo(new EpixReply.Told("OK"));
        assertThat(queries.evidence()).isEmpty();
    }

    private Bytes issued(Permit permit, PermitState state) {
        Bytes document = queries.documents.write(permit);
        queries.permits.add(permit, state, document);
        return document;
    }

    private void protectedBy(String token) {
        issued(PERMIT, PermitState.ISSUED);
        queries.tokens.put(PERMIT.key().orElseThrow(), token);
    }

    private static EpixRequest asFinal() {
        return show(SWITZERLAND, new PermitQuery(OF_NAMIBIA, NUMBER, Optional.empty(), Stage.FINAL));
    }

    private static EpixReply.Shown shown(EpixReply reply) {
        assertThat(reply).isInstanceOf(EpixReply.Shown.class);
        return (EpixReply.Shown) reply;
    }

    private static EpixFault fault(EpixReply reply) {
        assertThat(reply).isInstanceOf(EpixReply.Declined.class);
        return ((EpixReply.Declined) reply).fault();
    }

    private static EpixReply declined(EpixFault fault) {
        return EpixReply.Declined.of(fault);
    }
}
