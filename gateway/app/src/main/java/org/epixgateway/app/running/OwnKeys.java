package org.epixgateway.app.running;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.console.control.KeyControls;
import org.epixgateway.core.exchange.OwnKeyEvidence;
import org.epixgateway.core.exchange.OwnKeyEvidence.Subject;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.signing.Certificates;
import org.epixgateway.signing.GivenKeys;
import org.epixgateway.signing.KeyAlgorithm;
import org.epixgateway.signing.KeyEntry;
import org.epixgateway.signing.KeyMaterial;
import org.epixgateway.signing.KeyMaterial.Own;

/**
 * The care for our own keys: in files, in the evidence, and in what runs. Each act is refused before anything is changed,
 * or noted and then done; one that broke off is finished by doing it again.
 */
final class OwnKeys implements KeyControls {
    private static final String IN_TOKEN =
            "The seal is in a PKCS#11 token, which this command does not change: make the new key with the token's own"
                    + " tools, name it in keys.seal-alias, restart, and let the peers register the new descriptor anew.";

    /** With the word for the use. */
    private static final String NO_KEY =
            "There is no %1$s key yet: it is made at the next start while the root key is in the keys folder; or put the"
                    + " key of your issuer there as %1$s.p12, with its password in %1$s.password, and restart.";

    private final Office office;
    private final KeyMaterial files;
    private final OwnKeyEvidence evidence;
    private final Runnable reconnect;

    /** @param reconnect makes new connections to peers, with the key that is ours by then */
    OwnKeys(Office office, Runnable reconnect) {
        this.office = office;
        this.files = office.keys;
        this.evidence = new OwnKeyEvidence(office.stored.ledger(), office.clocks.wall());
        this.reconnect = reconnect;
    }

    @Override
    public Keys all() {
        synchronized (files) {
            Optional<X509CRL> list = files.hasRevocationList() ? Optional.of(files.revocationList()) : Optional.empty();
            return new Keys(certificates(list), list.map(ToldKeys::list));
        }
    }

    @Override
    public Outcome announce(Use use, Optional<String> algorithm, String account) {
        synchronized (files) {
            Own own = own(use);
            if (isInToken(use)) {
                return new Refused(IN_TOKEN);
            }
            if (isMissing(use)) {
                return new Refused(NO_KEY.formatted(word(use)));
            }
            if (files.next(own).isPresent()) {
                return new Refused("A new " + word(use) + " key is announced already, serial number "
                        + ToldKeys.serial(files.next(own).get().certificate())
                        + "; activate it, or revoke it before you announce another.");
            }
            if (!files.has(Own.ROOT)) {
                return noneToIssue(use);
            }
            Optional<KeyAlgorithm> kind = algorithm.isEmpty()
                    ? KeyAlgorithm.of(files.entry(own).certificate().getPublicKey())
                    : KeyAlgorithm.named(algorithm.get());
            if (kind.isEmpty()) {
                return new Refused("Say the kind of key: p256, p384, rsa2048, rsa3072 or rsa4096.");
            }
            if (isOptional(use) && kind.get() != KeyAlgorithm.P256) {
                return new Refused("A " + word(use) + " key is p256: what it signs is short and read by everybody.");
            }
            KeyEntry next = files.issue(own, kind.get(), hosts());
            evidence.announced(subject(use, next.certificate()), account);
            files.announce(own, next);
            told("announced", use, next.certificate());
            return new Done(
                    "Export the descriptor (party export) and let every peer take it (party add), then activate: a peer"
                            + " that does not have it refuses the new key. Keep the file; it still serves a peer that is late.",
                    all());
        }
    }

    @Override
    public Outcome activate(Use use, String account) {
        synchronized (files) {
            Own own = own(use);
            if (isInToken(use)) {
                return new Refused(IN_TOKEN);
            }
            if (isMissing(use)) {
                return new Refused(NO_KEY.formatted(word(use)));
            }
            Optional<KeyEntry> next = files.next(own);
            if (next.isEmpty()) {
                return new Refused(
                        "No new " + word(use) + " key is announced; announce one and hand out the descriptor first.");
            }
            Optional<String> problem = asGiven(use, next.get())
                    .problem(office.self.party(), office.clocks.wall().instant());
            if (problem.isPresent()) {
                return new Refused(problem.get() + " Revoke or remove it and announce another.");
            }
            evidence.activated(subject(use, next.get().certificate()), account);
            KeyEntry current = files.activate(own);
            switch (use) {
                case SEAL -> office.signer.use(files.signer());
                case TLS -> {
                    office.tls.useKey(current);
                    reconnect.run();
                }
                case BARCODE -> office.barcodes.refresh();
                case VERIFICATION -> office.verification.refresh();
                case ROOT -> throw new IllegalStateException("a root is not activated");
            }
            told("activated", use, current.certificate());
            return new Done(
                    "Export the descriptor again and hand it out: it lists the old certificate no more, and peers take it"
                            + " for 30 days from then on.",
                    all());
        }
    }

