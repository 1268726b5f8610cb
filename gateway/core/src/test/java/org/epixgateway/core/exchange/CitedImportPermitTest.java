package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.core.permit.Severity;
import org.epixgateway.core.permit.TestPermits;
import org.epixgateway.core.permit.TestTraders;
import org.junit.jupiter.api.Test;

/** Namibia exports two tusks to Switzerland, which issued an import permit for them before, as Appendix I demands. */
class CitedImportPermitTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final Permit export = PermitDraft.of(TestPermits.elephantTuskExport())
            .withBlock(0, block -> {
                block.appendix = "I";
                block.quota = Optional.empty();
            })
            .build();

    private static Permit importFor(String species, String amount) {
        return PermitDraft.of(TestPermits.orchidImport())
                .with(draft -> {
                    draft.number = Optional.of(PermitNumber.of("CH-2026-0815"));
                    draft.exporter = TestTraders.NAMIBIAN_EXPORTER;
                    draft.importer = TestTraders.SWISS_MUSEUM;
                })
                .withBlock(0, block -> {
                    block.scientificNames = List.of(species);
                    block.quantities = List.of(Quantity.of(amount, ""));
                })
                .build();
    }

    private void hasImport(Permit permit) {
        assertThat(permit.kind()).isEqualTo(DocumentKind.IMPORT);
        swiss.submit(SubmissionRequest.of(
                InMemoryGateway.ACCOUNT, "import", swiss.documents.write(permit), List.of(NAMIBIA)));
        swiss.work();
    }

    private List<Finding> said() {
        List<Finding> all = switch (namibia.submit(export, "export", SWITZERLAND)) {
            case SubmissionAnswer.Accepted(Submission submission) -> submission.findings();
            case SubmissionAnswer.Rejected(List<Finding> findings) -> findings;
            default -> throw new AssertionError();
        };
        return all.stream()
                .filter(finding -> finding.rule().equals(CitedImportPermit.RULE))
                .toList();
    }

    @Test
    void an_import_permit_that_covers_it_is_nothing_to_speak_of() {
        hasImport(importFor("Loxodonta africana", "2"));

        assertThat(said()).isEmpty();
    }

    @Test
    void one_that_nobody_knows_here_is_a_warning() {
        assertThat(said()).extracting(Finding::severity).containsExactly(Severity.WARNING);
    }

    @Test
    void one_for_another_species_is_an_error() {
        hasImport(importFor("Panthera pardus", "2"));
        assertThat(said()).extracting(Finding::severity).containsExactly(Severity.ERROR);
    }

    @Test
    void one_for_less_is_an_error() {
        hasImport(importFor("Loxodonta africana", "1"));

        assertThat(said()).extracting(Finding::severity).containsExactly(Severity.ERROR);
    }

    @Test
    void one_that_was_withdrawn_is_an_error() {
        Permit permit = importFor("Loxodonta africana", "2");
        hasImport(permit);
        swiss.state(TestStatements.about(
                permit, "w", TestStatements.notice(Fact.Notice.Kind.WITHDRAWN, TestStatements.TODAY)));
        swiss.work();

        assertThat(said())
                .extracting(Finding::sentence)
                .containsExactly("The import permit that it cites is withdrawn.");
    }

    private IssuersWord saying(IssuersWord.Said permit, IssuersWord.Said species) {
        return (importing, number, name) -> {
            assertThat(importing).isEqualTo(SWITZERLAND.code());
            assertThat(number).isEqualTo("CH-2026-0815");
            return name.isEmpty() ? permit : species;
        };
    }

    @Test
    void one_that_its_authority_says_to_hold_for_the_species_is_noted() {
        namibia.issuers = saying(new IssuersWord.Holds(), new IssuersWord.Holds());

        assertThat(said()).extracting(Finding::severity).containsExactly(Severity.INFO);
    }

    @Test
    void one_that_its_authority_never_issued_or_that_ended_is_an_error() {
        namibia.issuers = saying(new IssuersWord.NoneSuch(), new IssuersWord.Holds());
        assertThat(said())
                .singleElement()
                .satisfies(finding -> assertThat(finding.isError()).isTrue())
                .satisfies(
                        finding -> assertThat(finding.sentence()).contains("it issued no import permit CH-2026-0815"));

        namibia.issuers = saying(new IssuersWord.HoldsNot("withdrawn"), new IssuersWord.Holds());
        assertThat(said())
                .singleElement()
                .satisfies(finding -> assertThat(finding.isError()).isTrue())
                .satisfies(finding -> assertThat(finding.sentence()).endsWith("is withdrawn."));
    }

    @Test
    void one_that_names_other_species_by_its_authoritys_word_is_an_error_in_box_7() {
        namibia.issuers = saying(new IssuersWord.Holds(), new IssuersWord.NoneSuch());

        assertThat(said())
                .singleElement()
                .satisfies(finding -> assertThat(finding.isError()).isTrue())
                .satisfies(finding -> assertThat(finding.place().box()).isEqualTo(Box.B7))
                .satisfies(finding -> assertThat(finding.sentence()).contains("Loxodonta africana"));
    }

    @Test
    void why_its_authority_could_not_say_is_in_the_warning() {
        namibia.issuers = saying(new IssuersWord.NotTold("No answer in time."), new IssuersWord.Holds());

        assertThat(said())
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING))
                .satisfies(finding -> assertThat(finding.sentence()).endsWith("No answer in time."));
    }

    @Test
    void nobody_is_asked_about_one_that_is_registered_here() {
        hasImport(importFor("Loxodonta africana", "2"));
        namibia.issuers = saying(new IssuersWord.NoneSuch(), new IssuersWord.NoneSuch());

        assertThat(said()).isEmpty();
    }

    @Test
    void appendix_two_needs_none() {
        assertThat(namibia.submit(TestPermits.elephantTuskExport(), "two", SWITZERLAND))
                .isInstanceOfSatisfying(
                        SubmissionAnswer.Accepted.class,
                        accepted -> assertThat(accepted.submission().findings())
                                .extracting(Finding::rule)
                                .doesNotContain(CitedImportPermit.RULE));
    }
}
