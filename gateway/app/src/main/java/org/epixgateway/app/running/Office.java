package org.epixgateway.app.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.epixgateway.app.settings.GatewaySettings;
import org.epixgateway.app.settings.GatewaySettings.StoreKind;
import org.epixgateway.core.access.Authentication;
import org.epixgateway.core.access.SecretHashing;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.AccountActs;
import org.epixgateway.core.exchange.Clocks;
import org.epixgateway.core.exchange.EnvelopeChecks;
import org.epixgateway.core.exchange.EnvelopeOpener;
import org.epixgateway.core.exchange.EnvelopeSigner;
import org.epixgateway.core.exchange.ExchangeDocuments;
import org.epixgateway.core.exchange.Inbox;
import org.epixgateway.core.exchange.Observations;
import org.epixgateway.core.exchange.PartyRegistration;
import org.epixgateway.core.exchange.PermitLives;
import org.epixgateway.core.exchange.RegisteredDocuments;
import org.epixgateway.core.exchange.Seal;
import org.epixgateway.core.exchange.SealEvidenceHead;
import org.epixgateway.core.exchange.Self;
import org.epixgateway.core.exchange.SignatureVerifier;
import org.epixgateway.core.exchange.Stored;
import org.epixgateway.core.exchange.ValidateDocument;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.ServiceAddress;
import org.epixgateway.core.permit.PermitDocuments;
import org.epixgateway.core.query.EpixActs;
import org.epixgateway.core.rules.RuleBook;
import org.epixgateway.documents.CsvCodeLists;
import org.epixgateway.documents.ToolkitPermitDocuments;
import org.epixgateway.documents.XmlExchangeDocuments;
import org.epixgateway.signing.Argon2Hashing;
import org.epixgateway.signing.Certificates;
import org.epixgateway.signing.CrlRevocations;
import org.epixgateway.signing.KeyMaterial;
import org.epixgateway.signing.KeyMaterial.Own;
import org.epixgateway.signing.KeyStores;
import org.epixgateway.signing.OwnSeal;
import org.epixgateway.signing.RegistryTrust;
import org.epixgateway.signing.StrictContainers;
import org.epixgateway.signing.TlsContexts;
import org.epixgateway.signing.XadesSigner;
import org.epixgateway.signing.XadesVerifier;
import org.epixgateway.store.Store;
import org.epixgateway.store.StoreSettings;
import org.epixgateway.store.Stores;

/**
 * Everything of a gateway that needs no network: store, keys, documents, rules, and the acts over them. Commands beside no
 * running gateway work on this alone; {@link Gateway} adds queue, routes and faces. Read from top to bottom.
 */
public final class Office implements AutoCloseable {
    final GatewaySettings settings;
    final Home home;
    final Self self;
    final Clocks clocks;
    final Observations observations;
    final Store store;
    final Stored stored;
    final KeyMaterial keys;
    final OwnSeal signer;
    final EnvelopeOpener opener;
    final SignatureVerifier verifier;
    final CrlRevocations revocations;
    final RegistryTrust trust;
    final TlsContexts tls;
    final PermitDocuments documents;
    final ExchangeDocuments exchangeDocuments;
    final RuleBook rules;
    final Seal seal;
    final EnvelopeChecks checks;
    final RegisteredDocuments registeredDocuments;
    final PermitLives lives;
    final ValidateDocument validate;
    final PartyRegistration registration;
    final Inbox inbox;
    final AccountActs accounts;
    final Authentication authentication;
    final SealEvidenceHead sealHead;
    final DiskSpace disk;
    final Barcodes barcodes;
    final Verification verification;
    final EpixActs epix;

    public Office(Home home, GatewaySettings settings, Observations observations) {
        this.home = home;
        this.settings = settings;
        this.observations = observations;
        this.self = new Self(Party.of(settings.party()), settings.node());
        Clock wall = Clock.systemUTC();
        this.clocks = new Clocks(wall, new SteadyClock(wall));
        this.disk = new DiskSpace(home.data(), settings.diskFreeMin());

        this.store = Stores.open(storeSettings(home, settings.store()), self.party(), self.node());
        this.stored = new Stored(store.ledger(), store.journal(), store.permits(), store.peers(), store.evidence());

        this.keys = new KeyMaterial(home.keys(), wall);
        this.signer = new OwnSeal(sealKey(settings.keys()));
        this.opener = new StrictContainers(settings.limits());
        this.verifier = new XadesVerifier(settings.limits());
        this.revocations =
                new CrlRevocations(CrlRevocations::registeredIssuers, wall, CrlRevocations.Settings.STANDARD);
        this.trust = new RegistryTrust(stored.peers(), revocations, wall);
        this.tls = new TlsContexts(trust, keys.entry(Own.TLS));

        this.documents = new ToolkitPermitDocuments(settings.limits());
        this.exchangeDocuments = new XmlExchangeDocuments(settings.limits());
        this.rules = RuleBook.standard(new CsvCodeLists());

        RandomGenerator random = new java.security.SecureRandom();
        this.seal = new Seal(self, signer, exchangeDocuments, wall, random);
        this.checks =
                new EnvelopeChecks(opener, verifier, exchangeDocuments, stored.peers(), revocations, observations);
        this.registeredDocuments = new RegisteredDocuments(stored.journal(), opener, exchangeDocuments, documents);
        this.lives = new PermitLives(stored.register(), registeredDocuments, exchangeDocuments, stored.peers());
        this.validate = new ValidateDocument(documents, rules, wall);
        this.registration = new PartyRegistration(stored, opener, verifier, exchangeDocuments, self, wall);
        this.inbox = new Inbox(stored, opener, exchangeDocuments, wall);
        SecretHashing hashing = new Argon2Hashing(new java.security.SecureRandom());
        this.accounts = new AccountActs(stored.ledger(), hashing, wall);
        this.authentication = new Authentication(store.accounts(), hashing, clocks.steady());
        this.sealHead = new SealEvidenceHead(stored.evidence(), signer, self, wall);
        this.barcodes = new Barcodes(this);
        this.verification = new Verification(this);
        this.epix = EpixCallees.acts(this);
    }

