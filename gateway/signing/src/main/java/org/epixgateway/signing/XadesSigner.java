package org.epixgateway.signing;

import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.EnvelopeSigner;

/**
 * Our seal: packs files into the one canonical container form and signs them as XAdES-BASELINE-B. Holds the private key
 * and gives it to nobody. Thread-safe.
 */
public final class XadesSigner implements EnvelopeSigner {
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+_-]{0,62}/[A-Za-z0-9][A-Za-z0-9.+_-]{0,62}");
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final SealKey key;
    private final SignatureWriter writer;

    /**
     * @param keys a key store of any kind: a PKCS#12 file, or a PKCS#11 token, whose key then never leaves it
     * @param password of the entry, or the token's PIN
     */
    public XadesSigner(KeyStore keys, String alias, char[] password) {
        this.key = SealKey.from(keys, alias, password);
        this.writer = new SignatureWriter(key);
    }

    @Override
    public Bytes seal(List<SealedFile> files, Instant signingTime) {
        List<SealedFile> named = files.stream().map(XadesSigner::inProfile).toList();
        checkNames(named);
        CanonicalZip zip = new CanonicalZip();
        zip.store(
                EntryNames.MIMETYPE,
                Bytes.utf8(ContainerManifest.CONTAINER_TYPE).array());
        named.forEach(file -> zip.pack(file.name(), file.content().array()));
        zip.pack(ContainerManifest.NAME, ContainerManifest.write(named));
        zip.pack(Xades.SIGNATURES_FILE, writer.sign(named, signingTime));
        return Bytes.of(zip.finish());
    }

    @Override
    public X509Certificate certificate() {
        return key.certificate();
    }

    /** A media type that a stranger made up must not reach XML or a receiver's strictness; the header keeps the original. */
    private static SealedFile inProfile(SealedFile file) {
        boolean isPlain = MEDIA_TYPE.matcher(file.mediaType()).matches();
        return isPlain ? file : new SealedFile(file.name(), UNKNOWN_TYPE, file.content());
    }

    private static void checkNames(List<SealedFile> files) {
        Set<String> seen = new HashSet<>();
        for (SealedFile file : files) {
            if (!EntryNames.isRootFile(file.name()) || !seen.add(file.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("not a name for a file of a container, or twice: " + file.name());
            }
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a container has at least one file");
        }
    }
}
