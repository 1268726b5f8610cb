package org.epixgateway.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class ScientificNamesTest {
    private final Rule rule = new ScientificNames();

    @Test
    void a_species_is_a_name() {
        assertThat(Judged.by(rule, named("Crocodylus niloticus"))).isEmpty();
    }

    @Test
    void a_subspecies_or_a_hybrid_is_a_name() {
        assertThat(Judged.by(rule, named("Panthera tigris altaica"))).isEmpty();
        assertThat(Judged.by(rule, named("Phalaenopsis hybrid"))).isEmpty();
    }

    @Test
    void a_block_without_a_name_is_an_error() {
        assertThat(Judged.by(rule, named("-"))).containsExactly("ERROR box 7, block A");
    }

    @Test
    void a_genus_is_a_warning() {
        assertThat(Judged.by(rule, named("Acropora"))).containsExactly("WARNING box 7, block A");
        assertThat(Judged.by(rule, named("Acropora spp."))).containsExactly("WARNING box 7, block A");
        assertThat(Judged.by(rule, named("Acropora sp"))).containsExactly("WARNING box 7, block A");
    }

    @Test
    void an_order_that_the_parties_agreed_on_is_fine() {
        assertThat(Judged.by(rule, named("Scleractinia"))).isEmpty();
    }

    @Test
    void a_genus_is_fine_for_pre_convention_specimens() {
        assertThat(Judged.by(
                        rule,
                        PermitDraft.of(named("Acropora"))
                                .withBlock(0, b -> b.sources = List.of("O"))
                                .build()))
                .isEmpty();
    }

    @Test
    void two_species_in_one_block_are_a_warning() {
        assertThat(Judged.by(rule, named("Crocodylus niloticus", "Caiman crocodilus")))
                .containsExactly("WARNING box 7, block A");
    }

    @Test
    void the_same_name_twice_is_one_species() {
        assertThat(Judged.by(rule, named("Crocodylus niloticus", "crocodylus niloticus")))
                .isEmpty();
    }

    @Test
    void the_nomenclature_is_not_at_hand_and_the_rule_says_so_once() {
        assertThat(Judged.notCheckedBy(rule, TestPermits.withBlocks(3))).containsExactly("box 7");
    }

    private static Permit named(String... names) {
        return PermitDraft.of(TestPermits.minimalExport())
                .withBlock(0, block -> block.scientificNames = List.of(names))
                .build();
    }
}
