package org.epixgateway.core.query;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.epixgateway.core.party.Party;

/** Which Parties something is open to: everyone that is registered, or these. */
public record AccessList(boolean isOpenToAll, Set<Party> parties) {
    public static final AccessList ALL = new AccessList(true, Set.of());
    public static final AccessList NOBODY = new AccessList(false, Set.of());

    public AccessList {
        parties = Set.copyOf(parties);
    }

    public static AccessList of(Party... parties) {
        return new AccessList(false, new HashSet<>(List.of(parties)));
    }

    public boolean includes(Party party) {
        return isOpenToAll || parties.contains(party);
    }
}
