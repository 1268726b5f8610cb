package org.epixgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.epixgateway.console.Client.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class BarcodeTest {
    private static final String NUMBER = "26CH004700E";
    private static final String OF_PERMIT = "/permits/CH/EXPORT/" + NUMBER + "/barcode";

    private final TestGateway gateway = new TestGateway();
    private final Client system = Client.of(gateway, "system");

    @BeforeEach
    void submit() {
        assertThat(system.submit(NUMBER).status()).isEqualTo(202);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private JsonNode checked(byte[] picture) {
        return system.type("image/png").post("/barcodes/check", picture).json();
    }

    private static void assertProblem(Answer answer, int status, String part) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("detail").asText()).contains(part);
    }

    @Test
    void the_picture_of_a_permit_is_read_again_as_genuine_with_its_use_unknown() {
        Answer picture = system.get(OF_PERMIT);

        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.header("Content-Type")).isEqualTo("image/png");
        JsonNode found = checked(picture.response().body());
        assertThat(found.path("verdict").asText()).isEqualTo("GENUINE_USE_UNKNOWN");
        assertThat(found.path("ask").asText()).isEqualTo(TestBarcodes.PAGE);
        assertThat(found.at("/permit/number").asText()).isEqualTo(NUMBER);
        assertThat(found.at("/permit/shown/0/taxon").asText()).isNotEmpty();
        assertThat(found.toString()).doesNotContain("token-");
    }

    @Test
    void svg_is_drawn_for_who_asks_for_it() {
        Answer picture = system.with("Accept", "image/svg+xml").get(OF_PERMIT + "?module-mm=0.4");

        assertThat(picture.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(picture.text()).contains("<svg xmlns", "mm\"").doesNotContain("token-", "<script");
    }

    @Test
    void a_number_is_enough_and_another_kind_or_country_has_no_such_permit() {
        assertThat(system.get("/barcodes?number=" + NUMBER).status()).isEqualTo(200);
        assertProblem(system.get("/barcodes?number=26CH009999E"), 404, "no permit");
        assertProblem(system.get("/barcodes?number=" + NUMBER + "&kind=IMPORT"), 404, "no permit");
        assertProblem(system.get(OF_PERMIT.replace("CH/", "FR/")), 404, "no permit");
        assertProblem(system.get("/barcodes"), 404, "no permit");
    }

    @Test
    void modules_that_no_printer_draws_and_unknown_kinds_are_refused() {
        assertProblem(system.get(OF_PERMIT + "?module-mm=0.3"), 400, "module-mm");
        assertProblem(system.get(OF_PERMIT + "?module-mm=1e9"), 400, "module-mm");
        assertProblem(system.get("/barcodes?number=" + NUMBER + "&kind=TELEPORT"), 400, "kind");
    }

    @Test
    void only_who_may_see_documents_gets_the_token_in_the_picture_and_everybody_may_check() {
        assertProblem(Client.of(gateway, "auditor").get(OF_PERMIT), 403, "SEE_DOCUMENTS");
        assertThat(Client.of(gateway, "auditor")
                        .type("text/plain")
                        .post("/barcodes/check", "https://www.example.org/menu")
                        .json()
                        .path("verdict")
                        .asText())
                .isEqualTo("NOT_ONE");
    }

    @Test
    void without_a_page_the_setting_is_named() {
        gateway.barcodes.withoutPage();

        assertProblem(system.get(OF_PERMIT), 409, "verify.address");
    }

    @Test
    void a_picture_without_a_barcode_is_none_and_what_is_no_picture_is_refused() {
        Answer text = system.type("image/png").post("/barcodes/check", "this is no picture");

        assertProblem(text, 400, "PNG");
        assertProblem(system.type("image/png").post("/barcodes/check", new byte[0]), 400, "empty");
        assertProblem(system.type("text/plain").post("/barcodes/check", "x".repeat(9_000)), 413, "");
        assertProblem(system.type("application/pdf").post("/barcodes/check", "%PDF"), 415, "");
    }
}