    private static StoreSettings storeSettings(Home home, GatewaySettings.Store store) {
        return store.kind() == StoreKind.SQLITE
                ? new StoreSettings.Sqlite(home.storeFile())
                : new StoreSettings.Postgres(
                        store.url(),
                        store.user(),
                        () -> Secrets.read(home.resolve(store.passwordFile().orElseThrow())));
    }

    private EnvelopeSigner sealKey(GatewaySettings.Keys setting) {
        if (setting.pkcs11().isEmpty()) {
            return keys.signer();
        }
        char[] pin = setting.pinFile()
                .map(file -> Secrets.read(home.resolve(file)).toCharArray())
                .orElse(new char[0]);
        KeyStore token =
                KeyStores.pkcs11(configuration(home.resolve(setting.pkcs11().get())), pin);
        String alias = setting.sealAlias().orElseGet(() -> KeyStores.onlyAlias(token));
        return new XadesSigner(token, alias, pin);
    }

    private static String configuration(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read the configuration of the PKCS#11 token", failed);
        }
    }

    /**
     * Our descriptor as others take it: sealed by the current key, with the keys that are announced, and with the root so
     * that they can check our revocation list. No key changes meanwhile.
     */
    public Bytes descriptor() {
        synchronized (keys) {
            return seal.descriptor(OwnDescriptor.now(this)).container();
        }
    }

    /** What the other authority reads out when descriptors are compared. */
    public org.epixgateway.core.bytes.Digest sealFingerprint() {
        return Certificates.digest(signer.certificate());
    }

    /** Sets a peer's address; for gateways of one process that take free ports. */
    public void repoint(Party party, URI address) {
        var peer = stored.peers().peer(party).orElseThrow();
        var moved = peer.withServices(List.of(new ServiceAddress(ServiceAddress.Kind.DELIVER, address)));
        var recorded = stored.ledger()
                .record(List.of(new org.epixgateway.core.exchange.Change.PutPeer(moved, java.util.Optional.empty())));
        if (recorded instanceof org.epixgateway.core.exchange.Ledger.Conflict conflict) {
            throw new IllegalStateException(conflict.what());
        }
    }

    /** An auditor who may check the evidence, and its token. */
    public String auditorToken(java.time.Duration validity) {
        accounts.add("auditor", org.epixgateway.core.access.Role.AUDITOR, new char[0], "init");
        return accounts.token("auditor", validity, "init").presented();
    }

    /** Registers a Party for the first time, its fingerprint having been compared. */
    public void take(Bytes descriptor, org.epixgateway.core.bytes.Digest compared) {
        switch (registration.examine(descriptor)) {
            case PartyRegistration.First first
            when first.fingerprint().equals(compared) -> {
                var registered = registration.register(first, "init");
                observations.step("party", "registered", "", registered.party().toString(), "", "");
            }
            case PartyRegistration.First first ->
                throw new IllegalArgumentException(
                        "The fingerprint of " + first.descriptor().party() + " is not the one that was compared.");
            case PartyRegistration.Update update ->
                throw new IllegalArgumentException(update.known().party() + " is registered already.");
            case PartyRegistration.Rejected(String sentence) -> throw new IllegalArgumentException(sentence);
        }
    }

    /** When our own certificates end, by use. */
    java.util.Map<String, Instant> ownCertificates() {
        var ends = new java.util.TreeMap<String, Instant>();
        ends.put(CertificateUse.SEAL.name(), signer.certificate().getNotAfter().toInstant());
        for (Own own : List.of(Own.TLS, Own.BARCODE, Own.VERIFICATION)) {
            if (keys.has(own)) {
                ends.put(own.name(), keys.entry(own).certificate().getNotAfter().toInstant());
            }
        }
        return ends;
    }

    /** Issues our revocation list again well before it ends; without the root at hand somebody else has to. */
    void keepRevocationListFresh() {
        boolean isOurs = keys.has(Own.ROOT) && keys.hasRevocationList();
        Instant soon = clocks.wall().instant().plus(KeyMaterial.LIST_VALIDITY.dividedBy(2));
        if (isOurs && keys.revocationList().getNextUpdate().toInstant().isBefore(soon)) {
            var fresh = keys.reissueRevocationList();
            observations.step(
                    "keys",
                    "revocation list issued",
                    "",
                    "",
                    "",
                    "good until " + fresh.getNextUpdate().toInstant());
        }
    }

    @Override
    public void close() {
        revocations.close();
        store.close();
    }
}
