package org.epixgateway.core.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.party.Pin;
import org.epixgateway.core.party.RegisteredCertificate;

/**
 * Containers of one Party for tests: a line per file, base64, and a last line with the seal, a digest over all before it
 * and the secret of a certificate. Opens strictly and verifies against registered certificates as the real ones do; makes
 * broken containers on request.
 */
public final class InMemoryEnvelopes implements EnvelopeSigner, EnvelopeOpener, SignatureVerifier {
    private static final String MAGIC = "in-memory container";
    private static final Duration AHEAD_MAX = Duration.ofMinutes(5);

    private TestCertificate certificate;

    public InMemoryEnvelopes(TestCertificate certificate) {
        this.certificate = certificate;
    }

    /** From now on everything is sealed with another key. */
    public synchronized void rollOver(TestCertificate next) {
        certificate = next;
    }

    @Override
    public synchronized TestCertificate certificate() {
        return certificate;
    }

    @Override
    public Bytes seal(List<SealedFile> files, Instant signingTime) {
        StringBuilder text = new StringBuilder(MAGIC + "\n");
        for (SealedFile file : files) {
            text.append("file ")
                    .append(file.name())
                    .append(' ')
                    .append(Base64.getEncoder().encodeToString(file.content().array()))
                    .append('\n');
        }
        Digest fingerprint = certificate().fingerprint();
        String seal = "seal " + fingerprint + " " + signingTime + " " + seal(text.toString(), fingerprint, signingTime)
                + "\n";
        return Bytes.utf8(text + seal);
    }

    /** The same files with one letter changed in the document, under the old seal. */
    public static Bytes tampered(Bytes container) {
        List<String> lines = lines(container);
        String document = lines.get(2);
        String name = document.substring(0, document.lastIndexOf(' ') + 1);
        byte[] content = Base64.getDecoder().decode(document.substring(name.length()));
        content[content.length - 1] ^= 1;
        lines.set(2, name + Base64.getEncoder().encodeToString(content));
        return bytes(lines);
    }

    /** The same files without a seal. */
    public static Bytes unsigned(Bytes container) {
        List<String> lines = lines(container);
        return bytes(lines.subList(0, lines.size() - 1));
    }

    @Override
    public Opening open(Bytes container) {
        List<String> lines = lines(container);
        if (!lines.get(0).equals(MAGIC)) {
            return new Broken("The file is not a container.");
        }
        String last = lines.get(lines.size() - 1);
        if (!last.startsWith("seal ")) {
            return new Broken("The container has no signature.");
        }
        List<OpenedEnvelope.File> files = new ArrayList<>();
        for (String line : lines.subList(1, lines.size() - 1)) {
            List<String> parts = Arrays.asList(line.split(" ", -1));
            if (parts.size() != 3 || !parts.get(0).equals("file")) {
                return new Broken("The container has an entry that is no file.");
            }
            files.add(new OpenedEnvelope.File(
                    parts.get(1), Bytes.of(Base64.getDecoder().decode(parts.get(2)))));
        }
        return new Opened(new OpenedEnvelope(container, files, Bytes.utf8(last)));
    }

    @Override
    public Verification verify(OpenedEnvelope envelope, List<RegisteredCertificate> seals, Instant at) {
        List<String> parts = Arrays.asList(envelope.signatures().asUtf8().split(" ", -1));
        Digest fingerprint = new Digest(parts.get(1));
        Instant signingTime = Instant.parse(parts.get(2));
        Optional<RegisteredCertificate> seal = seals.stream()
                .filter(c -> c.pin() instanceof Pin.Exact(Digest pinned) && pinned.equals(fingerprint))
                .findFirst();
        if (seal.isEmpty()) {
            return new Rejected("The message is not sealed by a registered key.");
        }
        List<String> lines = lines(envelope.container());
        String signed = String.join("\n", lines.subList(0, lines.size() - 1)) + "\n";
        if (!seal(signed, fingerprint, signingTime).hex().equals(parts.get(3))) {
            return new Rejected("The signature does not fit the files.");
        }
        if (!seal.get().isAcceptable(at)) {
            return new Rejected("The seal certificate is not in force.");
        }
        if (signingTime.isBefore(seal.get().from()) || signingTime.isAfter(at.plus(AHEAD_MAX))) {
            return new Rejected("The signing time is out of bounds.");
        }
        return new Verified(new VerifiedEnvelope(envelope, fingerprint, signingTime), seal.get());
    }

    private static Digest seal(String signed, Digest fingerprint, Instant signingTime) {
        return Bytes.utf8(signed + "secret of " + fingerprint + " at " + signingTime)
                .digest();
    }

    private static List<String> lines(Bytes container) {
        String text = new String(container.array(), StandardCharsets.UTF_8);
        return new ArrayList<>(
                text.lines().toList().isEmpty() ? List.of("") : text.lines().toList());
    }

    private static Bytes bytes(List<String> lines) {
        return Bytes.utf8(String.join("\n", lines) + "\n");
    }
}
