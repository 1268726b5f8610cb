package org.epixgateway.routes;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.Inbox;
import org.epixgateway.core.exchange.ReceivedMessage;
import org.epixgateway.core.exchange.Submission;
import org.epixgateway.core.exchange.SubmissionAnswer;
import org.epixgateway.core.exchange.SubmissionRequest;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Severity;

/**
 * The folder of an older national system: permits go into {@code in}; what was accepted is found in {@code sent}, what was
 * not in {@code refused} with its findings beside it; received permits appear in {@code out}. Everything that happens there
 * is done by one account.
 *
 * @param root absolute; the four folders are below it
 * @param permitBytesMax a larger file is refused without being read into memory
 */
public record FolderFace(Path root, String account, Inbox inbox, int permitBytesMax) {
    static final String HANDED_IN = "folder-handed-in";

    record HandedIn(String name, Bytes content, SubmissionRequest request) {}

    record OutFile(String path, Bytes content) {}

    public Path in() {
        return root.resolve("in");
    }

    /** What the journey answered about the file that the exchange began with. */
    List<OutFile> filed(Exchange exchange) {
        HandedIn handedIn = requireNonNull(exchange.getProperty(HANDED_IN, HandedIn.class));
        return filed(handedIn, requireNonNull(exchange.getMessage().getBody(SubmissionAnswer.class)));
    }

    boolean isTooLarge(Exchange exchange) {
        return file(exchange).length() > permitBytesMax;
    }

    /** Files away what no permit can be, whole and unread but for its digest; the findings are there first. */
    void refuseTooLarge(Exchange exchange) {
        File file = file(exchange);
        String name = stem(file.getName()) + "." + digest(file).shortForm();
        Finding finding = new Finding(
                "XML",
                Severity.ERROR,
                Place.of(Box.DOCUMENT),
                Optional.empty(),
                "The document has " + file.length() + " bytes; at most " + permitBytesMax + " are read.");
        Path refused = root.resolve("refused");
        try {
            Files.createDirectories(refused);
            Path written = Files.writeString(refused.resolve("." + name + ".txt"), lines(List.of(finding)));
            Files.move(written, refused.resolve(name + ".txt"), StandardCopyOption.REPLACE_EXISTING);
            Files.move(file.toPath(), refused.resolve(name + ".xml"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("a file that is too large cannot be moved to refused/", failed);
        }
    }

    private static File file(Exchange exchange) {
        return requireNonNull(exchange.getMessage().getBody(File.class));
    }

    /** In pieces: the file may be larger than memory. */
    private static Digest digest(File file) {
        try (InputStream content = Files.newInputStream(file.toPath())) {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[1 << 16];
            for (int n = content.read(piece); n >= 0; n = content.read(piece)) {
                sha.update(piece, 0, n);
            }
            return new Digest(HexFormat.of().formatHex(sha.digest()));
        } catch (IOException failed) {
            throw new UncheckedIOException("a file of the folder in/ cannot be read", failed);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    HandedIn handedIn(Exchange exchange) {
        Bytes content = Bytes.of(requireNonNull(exchange.getMessage().getBody(byte[].class)));
        String name = requireNonNull(exchange.getMessage().getHeader(Exchange.FILE_NAME_ONLY, String.class));
        // The file's digest as key: the same file put in twice is submitted once.
        return new HandedIn(
                name, content, SubmissionRequest.of(account, content.digest().hex(), content, List.of()));
    }

    /** Names carry a digest, so that equal names do not clash. */
    private static List<OutFile> filed(HandedIn handedIn, SubmissionAnswer answer) {
        String name = stem(handedIn.name()) + "." + handedIn.content().digest().shortForm();
        return switch (answer) {
            case SubmissionAnswer.Accepted(Submission submission) -> sent(name, handedIn, submission);
            case SubmissionAnswer.Repeated(Submission submission) -> sent(name, handedIn, submission);
            case SubmissionAnswer.Rejected(List<Finding> findings) -> refused(name, handedIn, lines(findings));
            case SubmissionAnswer.KeyReused unused ->
                refused(
                        name,
                        handedIn,
                        "The same file was submitted before by another way, with other recipients or attachments.\n");
        };
    }

    private static List<OutFile> sent(String name, HandedIn handedIn, Submission submission) {
        StringBuilder text = new StringBuilder("submission: " + submission.id() + "\n");
        submission
                .recipients()
                .forEach(r -> text.append("message to ")
                        .append(r.party())
                        .append(": ")
                        .append(r.message())
                        .append('\n'));
        return files("sent/", name, handedIn, text + lines(submission.findings()));
    }

    private static List<OutFile> refused(String name, HandedIn handedIn, String findings) {
        return files("refused/", name, handedIn, findings);
    }

    private static List<OutFile> files(String folder, String name, HandedIn handedIn, String beside) {
        return List.of(
                new OutFile(folder + name + ".txt", Bytes.utf8(beside)),
                new OutFile(folder + name + ".xml", handedIn.content()));
    }

    private static String lines(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(finding.severity())
                    .append(' ')
                    .append(finding.rule())
                    .append(", ")
                    .append(finding.place());
            finding.position()
                    .ifPresent(position -> text.append(" (").append(position).append(')'));
            text.append(": ").append(finding.sentence()).append('\n');
        }
        return text.toString();
    }

    static List<OutFile> offered(Inbox.Contents contents) {
        ReceivedMessage message = contents.message();
        String name = "out/" + message.from() + "-" + safe(message.permitNumber()) + "-" + message.id();
        List<OutFile> files = new ArrayList<>();
        for (int i = 0; i < contents.attachments().size(); i++) {
            files.add(new OutFile(
                    name + ".attachment-" + (i + 1),
                    contents.attachments().get(i).content()));
        }
        if (!message.findings().isEmpty()) {
            files.add(new OutFile(name + ".findings.txt", Bytes.utf8(lines(message.findings()))));
        }
        files.add(new OutFile(name + ".xml", contents.document()));
        return files;
    }

    private static String stem(String fileName) {
        String safe = safe(fileName);
        return safe.endsWith(".xml") ? safe.substring(0, safe.length() - 4) : safe;
    }

    private static String safe(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("\\.{2,}", "_");
        String cut = plain.length() > 80 ? plain.substring(0, 80) : plain;
        return cut.startsWith(".") ? "_" + cut.substring(1) : cut;
    }
}