    @Override
    public Outcome revoke(String serial, boolean evenCurrent, String account) {
        synchronized (files) {
            Optional<OwnCertificate> found = all().certificates().stream()
                    .filter(c -> c.use() != Use.ROOT && c.serial().equals(serial))
                    .findFirst();
            if (found.isEmpty()) {
                return new Unknown();
            }
            Use use = found.get().use();
            if (found.get().state() == State.CURRENT && !evenCurrent) {
                return new Refused("This is the current " + word(use)
                        + " certificate. Announce and activate another key first; with --current it is revoked at once,"
                        + " and peers refuse us until they have another.");
            }
            if (!files.has(Own.ROOT)) {
                return noneToRevoke();
            }
            X509Certificate certificate = certificate(use, serial);
            if (!files.root().hasIssued(certificate)) {
                return new Refused("Our root did not issue this certificate; let its issuer revoke it.");
            }
            evidence.revoked(subject(use, certificate), account);
            var unused = files.revoke(certificate);
            office.barcodes.refresh();
            office.verification.refresh();
            told("revoked", use, certificate);
            return new Done(publish(), all());
        }
    }

    @Override
    public Outcome reissue() {
        synchronized (files) {
            if (!files.has(Own.ROOT)) {
                return noneToRevoke();
            }
            var unused = files.reissueRevocationList();
            return new Done(publish(), all());
        }
    }

    private String withoutRoot() {
        return "The root key is kept elsewhere: put root.p12 and root.password into " + office.home.keys()
                + " for this command and take them away afterwards. If no root of yours issued the certificates, ";
    }

    private Refused noneToIssue(Use use) {
        String name = own(use).name().toLowerCase(Locale.ROOT) + "-next";
        return new Refused(withoutRoot() + "put the new key of their issuer there as " + name
                + ".p12, with its password in " + name + ".password, both mode 600, instead of this command.");
    }

    private Refused noneToRevoke() {
        return new Refused(withoutRoot() + "their issuer revokes them and keeps the list.");
    }

    private String publish() {
        return office.settings.revocationLists().isEmpty()
                ? "No peer reads our list, since exchange.revocation-lists names no address: tell the peers, who revoke"
                        + " with party revoke."
                : "Copy " + files.revocationListFile() + " to " + office.settings.revocationLists() + ".";
    }

    /** Installations from before barcodes or verification have no such key until it can be made. */
    private boolean isMissing(Use use) {
        return isOptional(use) && !files.has(own(use));
    }

    private static boolean isOptional(Use use) {
        return use == Use.BARCODE || use == Use.VERIFICATION;
    }

    private boolean isInToken(Use use) {
        return use == Use.SEAL && office.settings.keys().pkcs11().isPresent();
    }

    /** What the present certificate stands for, and the name under which others call us by now. */
    private List<String> hosts() {
        Set<String> hosts =
                new LinkedHashSet<>(Certificates.hosts(files.entry(Own.TLS).certificate()));
        String host = office.settings.exchangeAddress().getHost();
        hosts.add(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        return List.copyOf(hosts);
    }

    private List<OwnCertificate> certificates(Optional<X509CRL> list) {
        List<OwnCertificate> all = new ArrayList<>();
        if (files.has(Own.ROOT)) {
            all.add(ToldKeys.certificate(
                    Use.ROOT, State.CURRENT, files.entry(Own.ROOT).certificate(), list));
        }
        for (Use use : List.of(Use.SEAL, Use.TLS, Use.BARCODE, Use.VERIFICATION)) {
            Own own = own(use);
            if (isMissing(use)) {
                continue;
            }
            if (!isInToken(use)) {
                files.announced(own)
                        .ifPresent(
                                next -> all.add(ToldKeys.certificate(use, State.ANNOUNCED, next.certificate(), list)));
            }
            X509Certificate current = current(use);
            all.add(ToldKeys.certificate(use, State.CURRENT, current, list));
            files.old(own).stream()
                    .filter(old -> !old.equals(current))
                    .forEach(old -> all.add(ToldKeys.certificate(use, State.OLD, old, list)));
        }
        return all;
    }

    private X509Certificate current(Use use) {
        return isInToken(use)
                ? office.signer.certificate()
                : files.entry(own(use)).certificate();
    }

    private X509Certificate certificate(Use use, String serial) {
        List<X509Certificate> all = new ArrayList<>(files.old(own(use)));
        all.add(current(use));
        files.announced(own(use)).ifPresent(next -> all.add(next.certificate()));
        return all.stream()
                .filter(c -> ToldKeys.serial(c).equals(serial))
                .findFirst()
                .orElseThrow();
    }

    private void told(String act, Use use, X509Certificate certificate) {
        office.observations.step(
                "keys", word(use) + " " + act, "", "", "", "serial number " + ToldKeys.serial(certificate));
    }

    private static GivenKeys asGiven(Use use, KeyEntry entry) {
        return new GivenKeys(
                Optional.empty(),
                use == Use.SEAL ? Optional.of(entry) : Optional.empty(),
                use == Use.TLS ? Optional.of(entry) : Optional.empty(),
                use == Use.BARCODE ? Optional.of(entry) : Optional.empty(),
                use == Use.VERIFICATION ? Optional.of(entry) : Optional.empty());
    }

    private static Subject subject(Use use, X509Certificate certificate) {
        return new Subject(
                CertificateUse.valueOf(use.name()), Certificates.digest(certificate), ToldKeys.serial(certificate));
    }

    private static Own own(Use use) {
        return Own.valueOf(use.name());
    }

    private static String word(Use use) {
        return use == Use.TLS ? "TLS" : use.name().toLowerCase(Locale.ROOT);
    }
}
