package org.epixgateway.console.control;

import java.util.Base64;
import java.util.List;
import org.epixgateway.console.view.ValidationView;
import org.epixgateway.core.exchange.Attachment;
import org.epixgateway.core.query.EpixSystem;
import org.epixgateway.core.query.FetchPermit;
import org.epixgateway.core.query.QueryAnswer;
import org.jspecify.annotations.Nullable;

/** What EPIX systems of other countries said, as JSON. */
final class EpixView {
    private EpixView() {}

    /**
     * What came of asking for a permit.
     *
     * @param outcome FETCHED or NOT_GIVEN
     * @param code why not, as the system said it or as we did
     */
    public record Fetched(
            String outcome,
            @Nullable String code,
            @Nullable String sentence,
            @Nullable Received received) {
        static Fetched of(FetchPermit.Fetched fetched) {
            return new Fetched("FETCHED", null, null, Received.of(fetched));
        }

        static Fetched of(FetchPermit.NotGiven no) {
            return new Fetched("NOT_GIVEN", no.code(), no.sentence(), null);
        }
    }

    /**
     * A permit that came.
     *
     * @param kept where the whole answer is, below the installation's folder of fetched answers
     * @param response SHA-256 of the whole answer
     * @param assurance what vouches for the permit
     * @param composite the answer's own flag
     * @param notSent names of attachments that the answer speaks of and did not bring
     * @param document the permit alone, base64
     */
    public record Received(
            ValidationView validation,
            String kept,
            String response,
            String assurance,
            boolean composite,
            List<AttachmentView> attachments,
            List<String> notSent,
            String document) {
        static Received of(FetchPermit.Fetched fetched) {
            QueryAnswer.Found answer = fetched.answer();
            return new Received(
                    ValidationView.of(fetched.validation(), answer.document().digest()),
                    fetched.kept(),
                    answer.response().digest().hex(),
                    FetchPermit.ASSURANCE,
                    answer.isComposite(),
                    answer.attachments().stream().map(AttachmentView::of).toList(),
                    answer.notSent(),
                    Base64.getEncoder().encodeToString(answer.document().array()));
        }
    }

    /** A file that came with a permit; it stands in the answer that is kept. */
    public record AttachmentView(String name, String mediaType, long size, String sha256) {
        static AttachmentView of(Attachment attachment) {
            return new AttachmentView(
                    attachment.fileName(),
                    attachment.mediaType(),
                    attachment.content().size(),
                    attachment.content().digest().hex());
        }
    }

    /** @param outcome TAKEN or NOT_TAKEN */
    public record Confirmed(
            String outcome, @Nullable String code, @Nullable String sentence) {
        static Confirmed of(EpixSystem.Confirmation said) {
            return switch (said) {
                case EpixSystem.Taken() -> new Confirmed("TAKEN", null, null);
                case EpixSystem.NotTaken(String code, String sentence) -> new Confirmed("NOT_TAKEN", code, sentence);
            };
        }
    }

    /**
     * What a system says of itself.
     *
     * @param outcome STATED or NOT_STATED
     * @param words its own; may be empty
     */
    public record State(
            String outcome,
            @Nullable String words,
            @Nullable String code,
            @Nullable String sentence) {
        static State of(EpixSystem.ServiceState said) {
            return switch (said) {
                case EpixSystem.Stated(String words) -> new State("STATED", words, null, null);
                case EpixSystem.NotStated(String code, String sentence) ->
                    new State("NOT_STATED", null, code, sentence);
            };
        }
    }
}
