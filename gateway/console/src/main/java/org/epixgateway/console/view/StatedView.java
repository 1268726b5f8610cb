package org.epixgateway.console.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.epixgateway.console.view.SubmissionView.MessageAccepted;
import org.epixgateway.core.exchange.Submission;
import org.epixgateway.core.life.Claims;
import org.epixgateway.core.life.Claims.Outcome;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Life;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a statement that was taken. It says the same however often it is asked for, but for what became of a claim;
 * where the permit stands is told under its {@code href}.
 *
 * @param messages to the Parties whom it concerns; none where it concerns nobody but us
 * @param findings what does not fit; the permit is disputed by each
 * @param href of the permit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatedView(
        String submission,
        Instant acceptedAt,
        List<MessageAccepted> messages,
        List<FindingView> findings,
        @Nullable ClaimView claim,
        String href) {
    private static final Comparator<Claims.Claimed> WORST_FIRST = Comparator.comparingInt(claimed ->
            List.of(Outcome.DENIED, Outcome.PROVISIONAL, Outcome.GRANTED).indexOf(claimed.outcome()));

    /**
     * What became of a claim so far, of all documents of the movement together: granted if all are.
     *
     * @param until to when it is held; only if granted
     * @param sentence why it is denied
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ClaimView(
            String outcome,
            @Nullable Instant until,
            @Nullable String sentence) {
        static ClaimView of(Claims.Claimed claimed) {
            return new ClaimView(
                    claimed.outcome().name(),
                    claimed.answer().flatMap(Fact.ClaimAnswer::until).orElse(null),
                    claimed.answer()
                            .map(Fact.ClaimAnswer::sentence)
                            .filter(why -> !why.isEmpty())
                            .orElse(null));
        }
    }

    /** @param lives of the permit and of the documents that are linked to it */
    public static StatedView of(Submission submission, List<Life> lives, String permit, Links links) {
        List<MessageAccepted> messages = submission.recipients().stream()
                .map(r -> new MessageAccepted(
                        r.message().toString(), r.party().toString(), "ACCEPTED", links.message(r.message())))
                .toList();
        return new StatedView(
                submission.id(),
                submission.acceptedAt(),
                messages,
                FindingView.of(submission.findings()),
                lives.stream()
                        .flatMap(life -> new Claims(life).all().stream())
                        .filter(claimed ->
                                submission.id().equals("S-" + claimed.claim().id()))
                        .min(WORST_FIRST)
                        .map(ClaimView::of)
                        .orElse(null),
                permit);
    }
}
