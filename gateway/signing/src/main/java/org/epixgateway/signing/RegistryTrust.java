package org.epixgateway.signing;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.exchange.Revocations;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerRegistry;
import org.epixgateway.core.party.RegisteredCertificate;
import org.epixgateway.core.party.RevocationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Trusts on a connection whom the registry names for TLS, asked anew at each handshake; nobody else, and no authority's
 * word. Host names are not compared: a certificate stands for a Party, wherever its service is. So a client must be bound
 * to the Party that it calls. Thread-safe.
 */
public final class RegistryTrust extends X509ExtendedTrustManager {
    private final PeerRegistry registry;
    private final Revocations revocations;
    private final Clock clock;
    private final @Nullable Party only;

    private RegistryTrust(PeerRegistry registry, Revocations revocations, Clock clock, @Nullable Party only) {
        this.registry = registry;
        this.revocations = revocations;
        this.clock = clock;
        this.only = only;
    }

    /** Trusts every registered Party: for the side that is called. */
    public RegistryTrust(PeerRegistry registry, Revocations revocations, Clock clock) {
        this(registry, revocations, clock, null);
    }

    /** Trusts this Party alone: for calling it. */
    public RegistryTrust boundTo(Party party) {
        return new RegistryTrust(registry, revocations, clock, party);
    }

    /** The Party that a connection's certificate stands for at this moment; to be asked for each request, not once. */
    public Optional<Party> partyOf(X509Certificate certificate) {
        try {
            return Optional.of(identify(certificate));
        } catch (RefusedException unknown) {
            return Optional.empty();
        }
    }

    private Party identify(X509Certificate certificate) throws RefusedException {
        Instant now = clock.instant();
        Digest fingerprint = Certificates.digest(certificate);
        List<Peer> named = candidates()
                .filter(peer -> peer.all(CertificateUse.TLS).stream()
                        .anyMatch(entry -> entry.pin().matches(certificate, fingerprint)))
                .toList();
        if (named.size() != 1) {
            throw new RefusedException(
                    "The TLS certificate with fingerprint " + fingerprint.shortForm() + "... is registered for "
                            + (named.isEmpty() ? "no Party that may use it here." : "more than one Party."));
        }
        Peer peer = named.get(0);
        if (peer.state() == Peer.State.RETIRED) {
            throw new RefusedException("The peer of " + peer.party() + " is retired.");
        }
        RegisteredCertificate entry =
                new RegisteredMatch(CertificateRole.TLS, now).find(certificate, peer.all(CertificateUse.TLS));
        checkRevocation(peer, entry, now);
        return peer.party();
    }

    private Stream<Peer> candidates() {
        return only == null ? registry.all().stream() : registry.peer(only).stream();
    }

    private void checkRevocation(Peer peer, RegisteredCertificate entry, Instant now) throws RefusedException {
        switch (revocations.status(peer, entry, now)) {
            case Revocations.Good good -> {}
            case Revocations.Revoked revoked ->
                throw new RefusedException(
                        "The TLS certificate of " + peer.party() + " is revoked since " + revoked.since() + ".");
            case Revocations.Unknown unknown -> {
                if (peer.policy().revocation() == RevocationPolicy.HARD_FAIL) {
                    throw new RefusedException(unknown.sentence());
                }
            }
        }
    }

    private void check(X509Certificate @Nullable [] chain) throws CertificateException {
        if (chain == null || chain.length == 0) {
            throw new CertificateException("the peer shows no certificate");
        }
        try {
            var unused = identify(chain[0]);
        } catch (RefusedException refused) {
            throw new CertificateException(refused.sentence());
        } catch (OutageException registryAway) {
            throw new CertificateException("the registry of peers cannot be read", registryAway);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    /** None: no authority is trusted, so none is named to the other side. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
