package org.epixgateway.console.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.CollectMessages;
import org.epixgateway.core.party.Party;

/** What only the running gateway as a whole can do, for the control API. Thread-safe. */
public interface Controls {
    /** Our own descriptor as others take it: a sealed container. */
    Bytes ownDescriptor();

    /** SHA-256 of the certificate that seals it, as the other side will be shown it. */
    Digest ownFingerprint();

    /** Calls a peer step by step (name, connection, certificate, service state, a test message) and tells each as it ends. */
    void tryPeer(Party peer, Consumer<Step> told);

    KeyControls keys();

    /**
     * Looks into the mailbox of one peer now, or of all from whom this gateway collects.
     *
     * @throws org.epixgateway.core.exchange.OutageException if no gateway is running
     */
    List<CollectMessages.Collected> collect(Optional<Party> from);

    CollectedTimes collected();

    /** Begins an orderly stop and returns at once. */
    void stop();

    /**
     * When mailboxes were last looked into, since this process started.
     *
     * @param byThem ours, by each Party
     * @param byUs those of peers, by us
     */
    record CollectedTimes(Map<Party, Instant> byThem, Map<Party, Instant> byUs) {
        public CollectedTimes {
            byThem = Map.copyOf(byThem);
            byUs = Map.copyOf(byUs);
        }
    }

    /**
     * One step of a try.
     *
     * @param sentence what was found, and what to do where it is not well
     */
    record Step(String name, boolean isWell, String sentence, Duration took) {}
}
