package org.epixgateway.app.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.exchange.Circuit;
import org.epixgateway.core.exchange.DeliveryTerms;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.query.AccessList;
import org.epixgateway.core.query.QueryTerms;

/**
 * Everything an installation can set, with units in the types. Secrets are never settings: they are files for the owner
 * alone, named here. The table in config/README.md is compared with this by test.
 *
 * @param party two-letter code of our own Party
 * @param node name of this process among the Party's gateways
 * @param revocationLists where we publish keys/root.crl for others; they refuse to go on when it cannot be had
 * @param verifyAddress of our public verification page, to which barcodes lead; empty: no barcodes are made
 */
public record GatewaySettings(
        String party,
        String name,
        Office office,
        String node,
        Listen exchange,
        URI exchangeAddress,
        List<URI> revocationLists,
        Listen national,
        Listen management,
        Keys keys,
        Store store,
        Queue queue,
        Delivery delivery,
        Limits limits,
        long diskFreeMin,
        Optional<Folder> folder,
        Evidence evidence,
        Epix epix,
        EpixSettings epixSystems,
        Optional<URI> verifyAddress,
        Collecting collecting,
        Verify verify) {

    /** The Management Authority as its descriptor presents it. */
    public record Office(String name, List<String> address) {}

    /** Where a connector listens; port 0 takes a free one. */
    public record Listen(String host, int port) {
        public boolean isLoopback() {
            return host.equals("127.0.0.1") || host.equals("::1") || host.equals("localhost");
        }
    }

    /** @param pkcs11 provider configuration file of a token that holds the seal; empty: PKCS#12 files in the keys folder */
    public record Keys(Optional<Path> pkcs11, Optional<Path> pinFile, Optional<String> sealAlias) {}

    public enum StoreKind {
        SQLITE,
        POSTGRESQL
    }

    public record Store(StoreKind kind, String url, String user, Optional<Path> passwordFile) {}

    public enum QueueKind {
        EMBEDDED,
        EXTERNAL
    }

    public record Queue(
            QueueKind kind,
            Optional<URI> address,
            String user,
            Optional<Path> passwordFile,
            Optional<Path> trustFile,
            String prefix) {}

    public GatewaySettings {
        revocationLists = List.copyOf(revocationLists);
    }

    /** @param consumers messages under way to one peer at the same time */
    public record Delivery(
            DeliveryTerms terms,
            Circuit.Terms circuit,
            Duration connectTimeout,
            Duration answerTimeout,
            int consumers) {}

    public record Folder(Path path, String account) {}

    public record Evidence(Duration signHeadEvery) {}

    /**
     * How messages reach us, if not by calls alone.
     *
     * @param mode what our descriptor says; PUBLISH: nobody can call us, and no exchange port is opened
     * @param every pause between two rounds of collecting
     * @param from whose mailboxes a round looks into
     */
    public record Collecting(DeliveryMode mode, Duration every, AccessList from) {
        public boolean isCalled() {
            return mode != DeliveryMode.PUBLISH;
        }
    }

    /**
     * The public face that says whether permits of ours still hold.
     *
     * @param keyStore PKCS#12 file with a key and certificate that browsers know; empty: the TLS key of the gateway
     */
    public record Verify(boolean isEnabled, Listen listen, Optional<Path> keyStore, Optional<Path> passwordFile) {}

    /** The service for EPIX systems that ask by number. */
    public record Epix(boolean isEnabled, QueryTerms terms) {}
}
