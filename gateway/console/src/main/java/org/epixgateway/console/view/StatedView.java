package org.epixgateway.console.view;

import java.time.Instant;
import java.util.List;
import org.epixgateway.console.view.SubmissionView.MessageAccepted;
import org.epixgateway.core.exchange.Submission;

/**
 * The answer to a statement that was taken. It says the same however often it is asked for; where the permit stands is told
 * under its {@code href}.
 *
 * @param messages to the Parties whom it concerns; none where it concerns nobody but us
 * @param findings what does not fit; the permit is disputed by each
 * @param href of the permit
 */
public record StatedView(
        String submission, Instant acceptedAt, List<MessageAccepted> messages, List<FindingView> findings, String href) {

    public static StatedView of(Submission submission, String permit, Links links) {
        List<MessageAccepted> messages = submission.recipients().stream()
                .map(r -> new MessageAccepted(
                        r.message().toString(), r.party().toString(), "ACCEPTED", links.message(r.message())))
                .toList();
        return new StatedView(
                submission.id(), submission.acceptedAt(), messages, FindingView.of(submission.findings()), permit);
    }
}
