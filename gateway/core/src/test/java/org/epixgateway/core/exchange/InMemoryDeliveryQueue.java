package org.epixgateway.core.exchange;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.epixgateway.core.party.Party;
import org.jspecify.annotations.Nullable;

/** Work for each peer in memory; like the broker it remembers what it got and drops the same (message, number). */
public final class InMemoryDeliveryQueue implements DeliveryQueue {
    private final Map<Party, Deque<String>> queues = new TreeMap<>();
    private final Set<String> known = new HashSet<>();
    private @Nullable String outage;

    /** From now on nothing can be handed over. */
    public synchronized void breakDown(String sentence) {
        outage = sentence;
    }

    public synchronized void repair() {
        outage = null;
    }

    /** Somebody deleted the broker's folder. */
    public synchronized void lose() {
        queues.clear();
        known.clear();
    }

    @Override
    public synchronized void handOver(Party peer, HandOver work) {
        if (outage != null) {
            throw new OutageException(outage, Duration.ofSeconds(1));
        }
        if (known.add(work.asText())) {
            queue(peer).add(work.asText());
        }
    }

    public synchronized Optional<String> take(Party peer) {
        return Optional.ofNullable(queue(peer).poll());
    }

    /** What a consumer took and did not commit is there again, first. */
    public synchronized void giveBack(Party peer, String work) {
        queue(peer).addFirst(work);
    }

    public synchronized List<String> waiting(Party peer) {
        return List.copyOf(queue(peer));
    }

    public synchronized List<Party> peersWithWork() {
        return new ArrayList<>(
                queues.keySet().stream().filter(peer -> !queue(peer).isEmpty()).toList());
    }

    private Deque<String> queue(Party peer) {
        return queues.computeIfAbsent(peer, unused -> new ArrayDeque<>());
    }
}
