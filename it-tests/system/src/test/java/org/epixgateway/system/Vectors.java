package org.epixgateway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.epixgateway.core.bytes.Bytes;

/** The test vectors of the profile as they lie in the repository: files, certificates, expected verdicts. */
record Vectors(Instant at, Map<String, List<Seal>> seals, List<Vector> all, Path folder) {
    static final Path FOLDER = Sources.root().resolve("gateway/docs/profile/vectors");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** A registered seal of a Party. */
    record Seal(String file, X509Certificate certificate, Instant from, Instant until, Optional<Instant> revokedAt) {}

    /**
     * One file and what becomes of it.
     *
     * @param as message, answer or descriptor
     * @param before a vector that came first, empty if none
     * @param verdict Receipt, Refusal:reason, TryLater, Valid or Invalid
     */
    record Vector(String file, String what, String as, String broughtBy, String to, String before, String verdict) {
        boolean isGood() {
            return verdict.equals("Receipt") || verdict.equals("Valid");
        }
    }

    Bytes content(String file) {
        try {
            return Bytes.of(Files.readAllBytes(folder.resolve(file)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static Vectors read() {
        try {
            JsonNode root = JSON.readTree(FOLDER.resolve("vectors.json").toFile());
            Map<String, List<Seal>> seals = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> party : root.path("registry").properties()) {
                List<Seal> ofParty = new ArrayList<>();
                for (JsonNode seal : party.getValue().path("seals")) {
                    ofParty.add(new Seal(
                            seal.path("file").asText(),
                            certificate(Files.readAllBytes(
                                    FOLDER.resolve(seal.path("file").asText()))),
                            Instant.parse(seal.path("from").asText()),
                            Instant.parse(seal.path("until").asText()),
                            Optional.ofNullable(seal.get("revokedAt"))
                                    .map(JsonNode::asText)
                                    .map(Instant::parse)));
                }
                seals.put(party.getKey(), ofParty);
            }
            List<Vector> all = new ArrayList<>();
            for (JsonNode one : root.path("vectors")) {
                String reason = one.has("reason") ? ":" + one.path("reason").asText() : "";
                all.add(new Vector(
                        one.path("file").asText(),
                        one.path("what").asText(),
                        one.path("as").asText(),
                        one.path("broughtBy").asText(),
                        one.path("to").asText(),
                        one.path("after").asText(),
                        one.path("verdict").asText() + reason));
            }
            return new Vectors(Instant.parse(root.path("at").asText()), seals, all, FOLDER);
        } catch (IOException | CertificateException unreadable) {
            throw new AssertionError("the list of vectors cannot be read", unreadable);
        }
    }

    void write() {
        ObjectNode root = JSON.createObjectNode();
        root.put("about", "Test vectors of this project's own exchange profile; the keys are public and worthless.");
        root.put("at", at.toString());
        ObjectNode registry = root.putObject("registry");
        seals.forEach((party, ofParty) -> {
            ArrayNode listed =
                    registry.putObject(party).put("takesTestMessages", false).putArray("seals");
            for (Seal seal : ofParty) {
                ObjectNode entry = listed.addObject()
                        .put("file", seal.file())
                        .put("from", seal.from().toString());
                entry.put("until", seal.until().toString());
                seal.revokedAt().ifPresent(since -> entry.put("revokedAt", since.toString()));
                pem(folder.resolve(seal.file()), "CERTIFICATE", encoded(seal.certificate()));
            }
        });
        ArrayNode listed = root.putArray("vectors");
        for (Vector one : all) {
            ObjectNode entry = listed.addObject()
                    .put("file", one.file())
                    .put("what", one.what())
                    .put("as", one.as());
            entry.put("broughtBy", one.broughtBy()).put("to", one.to());
            if (!one.before().isEmpty()) {
                entry.put("after", one.before());
            }
            String[] verdict = one.verdict().split(":", 2);
            entry.put("verdict", verdict[0]);
            if (verdict.length > 1) {
                entry.put("reason", verdict[1]);
            }
        }
        save(
                folder.resolve("vectors.json"),
                Bytes.utf8(root.toPrettyString() + "\n").array());
    }

    /** Away with the old ones. */
    static void clear() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(old -> !old.endsWith("README.md"))
                    .toList()) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void pem(Path file, String what, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        save(
                file,
                Bytes.utf8("-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n")
                        .array());
    }

    static void save(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X509Certificate certificate(byte[] pem) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }
}
