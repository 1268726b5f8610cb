package org.epixgateway.core.query;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.exchange.RegisteredPermit;
import org.epixgateway.core.exchange.Self;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.TokenHash;

/**
 * Finds a permit of ours by number and token. Whether the number is unknown or the token wrong shows neither in the answer
 * nor in the work: one row is looked up and one hash compared in both cases, and files are read only after that.
 */
final class FindIssued {
    private static final Set<PermitState> ENDED =
            EnumSet.of(PermitState.WITHDRAWN, PermitState.LOST, PermitState.REPLACED);

    private final Self self;
    private final IssuedPermits permits;
    private final PermitTokenBook tokens;

    FindIssued(Self self, IssuedPermits permits, PermitTokenBook tokens) {
        this.self = self;
        this.permits = permits;
        this.tokens = tokens;
    }

    sealed interface Search {}

    record Hit(IssuedPermit permit) implements Search {}

    record Miss(EpixFault fault) implements Search {}

    Search named(String number, Optional<String> token) {
        String normalised = PermitNumber.of(number).normalised();
        List<RegisteredPermit> candidates = permits.named(normalised);
        List<RegisteredPermit> opened = new ArrayList<>();
        for (RegisteredPermit candidate : candidates) {
            if (opens(candidate.key(), token)) {
                opened.add(candidate);
            }
        }
        if (candidates.isEmpty()) {
            // the same work for nobody
            opens(new PermitKey(self.party().code(), "", DocumentKind.OTHER, normalised), token);
        }
        return only(opened);
    }

    /** A hub's caller has number and token and nothing else to tell documents apart; so the one that is in force is meant. */
    private Search only(List<RegisteredPermit> opened) {
        if (opened.isEmpty()) {
            return new Miss(EpixFault.PERMIT_NOT_FOUND);
        }
        List<RegisteredPermit> inForce = opened.size() == 1
                ? opened
                : opened.stream()
                        .filter(permit -> !ENDED.contains(permit.state()))
                        .toList();
        return switch (inForce.size()) {
            case 0 -> new Miss(EpixFault.PERMIT_NOT_IN_FORCE);
            case 1 -> new Hit(permits.whole(inForce.getFirst()));
            default -> new Miss(EpixFault.SEVERAL_PERMITS);
        };
    }

    private boolean opens(PermitKey permit, Optional<String> token) {
        Optional<TokenHash> demanded = tokens.tokenOf(permit);
        boolean matches = demanded.orElse(TokenHash.NONE).isOf(token.orElse(""));
        return demanded.isEmpty() || matches;
    }
}
