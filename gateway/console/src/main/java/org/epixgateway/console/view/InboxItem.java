package org.epixgateway.console.view;

import java.util.ArrayList;
import java.util.List;
import org.epixgateway.core.exchange.Attachment;
import org.epixgateway.core.exchange.Inbox.Contents;
import org.epixgateway.core.permit.Permit;
import org.jspecify.annotations.Nullable;

/**
 * A permit, or a statement about one, that came in, opened: who sent it, what our rules found, what the document says in short, which files there are.
 *
 * @param permit absent where the document cannot be read as a permit
 * @param statement what a statement states; absent on a permit
 */
public record InboxItem(
        long position,
        MessageView message,
        @Nullable String originalForm,
        List<FindingView> findings,
        @Nullable PermitSummary permit,
        @Nullable FactForm statement,
        String document,
        List<AttachmentView> attachments) {

    /** @param number from 1, in the order of the container */
    public record AttachmentView(int number, String fileName, String mediaType, int size, String sha256, String href) {}

    public static InboxItem of(Contents contents, @Nullable Permit permit, Links links) {
        String href = links.inbox(contents.message().id());
        List<AttachmentView> attachments = new ArrayList<>();
        for (Attachment file : contents.attachments()) {
            int number = attachments.size() + 1;
            attachments.add(new AttachmentView(
                    number,
                    file.fileName(),
                    file.mediaType(),
                    file.content().size(),
                    file.content().digest().hex(),
                    href + "/attachments/" + number));
        }
        return new InboxItem(
                contents.message().inboxPosition(),
                MessageView.of(contents.message(), links),
                contents.header().originalForm().map(Enum::name).orElse(null),
                FindingView.of(contents.message().findings()),
                permit == null ? null : PermitSummary.of(permit),
                contents.statement()
                        .map(statement -> FactForm.of(statement.fact()))
                        .orElse(null),
                href + "/document",
                List.copyOf(attachments));
    }
}
