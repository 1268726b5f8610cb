package org.epixgateway.app.running;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.epixgateway.console.control.Controls;
import org.epixgateway.console.control.KeyControls;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.CollectMessages;
import org.epixgateway.core.party.Party;

/** What only the running gateway as a whole can do. */
final class RunningControls implements Controls {
    private final Office office;
    private final OwnKeys keys;
    private final Mailboxes mailboxes;
    private final Runnable stop;

    /** @param reconnect makes new connections to peers, with the key that is ours by then */
    RunningControls(Office office, Mailboxes mailboxes, Runnable reconnect, Runnable stop) {
        this.office = office;
        this.mailboxes = mailboxes;
        this.keys = new OwnKeys(office, reconnect);
        this.stop = stop;
    }

    @Override
    public Bytes ownDescriptor() {
        return office.descriptor();
    }

    @Override
    public Digest ownFingerprint() {
        return office.sealFingerprint();
    }

    @Override
    public void tryPeer(Party peer, Consumer<Step> told) {
        PeerTry.of(office, mailboxes.ours().collected()).run(peer, told);
    }

    @Override
    public KeyControls keys() {
        return keys;
    }

    @Override
    public List<CollectMessages.Collected> collect(Optional<Party> from) {
        return mailboxes.theirs().now(from);
    }

    @Override
    public CollectedTimes collected() {
        return new CollectedTimes(
                mailboxes.ours().collected(), mailboxes.theirs().collected());
    }

    @Override
    public void stop() {
        stop.run();
    }
}
