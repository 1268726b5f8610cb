package org.epixgateway.app.command;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.signing.Fingerprint;

/** Our own descriptor as it was written a moment ago; for showing only, nothing is decided on it. */
record Descriptor(Bytes container) {
    private static final Pattern CERTIFICATE = Pattern.compile("X509Certificate>([^<]+)<");

    Descriptor(byte[] container) {
        this(Bytes.of(container));
    }

    String sealFingerprint() {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(container.array()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("META-INF/signatures.xml")) {
                    Matcher matcher = CERTIFICATE.matcher(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                    if (matcher.find()) {
                        return grouped(Digest.of(Base64.getMimeDecoder().decode(matcher.group(1)))
                                .hex());
                    }
                }
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException("the descriptor that was just written cannot be read", damaged);
        }
        throw new IllegalStateException("our own descriptor is not sealed");
    }

    /** As init showed it to the other side: two people compare it. */
    static String grouped(String hex) {
        return new Fingerprint(new Digest(hex)).toString();
    }
}
