package org.epixgateway.console;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.epixgateway.console.control.Controls;
import org.epixgateway.console.control.KeyControls;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.CollectMessages;
import org.epixgateway.core.party.Party;

/** A gateway that has a descriptor, finds every peer well but slow, and counts how often it was stopped. */
final class TestControls implements Controls {
    final AtomicInteger stops = new AtomicInteger();
    final TestKeys keys = new TestKeys();

    @Override
    public Bytes ownDescriptor() {
        return Bytes.utf8("our descriptor");
    }

    @Override
    public Digest ownFingerprint() {
        return Bytes.utf8("our certificate").digest();
    }

    @Override
    public void tryPeer(Party peer, Consumer<Step> told) {
        told.accept(new Step("connection", true, "The peer answers.", Duration.ofMillis(12)));
        told.accept(new Step("receipt", false, "No receipt within 30 s; ask " + peer + ".", Duration.ofSeconds(30)));
    }

    @Override
    public KeyControls keys() {
        return keys;
    }

    @Override
    public List<CollectMessages.Collected> collect(Optional<Party> from) {
        return from.stream()
                .map(party -> new CollectMessages.Collected(party, 2, ""))
                .toList();
    }

    @Override
    public CollectedTimes collected() {
        return new CollectedTimes(Map.of(), Map.of());
    }

    @Override
    public void stop() {
        stops.incrementAndGet();
    }
}
