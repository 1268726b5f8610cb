package org.epixgateway.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.permit.TestPermits.TODAY;

import java.util.Optional;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class SignatureAndSealTest {
    private final Rule rule = new SignatureAndSeal();

    @Test
    void a_text_that_stands_for_signature_and_seal_is_complete() {
        assertThat(Judged.by(rule, TestPermits.minimalExport())).isEmpty();
    }

    @Test
    void without_a_text_only_the_seal_of_the_message_stands_for_them() {
        Permit permit = PermitDraft.of(TestPermits.minimalExport())
                .withIssue(Optional.of(TODAY), "Someone", " ")
                .build();

        assertThat(Judged.by(rule, permit)).containsExactly("WARNING box 13");
    }

    @Test
    void signatures_on_file_are_not_at_hand_and_the_rule_says_so_once() {
        assertThat(Judged.notCheckedBy(rule, TestPermits.withBlocks(3))).containsExactly("box 13");
    }
}
