package org.epixgateway.console.rest;

import java.util.ArrayList;
import java.util.List;
import org.epixgateway.console.edge.FileAnswer;
import org.epixgateway.console.edge.FormPart;
import org.epixgateway.console.edge.Json;
import org.epixgateway.console.edge.Multipart;
import org.epixgateway.console.edge.ProblemException;
import org.epixgateway.console.edge.Trouble;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Attachment;
import org.epixgateway.core.exchange.Limits;
import org.jspecify.annotations.Nullable;

/** The parts of a multipart submission, each where it belongs, none of them twice, no other. */
record SubmissionForm(Bytes permit, List<Attachment> attachments, SubmissionMetadata metadata) {
    private static final int FILE_NAME_LENGTH_MAX = 200;

    /** The permit, the metadata, and one attachment too many, so that the answer can say so. */
    private static final int PARTS_BESIDE_ATTACHMENTS = 3;

    static SubmissionForm of(Bytes body, String contentType, Limits limits) {
        @Nullable Bytes permit = null;
        @Nullable SubmissionMetadata metadata = null;
        List<Attachment> attachments = new ArrayList<>();
        int partsMax = limits.attachmentsMax() + PARTS_BESIDE_ATTACHMENTS;
        for (FormPart part : Multipart.parts(body, contentType, partsMax)) {
            switch (part.name()) {
                case "permit" -> permit = once("permit", permit, bounded(part.content(), limits.permitBytesMax()));
                case "metadata" ->
                    metadata = once(
                            "metadata",
                            metadata,
                            Json.read(bounded(part.content(), Json.BYTES_MAX), SubmissionMetadata.class));
                case "attachment" -> attachments.add(attachment(part, attachments.size() + 1, limits));
                default -> throw ProblemException.badRequest("The parts are called permit, attachment and metadata.");
            }
        }
        if (permit == null || permit.size() == 0) {
            throw ProblemException.badRequest("There is no part called permit, or it is empty.");
        }
        return new SubmissionForm(permit, attachments, metadata == null ? SubmissionMetadata.NONE : metadata);
    }

    private static Attachment attachment(FormPart part, int number, Limits limits) {
        if (number > limits.attachmentsMax()) {
            throw new ProblemException(
                    Trouble.TOO_LARGE, "A permit goes with at most " + limits.attachmentsMax() + " attachments.");
        }
        return new Attachment(
                fileName(part.fileName(), number), FileAnswer.plainType(part.mediaType()), part.content());
    }

    private static Bytes bounded(Bytes content, int bytesMax) {
        if (content.size() > bytesMax) {
            throw new ProblemException(Trouble.TOO_LARGE, "This part has at most " + bytesMax + " bytes.");
        }
        return content;
    }

    /** A name is data; a path in front of it is nobody's business (RFC 7578, 4.2). */
    private static String fileName(String name, int number) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder clean = new StringBuilder();
        last.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(FILE_NAME_LENGTH_MAX)
                .forEach(clean::appendCodePoint);
        String kept = clean.toString().strip();
        return kept.isEmpty() || kept.equals(".") || kept.equals("..") ? "attachment-" + number : kept;
    }

    private static <T> T once(String part, @Nullable T before, T now) {
        if (before != null) {
            throw ProblemException.badRequest("The part " + part + " is there more than once.");
        }
        return now;
    }
}
