package org.epixgateway.app.watch;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.epixgateway.core.exchange.Circuit;
import org.epixgateway.core.exchange.MessageJournal;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.exchange.QueueDepth;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerRegistry;
import org.epixgateway.core.party.RegisteredCertificate;

/** The figures that are looked up when somebody scrapes, not told as things happen. */
public final class Gauges {
    /** What is looked at. */
    public record Watched(
            MessageJournal journal,
            PeerRegistry peers,
            Supplier<Map<Party, Circuit>> circuits,
            LongSupplier storeBytes,
            LongSupplier diskFree,
            LongSupplier evidencePosition,
            LongSupplier deadLetters,
            IntSupplier inFlight,
            Supplier<Map<String, Instant>> ownCertificates,
            Clock clock) {}

    private final Meters meters;
    private final Watched watched;
    private final MultiGauge waiting;
    private final MultiGauge parked;
    private final MultiGauge oldest;
    private final MultiGauge circuit;
    private final MultiGauge mailbox;
    private final MultiGauge days;

    public Gauges(Meters meters, Watched watched) {
        this.meters = meters;
        this.watched = watched;
        this.waiting = meters.gauges("epix.queue.waiting", "Messages under way to a peer");
        this.parked = meters.gauges("epix.queue.parked", "Messages set aside for an operator");
        this.oldest = meters.gauges("epix.queue.oldest.seconds", "Age of the oldest unfinished message");
        this.circuit = meters.gauges("epix.circuit.open", "1 while a peer does not answer and its messages wait");
        this.mailbox = meters.gauges("epix.mailbox.waiting", "Messages that wait until a Party collects them");
        this.days = meters.gauges("epix.certificate.days.left", "Days until a certificate ends");
    }

    public void register() {
        meters.gauge("epix.store.bytes", "Bytes that the store occupies", watched.storeBytes()::getAsLong);
        meters.gauge(
                "epix.disk.free.bytes", "Free bytes of the disk that holds the data", watched.diskFree()::getAsLong);
        meters.gauge("epix.evidence.position", "Entries in the evidence log", watched.evidencePosition()::getAsLong);
        meters.gauge(
                "epix.queue.dead.letters", "Queue messages that nobody could read", watched.deadLetters()::getAsLong);
        meters.gauge("epix.in.flight", "Exchanges under way in the routes", watched.inFlight()::getAsInt);
        meters.beforeScrape(this::refresh);
    }

    private void refresh() {
        try {
            refreshPeers();
        } catch (OutageException storeAway) {
            // The rest of the page still says what it knows; readiness says what is missing.
        }
        refreshCertificates();
    }

    private void refreshPeers() {
        Instant now = watched.clock().instant();
        List<MultiGauge.Row<?>> waitingRows = new ArrayList<>();
        List<MultiGauge.Row<?>> parkedRows = new ArrayList<>();
        List<MultiGauge.Row<?>> oldestRows = new ArrayList<>();
        List<QueueDepth> depths = watched.journal().depths();
        for (QueueDepth depth : depths) {
            Tags tags = Tags.of("peer", depth.peer().toString());
            waitingRows.add(MultiGauge.Row.of(tags, depth.waiting()));
            parkedRows.add(MultiGauge.Row.of(tags, depth.parked()));
            oldestRows.add(MultiGauge.Row.of(
                    tags,
                    depth.oldest()
                            .map(at -> Duration.between(at, now).toSeconds())
                            .orElse(0L)));
        }
        waiting.register(waitingRows, true);
        parked.register(parkedRows, true);
        oldest.register(oldestRows, true);
        Map<Party, Circuit> circuits = watched.circuits().get();
        published(depths);
        circuit.register(
                watched.peers().all().stream()
                        .<MultiGauge.Row<?>>map(p -> MultiGauge.Row.of(
                                Tags.of("peer", p.party().toString()),
                                circuits.getOrDefault(p.party(), Circuit.CLOSED).isOpen() ? 1 : 0))
                        .toList(),
                true);
    }

    private void published(List<QueueDepth> depths) {
        Map<Party, Long> counts = depths.stream().collect(Collectors.toMap(QueueDepth::peer, QueueDepth::waiting));
        mailbox.register(
                watched.peers().all().stream()
                        .filter(peer -> peer.deliveryMode() == DeliveryMode.PUBLISH)
                        .<MultiGauge.Row<?>>map(peer -> MultiGauge.Row.of(
                                Tags.of("peer", peer.party().toString()), counts.getOrDefault(peer.party(), 0L)))
                        .toList(),
                true);
    }

    private void refreshCertificates() {
        Instant now = watched.clock().instant();
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        watched.ownCertificates()
                .get()
                .forEach((use, until) -> rows.add(MultiGauge.Row.of(
                        Tags.of("party", "own", "use", use, "certificate", "own"), daysLeft(now, until))));
        try {
            for (Peer peer : watched.peers().all()) {
                for (RegisteredCertificate c : peer.certificates()) {
                    if (c.retiredAt().isEmpty() && c.revokedAt().isEmpty() && !isReplaced(c, peer)) {
                        rows.add(MultiGauge.Row.of(
                                Tags.of(
                                        "party",
                                        peer.party().toString(),
                                        "use",
                                        c.use().name(),
                                        "certificate",
                                        c.der().digest().shortForm()),
                                daysLeft(now, c.until())));
                    }
                }
            }
        } catch (OutageException storeAway) {
            // as above
        }
        days.register(rows, true);
    }

    /** Old certificates for barcodes and answers stay in a descriptor as long as paper lasts; their end alarms nobody. */
    private static boolean isReplaced(RegisteredCertificate certificate, Peer peer) {
        return (certificate.use() == CertificateUse.BARCODE || certificate.use() == CertificateUse.VERIFICATION)
                && peer.all(certificate.use()).stream()
                        .anyMatch(other -> other.until().isAfter(certificate.until()));
    }

    private static double daysLeft(Instant now, Instant until) {
        return Duration.between(now, until).toHours() / 24.0;
    }
}
