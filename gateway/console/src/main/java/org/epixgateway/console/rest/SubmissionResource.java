package org.epixgateway.console.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.epixgateway.console.edge.Answers;
import org.epixgateway.console.edge.Asked;
import org.epixgateway.console.edge.Body;
import org.epixgateway.console.edge.Caller;
import org.epixgateway.console.edge.IdempotencyKey;
import org.epixgateway.console.edge.Needs;
import org.epixgateway.console.edge.Problem;
import org.epixgateway.console.edge.Trouble;
import org.epixgateway.console.view.FindingView;
import org.epixgateway.console.view.SubmissionView;
import org.epixgateway.core.access.Permission;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.MessageJournal;
import org.epixgateway.core.exchange.OriginalForm;
import org.epixgateway.core.exchange.SentMessage;
import org.epixgateway.core.exchange.Submission;
import org.epixgateway.core.exchange.SubmissionAnswer;
import org.epixgateway.core.exchange.SubmissionRequest;
import org.epixgateway.core.exchange.SubmitDoor;
import org.jspecify.annotations.Nullable;

/** Where the national system hands permits in. */
@Path("submissions")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public final class SubmissionResource {
    /** Room for the headers of the parts around what the limits allow. */
    public static final int FORM_OVERHEAD = 64 << 10;

    private final SubmitDoor door;
    private final MessageJournal journal;
    private final Limits limits;

    public SubmissionResource(SubmitDoor door, MessageJournal journal, Limits limits) {
        this.door = door;
        this.journal = journal;
        this.limits = limits;
    }

    @POST
    @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
    @Needs(Permission.SUBMIT)
    @Answers({200, 202, 400, 413, 415, 422, 507})
    public Response submit(
            @Context HttpServletRequest request,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @QueryParam("to") @Nullable String to,
            @QueryParam("test") @Nullable String test,
            InputStream permit) {
        String account = Caller.of(request).account();
        SubmissionRequest submission = new SubmissionRequest(
                account,
                IdempotencyKey.of(request, key),
                Body.readSome(permit, limits.permitBytesMax()),
                List.of(),
                Asked.parties(to),
                List.of(),
                OriginalForm.ELECTRONIC_ORIGINAL,
                Asked.flag("test", test),
                Optional.empty());
        return submit(request, submission);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Needs(Permission.SUBMIT)
    @Answers({200, 202, 400, 413, 415, 422, 507})
    public Response submitForm(
            @Context HttpServletRequest request,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            InputStream body) {
        String usable = IdempotencyKey.of(request, key);
        Bytes whole = Body.readSome(body, limits.containerBytesMax() + FORM_OVERHEAD);
        SubmissionForm form = SubmissionForm.of(whole, contentType, limits);
        SubmissionMetadata metadata = form.metadata();
        SubmissionRequest submission = new SubmissionRequest(
                Caller.of(request).account(),
                usable,
                form.permit(),
                form.attachments(),
                metadata.parties(),
                metadata.people(),
                metadata.form(),
                metadata.isTest(),
                metadata.earlier());
        return submit(request, submission);
    }

    private Response submit(HttpServletRequest request, SubmissionRequest submission) {
        return switch (door.submit(submission)) {
            case SubmissionAnswer.Accepted(Submission taken) -> answer(202, taken, submission, request);
            case SubmissionAnswer.Repeated(Submission taken) -> answer(200, taken, submission, request);
            case SubmissionAnswer.Rejected(var findings) -> problem(Problem.rejected(FindingView.of(findings)));
            case SubmissionAnswer.KeyReused(String key) ->
                problem(Problem.of(
                        Trouble.KEY_REUSED,
                        "The first submission with this key had other contents; use a new key for a new submission."));
        };
    }

    private Response answer(int status, Submission taken, SubmissionRequest submission, HttpServletRequest request) {
        String number = journal.sent(taken.recipients().get(0).message())
                .map(SentMessage::permitNumber)
                .orElse("");
        SubmissionView view = SubmissionView.of(taken, submission, number, Asked.links(request));
        return Response.status(status)
                .entity(view)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static Response problem(Problem problem) {
        return Response.status(problem.status())
                .entity(problem)
                .type(Problem.MEDIA_TYPE)
                .build();
    }
}
