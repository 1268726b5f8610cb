package org.epixgateway.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.EnvelopeOpener;
import org.epixgateway.core.exchange.EnvelopeSigner.SealedFile;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.SignatureVerifier;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.Party;

/**
 * The product as a process of its own, for judges that must not have it on their class path: makes containers into a
 * folder, or says what it thinks of containers that others made.
 */
public final class JudgedProduct {
    private JudgedProduct() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "make" -> make(folder, Path.of(arguments[2]));
            case "verify" -> verify(folder, List.of(arguments).subList(2, arguments.length));
            default -> throw new IllegalArgumentException("make FOLDER PERMITS | verify CERTIFICATE CONTAINER...");
        }
    }

    private static void make(Path folder, Path permits) throws IOException {
        KeyMaterial keys = new KeyMaterial(folder.resolve("keys"), Clock.systemUTC());
        keys.create(Party.of("CH"), "Test authority", KeyAlgorithm.P256, List.of("localhost"));
        Bytes permit = Bytes.of(Files.readAllBytes(permits.resolve("03-export-ch-fr-orchids-three-blocks.xml")));
        for (KeyAlgorithm algorithm :
                List.of(KeyAlgorithm.P256, KeyAlgorithm.P384, KeyAlgorithm.RSA2048, KeyAlgorithm.RSA3072)) {
            KeyEntry seal = algorithm == KeyAlgorithm.P256
                    ? keys.entry(KeyMaterial.Own.SEAL)
                    : keys.root().issueSeal(algorithm);
            XadesSigner signer = TestPki.signer(seal);
            String name = algorithm.name().toLowerCase(Locale.ROOT) + ".asice";
            Files.write(folder.resolve("permit-" + name), seal(signer, permitFiles(permit, 0)));
            Files.write(folder.resolve("attachments-" + name), seal(signer, permitFiles(permit, 3)));
            Files.write(folder.resolve("receipt-" + name), seal(signer, receiptFiles()));
        }
        // for the containers that others make: the same seal, as their tools take it
        KeyEntry seal = keys.entry(KeyMaterial.Own.SEAL);
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(seal.key().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        OwnerOnlyFiles.write(folder.resolve("keys/seal.key"), pem.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] seal(XadesSigner signer, List<SealedFile> files) {
        return signer.seal(files, Clock.systemUTC().instant()).array();
    }

    private static List<SealedFile> permitFiles(Bytes permit, int attachments) {
        List<SealedFile> files = new ArrayList<>();
        files.add(new SealedFile("header.xml", "application/xml", Bytes.utf8("<header xmlns=\"urn:test\"/>")));
        files.add(new SealedFile("permit.xml", "application/xml", permit));
        for (int i = 1; i <= attachments; i++) {
            files.add(new SealedFile(
                    "attachment-" + i + ".pdf",
                    "application/pdf",
                    Bytes.utf8("attachment " + i + " ".repeat(i * 5000))));
        }
        return files;
    }

    private static List<SealedFile> receiptFiles() {
        return List.of(
                new SealedFile("header.xml", "application/xml", Bytes.utf8("<header xmlns=\"urn:test\"/>")),
                new SealedFile("receipt.xml", "application/xml", Bytes.utf8("<receipt xmlns=\"urn:test\"/>")));
    }

    private static void verify(Path certificateFile, List<String> containers) throws IOException {
        var certificate = Certificates.read(Bytes.of(Files.readAllBytes(certificateFile)))
                .orElseThrow(() -> new IllegalArgumentException("no certificate in " + certificateFile));
        TestPki pki = new TestPki(Party.of("CH"), Clock.systemUTC());
        Instant now = Clock.systemUTC().instant();
        for (String container : containers) {
            Path file = Path.of(container);
            EnvelopeOpener.Opening opening =
                    new StrictContainers(Limits.STANDARD).open(Bytes.of(Files.readAllBytes(file)));
            String verdict = switch (opening) {
                case EnvelopeOpener.Broken broken -> "BROKEN " + broken.sentence();
                case EnvelopeOpener.Opened opened ->
                    switch (new XadesVerifier(Limits.STANDARD)
                            .verify(
                                    opened.envelope(),
                                    List.of(pki.registered(CertificateUse.SEAL, certificate)),
                                    now)) {
                        case SignatureVerifier.Rejected rejected -> "REJECTED " + rejected.sentence();
                        case SignatureVerifier.Verified verified ->
                            "VERIFIED " + verified.envelope().opened().files().size() + " files";
                    };
            };
            System.out.println(file.getFileName() + " " + verdict);
        }
    }
}
