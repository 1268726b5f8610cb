package org.epixgateway.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.permit.TestPermits.TODAY;

import java.util.Optional;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class SignatoryNamedTest {
    private final Rule rule = new SignatoryNamed();

    @Test
    void a_named_signatory_is_complete() {
        assertThat(Judged.by(rule, TestPermits.minimalExport())).isEmpty();
    }

    @Test
    void a_missing_name_is_an_error() {
        Permit permit = PermitDraft.of(TestPermits.minimalExport())
                .withIssue(Optional.of(TODAY), "  ", "Signed")
                .build();

        assertThat(Judged.by(rule, permit)).containsExactly("ERROR box 13");
    }
}
