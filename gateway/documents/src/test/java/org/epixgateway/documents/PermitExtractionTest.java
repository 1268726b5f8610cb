package org.epixgateway.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.UnreadableDocumentException;
import org.junit.jupiter.api.Test;

/** Permits out of answers that are larger than any permit. */
class PermitExtractionTest {
    private static final int MORE_THAN_A_PERMIT = Limits.STANDARD.permitBytesMax() + 1;

    private final PermitExtraction extraction = new PermitExtraction(Limits.STANDARD);

    @Test
    void an_attachment_in_the_answer_may_be_larger_than_a_permit() {
        Bytes permit = extraction.unwrapped(answer("A".repeat(MORE_THAN_A_PERMIT)));

        assertThat(permit.asUtf8()).isEqualTo("<CITESEPermit><x>&amp;</x></CITESEPermit>");
    }

    @Test
    void an_answer_beyond_its_own_bound_is_not_read() {
        assertThatThrownBy(() -> extraction.unwrapped(answer("A".repeat(Limits.STANDARD.containerBytesMax()))))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageContaining("at most " + Limits.STANDARD.containerBytesMax());
    }

    private static Bytes answer(String attachment) {
        return Bytes.utf8("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><r>"
                + "<CITESEPermit><x>&amp;</x></CITESEPermit><Attachments><AttachmentContent>" + attachment
                + "</AttachmentContent></Attachments></r></s:Body></s:Envelope>");
    }
}
