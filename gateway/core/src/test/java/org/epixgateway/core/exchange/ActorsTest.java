package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.Actor.Role.APPROVED;
import static org.epixgateway.core.exchange.Actor.Role.ISSUED;
import static org.epixgateway.core.exchange.Actor.Role.PROCESSED;
import static org.epixgateway.core.exchange.Actor.Role.REQUESTED;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.permit.Issue;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDraft;
import org.epixgateway.core.permit.TestPermits;
import org.epixgateway.core.permit.Trader;
import org.junit.jupiter.api.Test;

class ActorsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private final Permit tusks = TestPermits.elephantTuskExport();

    private static List<Actor> of(Permit permit, Actor... stated) {
        return Actors.of(
                new SubmissionRequest(
                        "permits",
                        "key",
                        Bytes.utf8("permit"),
                        List.of(),
                        List.of(),
                        List.of(stated),
                        OriginalForm.ELECTRONIC_ORIGINAL,
                        false,
                        Optional.empty()),
                permit,
                NOW);
    }

    private static Actor stated(Actor.Role role, String name, String reference) {
        return new Actor(role, "password", Optional.empty(), name, reference);
    }

    @Test
    void the_permit_says_who_issued_and_who_asked_and_the_account_who_processed() {
        assertThat(of(tusks)).extracting(Actor::role).containsExactly(ISSUED, REQUESTED, PROCESSED);
        assertThat(of(tusks)).extracting(Actor::name).containsExactly("Sample Signatory", "", "");
        assertThat(of(tusks))
                .last()
                .extracting(Actor::reference, Actor::at)
                .containsExactly("permits", Optional.of(NOW));
    }

    @Test
    void whom_nobody_stated_is_absent() {
        Permit bare = PermitDraft.of(tusks)
                .with(permit -> {
                    permit.issue = Issue.NONE;
                    permit.exporter = Trader.NONE;
                })
                .build();

        assertThat(of(bare)).extracting(Actor::role).containsExactly(PROCESSED);
    }

    @Test
    void what_the_submitter_states_comes_first_and_is_not_stated_twice() {
        Actor issued = stated(ISSUED, "A. Signatory", "");

        assertThat(of(tusks, issued))
                .filteredOn(actor -> actor.role() == ISSUED)
                .containsExactly(issued);
    }

    @Test
    void names_travel_only_for_roles_that_may_be_named() {
        assertThat(of(tusks, stated(APPROVED, "B. Clerk", "staff 17")))
                .first()
                .isEqualTo(stated(APPROVED, "", "staff 17"));
    }

    @Test
    void who_processed_a_submission_is_not_for_the_submitter_to_say() {
        assertThat(of(tusks, stated(PROCESSED, "", "somebody else")))
                .filteredOn(actor -> actor.role() == PROCESSED)
                .extracting(Actor::reference)
                .containsExactly("permits");
    }
}
