package org.epixgateway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.epixgateway.core.MovableClock;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.evidence.EvidenceEntry;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;

class OwnKeyEvidenceTest {
    private static final OwnKeyEvidence.Subject SEAL =
            new OwnKeyEvidence.Subject(CertificateUse.SEAL, Digest.of(new byte[] {1}), "1a2b");

    private final MovableClock clock = MovableClock.atNoonOf(TestPermits.TODAY);
    private final InMemoryStore store = new InMemoryStore(TestParties.SWITZERLAND);
    private final OwnKeyEvidence evidence = new OwnKeyEvidence(store, clock);

    @Test
    void each_act_on_an_own_key_names_who_did_it_and_which_certificate() {
        evidence.announced(SEAL, "os:alice");
        evidence.activated(SEAL, "os:bob");
        evidence.revoked(SEAL, "os:carol");

        List<EvidenceEntry> entries = store.entries(1, 10);
        assertThat(entries)
                .extracting(entry -> entry.note().kind() + " " + entry.note().actor())
                .containsExactly(
                        "own-key-announced os:alice", "own-key-activated os:bob", "own-certificate-revoked os:carol");
        assertThat(entries.get(0).note().facts())
                .containsEntry("use", "SEAL")
                .containsEntry("fingerprint", Digest.of(new byte[] {1}).hex())
                .containsEntry("serial", "1a2b");
    }

    @Test
    void without_a_store_there_is_no_act() {
        store.breakDown("The disk is gone.");

        assertThatThrownBy(() -> evidence.activated(SEAL, "os:bob")).isInstanceOf(OutageException.class);
    }
}
