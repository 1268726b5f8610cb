package org.epixgateway.signing;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.epixgateway.core.party.Party;
import org.jspecify.annotations.Nullable;

/**
 * TLS as Parties speak it to one another: 1.3, or 1.2 with ephemeral keys, both sides with a registered certificate. Our
 * own key can be changed while connections stand. Thread-safe.
 */
public final class TlsContexts {
    private final RegistryTrust trust;
    private final OwnTlsKey key;
    private final SSLContext server;
    private final SecureRandom random = new SecureRandom();
    private final Map<Party, SSLContext> clients = new ConcurrentHashMap<>();

    public TlsContexts(RegistryTrust trust, KeyEntry own) {
        this.trust = trust;
        this.key = new OwnTlsKey(own);
        this.server = make(trust, true);
    }

    /** For the side that is called: any registered Party, certificate required. */
    public SSLContext server() {
        return server;
    }

    /** For calling this Party: no other is trusted, so host names need no comparison. */
    public SSLContext forPeer(Party party) {
        return clients.computeIfAbsent(party, p -> make(trust.boundTo(p), false));
    }

    /** For our own side, whose systems show no certificate: the same key, in the platform's own terms of TLS. */
    public SSLContext forNationalSide() {
        return context(null);
    }

    /** For a public page, with a key and certificates that browsers know; nobody shows a certificate there. */
    public SSLContext forPublicPage(KeyEntry known) {
        return context(new KeyManager[] {new OwnTlsKey(known)}, null);
    }

    /**
     * For calling a system that no Party's descriptor names: trusted is whom the platform trusts, and whom {@code alsoTrusted}
     * vouches for; whoever calls has to compare the host name.
     *
     * @param isOurKeyShown whether the system may know by our certificate who asks
     */
    public SSLContext forSystem(List<X509Certificate> alsoTrusted, boolean isOurKeyShown) {
        TrustManager[] trusting = SystemTrust.with(alsoTrusted);
        return new StrongTls(() -> isOurKeyShown ? context(trusting) : context(null, trusting), false);
    }

    /** From the next handshake on, in all that was handed out. */
    public void useKey(KeyEntry next) {
        key.swap(next);
    }

    private SSLContext make(RegistryTrust trusting, boolean isServer) {
        return new StrongTls(() -> fresh(trusting), isServer);
    }

    private SSLContext fresh(RegistryTrust trusting) {
        return context(new TrustManager[] {trusting});
    }

    private SSLContext context(TrustManager @Nullable [] trusting) {
        return context(new KeyManager[] {key}, trusting);
    }

    private SSLContext context(KeyManager @Nullable [] shown, TrustManager @Nullable [] trusting) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(shown, trusting, random);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java platform has no TLS", impossible);
        }
    }
}
