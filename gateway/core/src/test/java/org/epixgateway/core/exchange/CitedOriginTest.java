package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.TestParties.FRANCE;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;
import static org.epixgateway.core.exchange.TestStatements.TODAY;
import static org.epixgateway.core.exchange.TestStatements.about;
import static org.epixgateway.core.exchange.TestStatements.notice;
import static org.epixgateway.core.exchange.TestStatements.used;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.Provenance;
import org.epixgateway.core.permit.ReferencedDocument;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Switzerland re-exports what came under a permit of Namibia that it knows. */
class CitedOriginTest {
    private final InMemoryNetwork network = new InMemoryNetwork();
    private final InMemoryGateway namibia = network.gateway(NAMIBIA);
    private final InMemoryGateway swiss = network.gateway(SWITZERLAND);
    private final Permit tusks = TestPermits.elephantTuskExport();

    @BeforeEach
    void theOriginIsKnown() {
        network.gateway(FRANCE);
        namibia.submit(tusks, "issue", SWITZERLAND);
        namibia.work();
    }

    private Permit reExport(String species, String number) {
        return PermitDraft.of(TestPermits.pythonReExport())
                .withBlock(0, block -> {
                    block.scientificNames = List.of(species);
                    block.origin = new Provenance(
                            Optional.of(CountryCode.of("NA")),
                            "",
                            new ReferencedDocument("811", number, Optional.of(TODAY), ""));
                    block.lastReExport = Provenance.NONE;
                })
                .build();
    }

    private List<Finding> said(Permit reExport) {
        InMemoryGateway issuer =
                reExport.issuingCountry().filter(SWITZERLAND.code()::equals).isPresent() ? swiss : namibia;
        List<Finding> all = switch (issuer.submit(reExport, "re-export", FRANCE)) {
            case SubmissionAnswer.Accepted(Submission submission) -> submission.findings();
            case SubmissionAnswer.Rejected(List<Finding> findings) -> findings;
            default -> throw new AssertionError();
        };
        return all.stream().filter(one -> one.rule().equals(CitedOrigin.RULE)).toList();
    }

    private String number() {
        return tusks.number().orElseThrow().raw();
    }

    private String species() {
        return tusks.blocks().get(0).scientificNames().get(0);
    }

    @Test
    void a_re_export_of_what_came_under_a_known_permit_is_in_order() {
        swiss.state(about(tusks, "use", used(TODAY, "2")));

        assertThat(said(reExport(species(), number()))).isEmpty();
    }

    @Test
    void a_re_export_from_a_withdrawn_permit_is_not_taken() {
        namibia.state(about(tusks, "withdraw", notice(Fact.Notice.Kind.WITHDRAWN, TODAY)));
        namibia.work();

        assertThat(said(reExport(species(), number())))
                .singleElement()
                .satisfies(finding -> assertThat(finding.isError()).isTrue());
    }

    @Test
    void a_re_export_of_another_species_than_its_origin_allowed_is_not_taken() {
        assertThat(said(reExport("Python bivittatus", number())))
                .singleElement()
                .satisfies(finding -> assertThat(finding.sentence()).contains("does not cover"));
    }

    @Test
    void of_an_origin_that_is_not_known_here_nothing_is_said() {
        assertThat(said(reExport(species(), "NA-0000"))).isEmpty();
    }
}
