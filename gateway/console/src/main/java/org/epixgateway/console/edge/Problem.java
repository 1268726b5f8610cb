package org.epixgateway.console.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.epixgateway.console.view.FindingView;

/**
 * Trouble as JSON (RFC 9457).
 *
 * @param detail one sentence for a person: what is wrong and what to do
 * @param findings where a document is to blame; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, List<FindingView> findings) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(Trouble trouble, String detail) {
        return new Problem(trouble.type(), trouble.title(), trouble.status(), detail, List.of());
    }

    boolean is(Trouble trouble) {
        return type.equals(trouble.type());
    }

    public static Problem rejected(List<FindingView> findings) {
        long errors =
                findings.stream().filter(f -> f.severity().equals("ERROR")).count();
        String detail = "Nothing was stored or sent; " + errors + (errors == 1 ? " error is" : " errors are")
                + " to be corrected. Submit the corrected permit under a new Idempotency-Key.";
        return new Problem(
                Trouble.REJECTED.type(), Trouble.REJECTED.title(), Trouble.REJECTED.status(), detail, findings);
    }

    public static Problem notStated(List<FindingView> findings) {
        return new Problem(
                Trouble.NOT_STATED.type(),
                Trouble.NOT_STATED.title(),
                Trouble.NOT_STATED.status(),
                "Nothing was stored or sent; the findings say why.",
                findings);
    }
}
