package org.epixgateway.peers.epix.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Attachment;
import org.epixgateway.peers.Said;
import org.epixgateway.peers.epix.client.SoapAnswer.Named;

/**
 * The files that an answer speaks of.
 *
 * @param sent with their content
 * @param missing names of those that did not come
 */
record Attachments(List<Attachment> sent, List<String> missing) {

    static Attachments of(Message message, List<Named> named) throws UnusableAnswerException {
        List<Attachment> sent = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Named one : named) {
            String name =
                    one.name().isBlank() ? "attachment-" + (sent.size() + missing.size() + 1) : Said.by(one.name());
            Optional<Attachment> attachment = attachment(message, one, name);
            attachment.ifPresentOrElse(sent::add, () -> missing.add(name));
        }
        return new Attachments(sent, missing);
    }

    private static Optional<Attachment> attachment(Message message, Named named, String name)
            throws UnusableAnswerException {
        if (Message.isPartAddress(named.content())) {
            Optional<Part> part = message.part(named.content());
            if (part.isEmpty() && named.isIncluded()) {
                throw new UnusableAnswerException(
                        "its answer includes a part that is not there; try again, then tell its operators");
            }
            // the recorded answers name parts by their address as text, and came without them
            return part.map(found -> new Attachment(name, found.type(), found.content()));
        }
        if (named.isIncluded()) {
            throw new UnusableAnswerException(
                    "its answer wants something to be fetched from elsewhere, which is not done");
        }
        if (named.content().isEmpty()) {
            return Optional.empty();
        }
        byte[] content = Multipart.base64(named.content().getBytes(StandardCharsets.UTF_8));
        return Optional.of(new Attachment(name, ContentType.OCTETS, Bytes.of(content)));
    }
}
