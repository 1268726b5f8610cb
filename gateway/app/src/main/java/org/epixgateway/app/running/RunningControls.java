package org.epixgateway.app.running;

import java.util.function.Consumer;
import org.epixgateway.console.control.Controls;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.party.Party;

/** What only the running gateway as a whole can do. */
final class RunningControls implements Controls {
    private final Office office;
    private final Runnable stop;

    RunningControls(Office office, Runnable stop) {
        this.office = office;
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
    public void stop() {
        stop.run();
    }
}
