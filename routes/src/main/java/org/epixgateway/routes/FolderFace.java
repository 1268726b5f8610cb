package org.epixgateway.routes;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Attachment;
import org.epixgateway.core.exchange.Inbox;
import org.epixgateway.core.exchange.ReceivedMessage;
import org.epixgateway.core.exchange.StatementForms;
import org.epixgateway.core.exchange.StatementRequest;
import org.epixgateway.core.exchange.Submission;
import org.epixgateway.core.exchange.SubmissionAnswer;
import org.epixgateway.core.exchange.SubmissionRequest;
import org.epixgateway.core.permit.Finding;

/**
 * The folder of an older national system: permits go into {@code in}, and as JSON what is stated about permits; what was
 * accepted is found in {@code sent}, what was not in {@code refused} with its findings beside it; what was received appears in
 * {@code out}. Everything that happens there is done by one account.
 *
 * @param root absolute; the four folders are below it
 * @param permitBytesMax a larger file is refused without being read into memory
 */
public record FolderFace(Path root, String account, Inbox inbox, StatementForms statements, int permitBytesMax) {
    static final String HANDED_IN = "folder-handed-in";

    record HandedIn(String name, Bytes content) {
        /** The file's digest as key: the same file put in twice is handed in once. */
        String key() {
            return content.digest().hex();
        }
    }

    record OutFile(String path, Bytes content) {}

    public Path in() {
        return root.resolve("in");
    }

    /** What the journey answered about the file that the exchange began with. */
    List<OutFile> filed(Exchange exchange) {
        HandedIn handedIn = requireNonNull(exchange.getProperty(HANDED_IN, HandedIn.class));
        return filed(handedIn, requireNonNull(exchange.getMessage().getBody(SubmissionAnswer.class)));
    }

    /** A link to somewhere else, or more than any permit has: filed away without reading it into memory. */
    boolean isUnreadable(Exchange exchange) {
        return unread().isUnreadable(file(exchange));
    }

    void refuseUnread(Exchange exchange) {
        unread().refuse(file(exchange));
    }

    private UnreadFile unread() {
        return new UnreadFile(root.resolve("refused"), permitBytesMax);
    }

    private static Path file(Exchange exchange) {
        return requireNonNull(exchange.getMessage().getBody(File.class)).toPath();
    }

    HandedIn handedIn(Exchange exchange) {
        Path file = file(exchange);
        Bytes content = UnreadFile.content(file, permitBytesMax);
        String name = requireNonNull(file.getFileName()).toString();
        return new HandedIn(name, content);
    }

    SubmissionRequest submission(HandedIn handedIn) {
        return SubmissionRequest.of(account, handedIn.key(), handedIn.content(), List.of());
    }

    StatementRequest statement(HandedIn handedIn) {
        return statements.read(handedIn.content(), account, handedIn.key());
    }

    /** Unreadable, or nothing that anybody could state. */
    boolean isNoStatement(Exchange exchange) {
        return isUnreadable(exchange) || whyNoStatement(exchange).isPresent();
    }

    void refuseNoStatement(Exchange exchange) {
        if (isUnreadable(exchange)) {
            refuseUnread(exchange);
        } else {
            unread().refuse(file(exchange), whyNoStatement(exchange).orElseThrow());
        }
    }

    private Optional<String> whyNoStatement(Exchange exchange) {
        try {
            StatementRequest unused = statement(handedIn(exchange));
            return Optional.empty();
        } catch (IllegalArgumentException notOne) {
            return Optional.of(String.valueOf(notOne.getMessage()));
        }
    }

    /** Names carry a digest, so that equal names do not clash. */
    private static List<OutFile> filed(HandedIn handedIn, SubmissionAnswer answer) {
        FiledName name =
                FiledName.of(handedIn.name(), handedIn.content().digest().shortForm());
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

    private static List<OutFile> sent(FiledName name, HandedIn handedIn, Submission submission) {
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

    private static List<OutFile> refused(FiledName name, HandedIn handedIn, String findings) {
        return files("refused/", name, handedIn, findings);
    }

    private static List<OutFile> files(String folder, FiledName name, HandedIn handedIn, String beside) {
        return List.of(
                new OutFile(folder + name.findings(), Bytes.utf8(beside)),
                new OutFile(folder + name.file(), handedIn.content()));
    }

    static String lines(List<Finding> findings) {
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
        String name = "out/" + message.from() + "-" + FiledName.safe(message.permitNumber()) + "-" + message.id();
        List<OutFile> files = new ArrayList<>();
        for (int i = 0; i < contents.attachments().size(); i++) {
            Attachment attachment = contents.attachments().get(i);
            String ending = FiledName.ending(attachment.fileName());
            files.add(new OutFile(name + ".attachment-" + (i + 1) + ending, attachment.content()));
        }
        if (!message.findings().isEmpty()) {
            files.add(new OutFile(name + ".findings.txt", Bytes.utf8(lines(message.findings()))));
        }
        String what = contents.statement().isEmpty()
                ? ""
                : "." + message.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        files.add(new OutFile(name + what + ".xml", contents.document()));
        return files;
    }
}
