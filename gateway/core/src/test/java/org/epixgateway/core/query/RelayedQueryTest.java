package org.epixgateway.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;
import static org.epixgateway.core.query.InMemoryQueries.OF_FRANCE;
import static org.epixgateway.core.query.InMemoryQueries.confirm;
import static org.epixgateway.core.query.InMemoryQueries.show;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Attachment;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.permit.DocumentFormat;
import org.epixgateway.core.permit.TestPermits;
import org.epixgateway.core.query.PermitQuery.Stage;
import org.junit.jupiter.api.Test;

/** Namibia as a hub between Switzerland and France. */
final class RelayedQueryTest {
    private static final Attachment SCAN = new Attachment("scan.pdf", "application/pdf", Bytes.utf8("%PDF"));

    private final InMemoryQueries queries = InMemoryQueries.open();

    @Test
    void a_query_goes_to_the_system_of_the_asked_country_and_its_permit_comes_back() {
        Bytes document = Bytes.utf8("<CITESEPermit/>");
        queries.france.answers(new QueryAnswer.Found(Bytes.utf8("soap"), document, List.of(SCAN), true));

        EpixReply reply = queries.answer(show(OF_FRANCE, "FR 1", "token"));

        assertThat(reply).isEqualTo(new EpixReply.Shown(document, List.of(SCAN), true));
        assertThat(queries.france.heard())
                .containsExactly(new PermitQuery(OF_FRANCE, "FR 1", Optional.of("token"), Stage.NON_FINAL));
        assertThat(queries.evidence().getFirst().note().facts())
                .containsEntry("callee", "FR")
                .containsEntry("peer", "CH");
    }

    @Test
    void a_permit_in_the_other_version_is_written_anew_and_goes_along_as_it_was() {
        Bytes document = queries.documents.write(TestPermits.minimalExport());
        queries.france.answers(new QueryAnswer.Found(Bytes.utf8("soap"), document, List.of(), false));

        EpixReply reply = queries.answer(new EpixRequest.Show(
                InMemoryQueries.caller(SWITZERLAND),
                new PermitQuery(OF_FRANCE, "FR 1", Optional.empty(), Stage.FINAL),
                DocumentFormat.TOOLKIT_1));

        assertThat(reply).isInstanceOf(EpixReply.Shown.class);
        EpixReply.Shown shown = (EpixReply.Shown) reply;
        assertThat(shown.document().asUtf8()).startsWith("TOOLKIT_1");
        assertThat(shown.attachments())
                .containsExactly(new Attachment("permit-as-answered.xml", "application/xml", document));
    }

    /** The hub of 2016 lost them on this way. */
    @Test
    void confirmed_quantities_reach_the_asked_country() {
        assertThat(queries.answer(confirm(SWITZERLAND, OF_FRANCE, "FR 1", "A=12.5", "B=3")))
                .isEqualTo(new EpixReply.Taken());

        assertThat(queries.france.heard())
                .containsExactly(new ConfirmedQuantities(
                        OF_FRANCE,
                        "FR 1",
                        Optional.empty(),
                        List.of(
                                new ConfirmedQuantities.Position("A", new BigDecimal("12.5")),
                                new ConfirmedQuantities.Position("B", new BigDecimal("3")))));
        assertThat(queries.confirmations.confirmations()).isEmpty();
    }

    @Test
    void a_fault_of_the_asked_country_is_passed_on_unchanged() {
        queries.france.answers(new QueryAnswer.Declined("Permis inconnu", "Ce permis n'existe pas."));
        queries.france.confirms(new EpixSystem.NotTaken("Plus tard", "Fermé."));

        assertThat(queries.answer(show(OF_FRANCE, "FR 1", "")))
                .isEqualTo(new EpixReply.PassedOn("Permis inconnu", "Ce permis n'existe pas."));
        assertThat(queries.answer(confirm(SWITZERLAND, OF_FRANCE, "FR 1", "A=1")))
                .isEqualTo(new EpixReply.PassedOn("Plus tard", "Fermé."));
        assertThat(queries.evidence())
                .extracting(entry -> entry.note().kind())
                .containsExactly("permit-query-declined", "quantities-declined");
    }

    @Test
    void a_system_that_does_not_answer_is_said_not_to_answer() {
        queries.france.isSilent(new OutageException("10.1.2.3 is silent", Duration.ofSeconds(1)));

        assertThat(queries.answer(show(OF_FRANCE, "FR 1", "")))
                .isEqualTo(EpixReply.Declined.of(EpixFault.CALLEE_NOT_ANSWERING));
    }

    @Test
    void the_state_of_another_system_is_told_in_its_own_words() {
        assertThat(queries.answer(new EpixRequest.State(InMemoryQueries.caller(SWITZERLAND), OF_FRANCE)))
                .isEqualTo(new EpixReply.Told("all well here"));
    }

    @Test
    void a_request_that_no_system_could_use_is_not_relayed() {
        queries.answer(show(OF_FRANCE, "F".repeat(71), ""));

        assertThat(queries.france.heard()).isEmpty();
    }
}
