package org.epixgateway.console.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.cxf.jaxrs.ext.multipart.ContentDisposition;
import org.apache.cxf.jaxrs.ext.multipart.MultipartBody;
import org.epixgateway.console.edge.Body;
import org.epixgateway.console.edge.Json;
import org.epixgateway.console.edge.ProblemException;
import org.epixgateway.console.edge.Trouble;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Attachment;
import org.epixgateway.core.exchange.Limits;
import org.jspecify.annotations.Nullable;

/** The parts of a multipart submission, each where it belongs, none of them twice, no other. */
record SubmissionForm(Bytes permit, List<Attachment> attachments, SubmissionMetadata metadata) {
    private static final int FILE_NAME_LENGTH_MAX = 200;

    static SubmissionForm of(MultipartBody body, Limits limits) {
        @Nullable Bytes permit = null;
        @Nullable SubmissionMetadata metadata = null;
        List<Attachment> attachments = new ArrayList<>();
        for (org.apache.cxf.jaxrs.ext.multipart.Attachment part : body.getAllAttachments()) {
            switch (name(part)) {
                case "permit" -> permit = once("permit", permit, content(part, limits.permitBytesMax()));
                case "metadata" ->
                    metadata = once(
                            "metadata", metadata, Json.read(content(part, Json.BYTES_MAX), SubmissionMetadata.class));
                case "attachment" -> attachments.add(attachment(part, attachments.size() + 1, limits));
                default ->
                    throw ProblemException.badRequest("The parts are called permit, attachment and metadata.");
            }
        }
        if (permit == null) {
            throw ProblemException.badRequest("There is no part called permit.");
        }
        return new SubmissionForm(permit, attachments, metadata == null ? SubmissionMetadata.NONE : metadata);
    }

    private static Attachment attachment(
            org.apache.cxf.jaxrs.ext.multipart.Attachment part, int number, Limits limits) {
        if (number > limits.attachmentsMax()) {
            throw new ProblemException(
                    Trouble.TOO_LARGE, "A permit goes with at most " + limits.attachmentsMax() + " attachments.");
        }
        ContentDisposition disposition = part.getContentDisposition();
        String fileName = disposition == null ? null : disposition.getFilename();
        String type = part.getContentType() == null
                ? "application/octet-stream"
                : part.getContentType().getType() + "/" + part.getContentType().getSubtype();
        return new Attachment(fileName(fileName, number), type, content(part, limits.containerBytesMax()));
    }

    /** A name is data; a path in front of it is nobody's business (RFC 7578, 4.2). */
    private static String fileName(@Nullable String given, int number) {
        String name = given == null ? "" : given;
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder clean = new StringBuilder();
        last.codePoints().filter(c -> !Character.isISOControl(c)).limit(FILE_NAME_LENGTH_MAX).forEach(clean::appendCodePoint);
        String kept = clean.toString().strip();
        return kept.isEmpty() || kept.equals(".") || kept.equals("..") ? "attachment-" + number : kept;
    }

    private static String name(org.apache.cxf.jaxrs.ext.multipart.Attachment part) {
        ContentDisposition disposition = part.getContentDisposition();
        String name = disposition == null ? null : disposition.getParameter("name");
        return name == null ? "" : name;
    }

    private static Bytes content(org.apache.cxf.jaxrs.ext.multipart.Attachment part, int bytesMax) {
        try (InputStream in = part.getDataHandler().getInputStream()) {
            return Body.read(in, bytesMax);
        } catch (IOException brokenOff) {
            throw new UncheckedIOException(brokenOff);
        }
    }

    private static <T> T once(String part, @Nullable T before, T now) {
        if (before != null) {
            throw ProblemException.badRequest("The part " + part + " is there more than once.");
        }
        return now;
    }
}
