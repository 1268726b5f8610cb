package org.epixgateway.app.running;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.epixgateway.console.control.Controls;
import org.epixgateway.console.control.KeyControls;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.CollectMessages;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.party.Party;

/** What can be done without a running gateway: the descriptor and the keys, not the exchange. */
final class SoloControls implements Controls {
    private final Office office;

    SoloControls(Office office) {
        this.office = office;
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
        PeerTry.of(office, Map.of()).run(peer, told);
    }

    @Override
    public KeyControls keys() {
        return new OwnKeys(office, () -> {});
    }

    @Override
    public List<CollectMessages.Collected> collect(Optional<Party> from) {
        throw notRunning();
    }

    @Override
    public CollectedTimes collected() {
        return new CollectedTimes(Map.of(), Map.of());
    }

    @Override
    public void stop() {
        throw notRunning();
    }

    static OutageException notRunning() {
        return new OutageException(
                "No gateway is running here; start it with: epix-gateway run", Duration.ofSeconds(5));
    }
}
