package org.epixgateway.console.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.epixgateway.console.edge.Answers;
import org.epixgateway.console.edge.Asked;
import org.epixgateway.console.edge.Caller;
import org.epixgateway.console.edge.FileAnswer;
import org.epixgateway.console.edge.Needs;
import org.epixgateway.console.edge.Problem;
import org.epixgateway.console.edge.ProblemException;
import org.epixgateway.console.view.InboxItem;
import org.epixgateway.console.view.InboxPage;
import org.epixgateway.console.view.MessageView;
import org.epixgateway.core.access.Permission;
import org.epixgateway.core.exchange.Attachment;
import org.epixgateway.core.exchange.Inbox;
import org.epixgateway.core.permit.PermitDocuments;
import org.jspecify.annotations.Nullable;

/** Where the national system finds the permits that came in, and says that it has them. */
@Path("inbox")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public final class InboxResource {
    private static final int LIMIT = 100;
    private static final int LIMIT_MAX = 1_000;

    private final Inbox inbox;
    private final PermitDocuments documents;

    public InboxResource(Inbox inbox, PermitDocuments documents) {
        this.inbox = inbox;
        this.documents = documents;
    }

    @GET
    @Needs(Permission.SEE_MESSAGES)
    @Answers({200, 400})
    public InboxPage list(
            @Context HttpServletRequest request,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("tests") @Nullable String tests,
            @QueryParam("taken") @Nullable String taken) {
        long position = Asked.number("after", after, 0, Long.MAX_VALUE);
        return InboxPage.of(
                inbox.list(
                        position,
                        Asked.flag("tests", tests),
                        Asked.flag("taken", taken),
                        Asked.limit(limit, LIMIT, LIMIT_MAX)),
                position,
                Asked.links(request));
    }

    @GET
    @Path("{id}")
    @Needs(Permission.TAKE_FROM_INBOX)
    @Answers({200, 400, 404})
    public InboxItem item(@Context HttpServletRequest request, @PathParam("id") String id) {
        Inbox.Contents contents = open(request, id);
        return InboxItem.of(
                contents,
                documents
                        .read(contents.document(), PermitDocuments.Wrapping.REFUSED)
                        .permit()
                        .orElse(null),
                Asked.links(request));
    }

    @GET
    @Path("{id}/document")
    @Produces({MediaType.APPLICATION_XML, Problem.MEDIA_TYPE})
    @Needs(Permission.TAKE_FROM_INBOX)
    @Answers({200, 400, 404})
    public Response document(@Context HttpServletRequest request, @PathParam("id") String id) {
        Inbox.Contents contents = open(request, id);
        return FileAnswer.of(contents.document(), MediaType.APPLICATION_XML, id + ".xml");
    }

    @GET
    @Path("{id}/attachments/{number}")
    @Produces({MediaType.WILDCARD, Problem.MEDIA_TYPE})
    @Needs(Permission.TAKE_FROM_INBOX)
    @Answers({200, 400, 404})
    public Response attachment(
            @Context HttpServletRequest request, @PathParam("id") String id, @PathParam("number") String number) {
        Inbox.Contents contents = open(request, id);
        int count = contents.attachments().size();
        if (!number.matches("[1-9][0-9]{0,3}") || Integer.parseInt(number) > count) {
            throw ProblemException.notFound("This message has " + count + " attachments, counted from 1.");
        }
        Attachment file = contents.attachments().get(Integer.parseInt(number) - 1);
        return FileAnswer.of(file.content(), file.mediaType(), file.fileName());
    }

    @POST
    @Path("{id}/taken")
    @Needs(Permission.TAKE_FROM_INBOX)
    @Answers({200, 400, 404})
    public MessageView taken(@Context HttpServletRequest request, @PathParam("id") String id) {
        return inbox.take(Asked.messageId(id), Caller.of(request).account())
                .map(message -> MessageView.of(message, Asked.links(request)))
                .orElseThrow(InboxResource::unknown);
    }

    private Inbox.Contents open(HttpServletRequest request, String id) {
        return inbox.open(Asked.messageId(id), Caller.of(request).account()).orElseThrow(InboxResource::unknown);
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("No permit with this message id lies in the inbox.");
    }
}
