package org.epixgateway.app.bench;

import java.time.LocalDate;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDocuments;
import org.epixgateway.documents.Samples;
import org.epixgateway.documents.ToolkitPermitDocuments;

/** A realistic permit of France of about the wanted size, each time with another number. */
final class PaddedPermit {
    private static final String SAMPLE = "10-export-fr-ch-200-blocks";

    private final String text;
    private final String number;

    PaddedPermit(int sizeKb, LocalDate today) {
        PermitDocuments documents = new ToolkitPermitDocuments(Limits.STANDARD);
        Permit whole = documents
                .read(Samples.shifted(Samples.permit(SAMPLE), today), PermitDocuments.Wrapping.REFUSED)
                .permit()
                .orElseThrow();
        int low = 1;
        int high = whole.blocks().size();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (documents.write(with(whole, middle)).size() <= sizeKb * 1024) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        this.text = documents.write(with(whole, low)).asUtf8();
        this.number = whole.number().orElseThrow().raw();
    }

    int size() {
        return text.length();
    }

    Bytes number(int index) {
        return Bytes.utf8(text.replace(number, "FR26%08d-E".formatted(index)));
    }

    private static Permit with(Permit whole, int blocks) {
        return whole.withBlocks(whole.blocks().subList(0, blocks));
    }
}
