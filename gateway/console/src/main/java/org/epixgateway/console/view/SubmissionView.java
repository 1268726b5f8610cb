package org.epixgateway.console.view;

import java.time.Instant;
import java.util.List;
import org.epixgateway.core.exchange.Submission;
import org.epixgateway.core.exchange.SubmissionRequest;

/**
 * The answer to an accepted submission. It says the same however often it is asked for; where a message stands now is
 * told under its {@code href}.
 *
 * @param document SHA-256 of the document as handed in
 * @param href all messages of this submission
 */
public record SubmissionView(
        String submission,
        Instant acceptedAt,
        String permitNumber,
        String document,
        boolean test,
        List<MessageAccepted> messages,
        List<FindingView> findings,
        String href) {

    /** One message of a submission; its state here is always the one it was accepted in. */
    public record MessageAccepted(String id, String to, String state, String href) {}

    public static SubmissionView of(Submission submission, SubmissionRequest request, String number, Links links) {
        List<MessageAccepted> messages = submission.recipients().stream()
                .map(r -> new MessageAccepted(
                        r.message().toString(), r.party().toString(), "ACCEPTED", links.message(r.message())))
                .toList();
        return new SubmissionView(
                submission.id(),
                submission.acceptedAt(),
                number,
                request.document().digest().hex(),
                request.isTest(),
                messages,
                FindingView.of(submission.findings()),
                links.search(submission.id()));
    }
}
