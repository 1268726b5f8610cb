package org.epixgateway.console.control;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.epixgateway.console.edge.Asked;
import org.epixgateway.console.edge.ProblemException;
import org.epixgateway.core.party.PeerPolicy;
import org.epixgateway.core.party.RevocationPolicy;
import org.jspecify.annotations.Nullable;

/** What is to change in what we accept from a peer; what is absent stays. Revocation lists come with its descriptor. */
public record PolicyChange(
        @Nullable Boolean takesTestMessages,
        @Nullable String revocation,
        @Nullable Set<@Nullable String> refuseOnRules) {

    PeerPolicy of(PeerPolicy before) {
        return new PeerPolicy(
                before.revocationLists(),
                revocation == null ? before.revocation() : word(revocation),
                refuseOnRules == null ? before.refuseOnRules() : rules(refuseOnRules),
                takesTestMessages == null ? before.takesTestMessages() : takesTestMessages);
    }

    private static Set<String> rules(Set<@Nullable String> given) {
        Set<String> ids = given.stream().flatMap(Stream::ofNullable).collect(Collectors.toSet());
        if (ids.size() < given.size()) {
            throw ProblemException.badRequest("refuseOnRules lists rule ids.");
        }
        return ids;
    }

    private static RevocationPolicy word(String text) {
        return Asked.word(RevocationPolicy.class, text)
                .orElseThrow(() -> ProblemException.badRequest("revocation is HARD_FAIL or SOFT_FAIL."));
    }
}
