package org.epixgateway.console.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.epixgateway.console.edge.Answers;
import org.epixgateway.console.edge.Asked;
import org.epixgateway.console.edge.Caller;
import org.epixgateway.console.edge.FileAnswer;
import org.epixgateway.console.edge.Json;
import org.epixgateway.console.edge.Needs;
import org.epixgateway.console.edge.Problem;
import org.epixgateway.console.edge.ProblemException;
import org.epixgateway.console.edge.Trouble;
import org.epixgateway.console.view.MessageDetail;
import org.epixgateway.console.view.MessagePage;
import org.epixgateway.console.view.MessageView;
import org.epixgateway.core.access.Permission;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.MessageJournal;
import org.epixgateway.core.exchange.OperatorActs;
import org.epixgateway.core.exchange.SentMessage;
import org.jspecify.annotations.Nullable;

/** Messages, sent and received: found, followed, saved as evidence, resent, withdrawn. */
@Path("messages")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public final class MessageResource {
    private static final int REASON_LENGTH_MAX = 500;

    private final Messages messages;
    private final MessageJournal journal;
    private final OperatorActs acts;

    public MessageResource(Messages messages, MessageJournal journal, OperatorActs acts) {
        this.messages = messages;
        this.journal = journal;
        this.acts = acts;
    }

    /** Why a message is taken back. */
    public record Withdrawal(@Nullable String reason) {}

    @GET
    @Needs(Permission.SEE_MESSAGES)
    @Answers({200, 400})
    public MessagePage search(
            @Context HttpServletRequest request,
            @QueryParam("q") @Nullable String text,
            @QueryParam("direction") @Nullable String direction,
            @QueryParam("peer") @Nullable String peer,
            @QueryParam("state") @Nullable String state,
            @QueryParam("before") @Nullable String before,
            @QueryParam("limit") @Nullable String limit) {
        MessageSearch search = MessageSearch.of(text, direction, peer, state)
                .page(before, Asked.limit(limit, MessageSearch.LIMIT, MessageSearch.LIMIT_MAX));
        return messages.page(search, Asked.links(request));
    }

    @GET
    @Path("{id}")
    @Needs(Permission.SEE_MESSAGES)
    @Answers({200, 400, 404})
    public MessageDetail message(@Context HttpServletRequest request, @PathParam("id") String id) {
        return messages.detail(Asked.messageId(id), Asked.links(request));
    }

    @GET
    @Path("{id}/container")
    @Produces({FileAnswer.CONTAINER, Problem.MEDIA_TYPE})
    @Needs(Permission.SEE_DOCUMENTS)
    @Answers({200, 400, 404})
    public Response container(@PathParam("id") String id) {
        MessageId message = Asked.messageId(id);
        return file(
                journal.sentContainer(message)
                        .or(() -> journal.received(message).flatMap(m -> journal.receivedContainer(m.from(), m.id()))),
                id + ".asice");
    }

    @GET
    @Path("{id}/answer")
    @Produces({FileAnswer.CONTAINER, Problem.MEDIA_TYPE})
    @Needs(Permission.SEE_MESSAGES)
    @Answers({200, 400, 404})
    public Response answer(@PathParam("id") String id) {
        MessageId message = Asked.messageId(id);
        return file(
                journal.answerTo(message)
                        .or(() -> journal.received(message).flatMap(m -> journal.answerGiven(m.from(), m.id()))),
                id + "-answer.asice");
    }

    @POST
    @Path("{id}/resend")
    @Needs(Permission.RESEND)
    @Answers({200, 400, 404, 409})
    public MessageView resend(@Context HttpServletRequest request, @PathParam("id") String id) {
        return did(acts.resend(Asked.messageId(id), Caller.of(request).account()), request);
    }

    @POST
    @Path("{id}/withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.WITHDRAW)
    @Answers({200, 400, 404, 409, 413, 415})
    public MessageView withdraw(@Context HttpServletRequest request, @PathParam("id") String id, InputStream body) {
        String reason = Optional.ofNullable(Json.read(body, Withdrawal.class).reason())
                .orElse("")
                .strip();
        if (reason.isEmpty()
                || reason.length() > REASON_LENGTH_MAX
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.badRequest(
                    "A reason is one line of 1 to " + REASON_LENGTH_MAX + " characters; the evidence keeps it.");
        }
        return did(acts.withdraw(Asked.messageId(id), Caller.of(request).account(), reason), request);
    }

    private MessageView did(OperatorActs.Outcome outcome, HttpServletRequest request) {
        return switch (outcome) {
            case OperatorActs.Did(SentMessage message) -> messages.view(message, Asked.links(request));
            case OperatorActs.Unknown() -> throw Asked.unknownMessage();
            case OperatorActs.CannotNow(String sentence) -> throw new ProblemException(Trouble.CANNOT_NOW, sentence);
        };
    }

    private static Response file(Optional<Bytes> container, String name) {
        return FileAnswer.of(
                container.orElseThrow(() -> ProblemException.notFound("There is no such file, or not yet.")),
                FileAnswer.CONTAINER,
                name);
    }
}
