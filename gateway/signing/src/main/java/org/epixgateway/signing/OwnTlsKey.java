package org.epixgateway.signing;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Our key on connections; a new one holds from the next handshake on. Each key has its own alias, since a handshake asks
 * for alias, certificate and key one after the other and must get one and the same.
 */
final class OwnTlsKey extends X509ExtendedKeyManager {
    private final AtomicLong number = new AtomicLong();
    private final Map<String, KeyEntry> keys = new ConcurrentHashMap<>();

    OwnTlsKey(KeyEntry first) {
        keys.put(alias(0), first);
    }

    /** The one before stays for handshakes under way. */
    synchronized void swap(KeyEntry next) {
        long following = number.get() + 1;
        keys.put(alias(following), next);
        number.set(following);
        keys.remove(alias(following - 2));
    }

    private static String alias(long number) {
        return "own-" + number;
    }

    private @Nullable String aliasFor(@Nullable String... keyTypes) {
        String alias = alias(number.get());
        KeyEntry entry = keys.get(alias);
        if (entry == null) {
            return null;
        }
        for (String type : keyTypes) {
            if (entry.certificate().getPublicKey().getAlgorithm().equals(type)) {
                return alias;
            }
        }
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return aliasFor(keyTypes);
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return aliasFor(keyTypes);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return aliasFor(keyType);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return aliasFor(keyType);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        String alias = aliasFor(keyType);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return getClientAliases(keyType, issuers);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        KeyEntry entry = keys.get(alias);
        return entry == null ? null : entry.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        KeyEntry entry = keys.get(alias);
        return entry == null ? null : entry.key();
    }
}
