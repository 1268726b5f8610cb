package org.epixgateway.routes;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Inbox;
import org.epixgateway.core.exchange.ReceivedMessage;
import org.epixgateway.core.exchange.Submission;
import org.epixgateway.core.exchange.SubmissionAnswer;
import org.epixgateway.core.exchange.SubmissionRequest;
import org.epixgateway.core.permit.Finding;

/**
 * The folder of an older national system: permits go into {@code in}; what was accepted is found in {@code sent}, what was
 * not in {@code refused} with its findings beside it; received permits appear in {@code out}. Everything that happens there
 * is done by one account.
 *
 * @param root absolute; the four folders are below it
 */
public record FolderFace(Path root, String account, Inbox inbox) {
    static final String HANDED_IN = "folder-handed-in";
    static final String OFFERED = "folder-offered";

    private static final int PAGE = 50;

    record HandedIn(String name, Bytes content, SubmissionRequest request) {}

    record OutFile(String path, Bytes content) {}

    record Offer(ReceivedMessage message) {}

    public Path in() {
        return root.resolve("in");
    }

    /** What the journey answered about the file that the exchange began with. */
    List<OutFile> filed(Exchange exchange) {
        HandedIn handedIn = requireNonNull(exchange.getProperty(HANDED_IN, HandedIn.class));
        return filed(handedIn, requireNonNull(exchange.getMessage().getBody(SubmissionAnswer.class)));
    }

    void taken(Exchange exchange) {
        ReceivedMessage message =
                requireNonNull(exchange.getProperty(OFFERED, Offer.class)).message();
        inbox.take(message.from(), message.id(), account);
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

    List<Offer> waiting() {
        List<Offer> offers = new ArrayList<>();
        for (ReceivedMessage message : inbox.list(0, false, false, PAGE)) {
            offers.add(new Offer(message));
        }
        return offers;
    }

    List<OutFile> files(Offer offer) {
        Inbox.Contents contents = inbox.open(
                        offer.message().from(), offer.message().id(), account)
                .orElseThrow();
        String name = "out/" + offer.message().from() + "-"
                + safe(offer.message().permitNumber()) + "-" + offer.message().id();
        List<OutFile> files = new ArrayList<>();
        for (int i = 0; i < contents.attachments().size(); i++) {
            files.add(new OutFile(
                    name + ".attachment-" + (i + 1),
                    contents.attachments().get(i).content()));
        }
        if (!offer.message().findings().isEmpty()) {
            files.add(new OutFile(
                    name + ".findings.txt", Bytes.utf8(lines(offer.message().findings()))));
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
