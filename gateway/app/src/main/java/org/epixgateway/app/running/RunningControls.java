package org.epixgateway.app.running;

import java.util.function.Consumer;
import org.epixgateway.console.control.Controls;
import org.epixgateway.console.control.KeyControls;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.party.Party;

/** What only the running gateway as a whole can do. */
final class RunningControls implements Controls {
    private final Office office;
    private final OwnKeys keys;
    private final Runnable stop;

    /** @param reconnect makes new connections to peers, with the key that is ours by then */
    RunningControls(Office office, Runnable reconnect, Runnable stop) {
        this.office = office;
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
        PeerTry.of(office).run(peer, told);
    }

    @Override
    public KeyControls keys() {
        return keys;
    }

    @Override
    public void stop() {
        stop.run();
    }
}
