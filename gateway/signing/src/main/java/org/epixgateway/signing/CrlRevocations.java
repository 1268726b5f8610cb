package org.epixgateway.signing;

import java.net.URI;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.epixgateway.core.exchange.Revocations;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.RegisteredCertificate;

/**
 * Asks the revocation lists that we registered for a peer. Lists are held and read again behind the caller's back; only
 * the first question about a list, or one after it ran out, waits, and never longer than the time limit.
 */
public final class CrlRevocations implements Revocations, AutoCloseable {
    private final Function<Peer, List<X509Certificate>> issuers;
    private final Clock clock;
    private final Settings settings;
    private final ListSource source;
    private final Map<URI, Held> held = new ConcurrentHashMap<>();
    private final Map<URI, Future<Held>> underWay = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param issuers the certificates by which a peer's lists may be signed, as we know them: {@link #registeredIssuers}
     *     or a folder of the installation; never what a list or a message brings
     */
    public CrlRevocations(Function<Peer, List<X509Certificate>> issuers, Clock clock, Settings settings) {
        this.issuers = issuers;
        this.clock = clock;
        this.settings = settings;
        this.source = new ListSource(settings.timeLimit(), settings.bytesMax());
    }

    /**
     * @param timeLimit for one reading of one list
     * @param readAgainAfter age at which a list is read again in the background
     * @param retryAfter pause after a failed reading, in which nobody waits for another
     */
    public record Settings(Duration timeLimit, Duration readAgainAfter, Duration retryAfter, int bytesMax) {
        public static final Settings STANDARD =
                new Settings(Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofSeconds(30), 5 << 20);
    }

    /** The certificates of authorities among what is registered for a peer: the Party's root, or the issuer of a pin by subject. */
    public static List<X509Certificate> registeredIssuers(Peer peer) {
        return peer.certificates().stream()
                .filter(entry -> entry.der().size() > 0)
                .flatMap(entry -> Certificates.read(entry.der()).stream())
                .filter(certificate -> certificate.getBasicConstraints() >= 0)
                .toList();
    }

    @Override
    public Status status(Peer peer, RegisteredCertificate certificate, Instant at) {
        List<URI> lists = peer.policy().revocationLists();
        if (lists.isEmpty()) {
            return new Good();
        }
        X509Certificate asked = Certificates.read(certificate.der()).orElse(null);
        if (asked == null) {
            return new Unknown(
                    "The registry holds no certificate to look up in the revocation lists of " + peer.party() + ".");
        }
        Status known = new Unknown("No revocation list of " + peer.party() + " is by the issuer of its certificate.");
        for (URI address : lists) {
            Status says = one(address, asked, issuers.apply(peer), at);
            if (says instanceof Revoked) {
                return says;
            }
            if (says instanceof Good || !(known instanceof Good)) {
                known = says;
            }
        }
        return known;
    }

    private Status one(URI address, X509Certificate asked, List<X509Certificate> by, Instant at) {
        Held now = current(address, by, at);
        Held.Signed signed = now.list();
        if (signed == null || !by.contains(signed.by())) {
            return new Unknown("No usable revocation list at " + address + ". " + now.problem());
        }
        if (!signed.list().getIssuerX500Principal().equals(asked.getIssuerX500Principal())) {
            return new Unknown("The revocation list at " + address + " is by another issuer than the certificate.");
        }
        X509CRLEntry entry = signed.list().getRevokedCertificate(asked.getSerialNumber());
        if (entry != null) {
            // even a list that ran out is right about that
            return new Revoked(entry.getRevocationDate().toInstant());
        }
        return now.isFresh(at)
                ? new Good()
                : new Unknown("The revocation list at " + address + " ran out on " + signed.nextUpdate()
                        + " and no newer one can be had.");
    }

    private Held current(URI address, List<X509Certificate> by, Instant at) {
        Held now = held.get(address);
        if (now != null && now.isFresh(at)) {
            if (now.triedAt().plus(settings.readAgainAfter()).isBefore(clock.instant())) {
                var unused = start(address, by);
            }
            return now;
        }
        if (now != null && now.triedAt().plus(settings.retryAfter()).isAfter(clock.instant())) {
            return now;
        }
        return await(start(address, by), address);
    }

    private Future<Held> start(URI address, List<X509Certificate> by) {
        return underWay.computeIfAbsent(
                address,
                a -> threads.submit(() -> {
                    try {
                        return held.merge(a, read(a, by), Held::then);
                    } finally {
                        underWay.remove(a);
                    }
                }));
    }

    private Held read(URI address, List<X509Certificate> by) throws InterruptedException {
        try {
            // checked before it replaces anything: a forged list must not push a good one out
            return Held.of(source.read(address), by, clock.instant());
        } catch (RefusedException problem) {
            return Held.nothing(problem.sentence(), clock.instant());
        }
    }

    private Held await(Future<Held> reading, URI address) {
        String problem;
        try {
            return reading.get(settings.timeLimit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | CancellationException slow) {
            problem = "It was not there within " + settings.timeLimit().toSeconds() + " s.";
            reading.cancel(true);
            underWay.remove(address, reading);
        } catch (ExecutionException bug) {
            throw new IllegalStateException("reading a revocation list failed", bug);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            problem = "The gateway is stopping.";
        }
        return held.merge(address, Held.nothing(problem, clock.instant()), Held::then);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        source.close();
    }
}
