package org.epixgateway.core.barcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BarcodeContentTest {
    private static final String TOKEN = "t".repeat(22);

    @Test
    void an_officer_can_compare_taxon_quantity_unit_and_source_of_each_block() {
        BarcodeContent content = BarcodeContent.of(TestPermits.pythonReExport(), TOKEN);

        assertThat(content.blocks()).isEqualTo(2);
        assertThat(content.shown())
                .extracting(BarcodeContent.ShownBlock::taxon)
                .containsExactly("Malayopython reticulatus", "Python bivittatus");
        assertThat(content.shown().get(1).quantities()).containsExactly(Quantity.of("310.50", "KGM"));
        assertThat(content.shown().get(1).source()).isEqualTo("W");
    }

    @Test
    void nobody_is_named_in_it() {
        Permit permit = TestPermits.elephantTuskExport();

        String all = BarcodeContent.of(permit, TOKEN).shown() + "" + BarcodeContent.of(permit, TOKEN);

        assertThat(all)
                .doesNotContain(permit.importer().name(), permit.exporter().name())
                .doesNotContain(permit.issue().signatory());
    }

    @Test
    void the_token_is_never_printed() {
        BarcodeContent content = BarcodeContent.of(TestPermits.elephantTuskExport(), TOKEN);
        BarcodeText barcode = new BarcodeText(URI.create("https://permits.example/v"), "signed-with-token");

        assertThat(content.toString()).doesNotContain(TOKEN);
        assertThat(new MakeBarcode.Made(barcode, content).toString()).doesNotContain(TOKEN, "signed-with-token");
    }

    @Test
    void a_token_has_at_least_96_bits() {
        assertThatThrownBy(() -> BarcodeContent.of(TestPermits.elephantTuskExport(), "t".repeat(15)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_text_without_an_address_or_without_content_is_no_barcode() {
        assertThat(BarcodeText.parse("#signed")).isEmpty();
        assertThat(BarcodeText.parse("https://permits.example/v")).isEmpty();
        assertThat(BarcodeText.parse("no address at all#signed")).isEmpty();
        assertThat(BarcodeText.parse("https://permits.example/v#" + "x".repeat(5_000)))
                .isEmpty();
        assertThat(BarcodeText.parse(" https://permits.example/v#signed\n"))
                .contains(new BarcodeText(URI.create("https://permits.example/v"), "signed"));
    }
}
