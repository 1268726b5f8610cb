package org.epixgateway.core.party;

import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * What we accept from a peer and how.
 *
 * @param revocationLists addresses of the peer's CRLs (http, https, file), as registered, never as a certificate says;
 *     empty: revocation by registry entry only
 * @param refuseOnRules rule ids whose errors refuse this peer's permits instead of being told in the receipt
 * @param takesTestMessages whether messages with the test indicator are taken from it
 */
public record PeerPolicy(
        List<URI> revocationLists, RevocationPolicy revocation, Set<String> refuseOnRules, boolean takesTestMessages) {
    public static final PeerPolicy STANDARD = new PeerPolicy(List.of(), RevocationPolicy.HARD_FAIL, Set.of(), false);

    public PeerPolicy {
        revocationLists = List.copyOf(revocationLists);
        refuseOnRules = Set.copyOf(refuseOnRules);
    }
}
