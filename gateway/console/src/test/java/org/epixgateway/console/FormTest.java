package org.epixgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.epixgateway.console.Client.Answer;
import org.epixgateway.core.exchange.DocumentEntry;
import org.epixgateway.core.exchange.EnvelopeOpener;
import org.epixgateway.core.exchange.Header;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.OriginalForm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class FormTest {
    private final TestGateway gateway = new TestGateway();
    private final Client form = Client.of(gateway, "system").type(Form.TYPE);

    @AfterEach
    void close() {
        gateway.close();
    }

    private Answer submit(Form body) {
        return form.key("k").post("/submissions", body.bytes());
    }

    private Header sealed(Answer answer) {
        MessageId id = MessageId.parse(answer.json().at("/messages/0/id").asText());
        EnvelopeOpener.Opening opening =
                gateway.containers.open(gateway.store.sentContainer(id).orElseThrow());
        return gateway.documents.readHeader(
                ((EnvelopeOpener.Opened) opening).envelope().file("header.xml").orElseThrow());
    }

    private List<String> fileNames(Answer answer) {
        return sealed(answer).attachments().stream()
                .map(DocumentEntry::fileName)
                .toList();
    }

    @Test
    void permit_attachments_and_metadata_reach_the_message() {
        Answer answer = submit(
                Form.permit("26CH1")
                        .part("attachment", "invoice.pdf", "application/pdf", "%PDF")
                        .metadata(
                                "{\"recipients\":[\"DE\"],\"originalForm\":\"DATA_OF_PAPER_ORIGINAL\",\"actors\":"
                                        + "[{\"role\":\"APPROVED\",\"method\":\"token\",\"at\":\"2026-11-17T09:00:00Z\",\"reference\":\"o-1\"}]}"));
        Header header = sealed(answer);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().at("/messages/0/to").asText()).isEqualTo("DE");
        assertThat(header.originalForm()).contains(OriginalForm.DATA_OF_PAPER_ORIGINAL);
        assertThat(header.actors())
                .anySatisfy(actor -> assertThat(actor.reference()).isEqualTo("o-1"));
        assertThat(header.attachments().get(0).fileName()).isEqualTo("invoice.pdf");
        assertThat(header.attachments().get(0).format()).isEqualTo("application/pdf");
    }

    @Test
    void a_repetition_with_another_attachment_is_another_submission() {
        submit(Form.permit("26CH2").part("attachment", "a.pdf", "application/pdf", "one"));

        Problems.is(
                submit(Form.permit("26CH2").part("attachment", "a.pdf", "application/pdf", "two")), 422, "key-reused");
    }

    @Test
    void without_a_key_nothing_is_taken() {
        Problems.is(form.post("/submissions", Form.permit("26CH3").bytes()), 400, "key-missing");
    }

    @Test
    void a_form_without_a_permit_is_refused() {
        Problems.is(submit(new Form().metadata("{}")), 400, "bad-request");
    }

    @Test
    void two_permits_or_two_metadata_are_refused() {
        Form second = Form.permit("26CH4").part("permit", "b.xml", "application/xml", SpokenPermits.xml("26CH5"));

        Problems.is(submit(second), 400, "bad-request");
        Problems.is(submit(Form.permit("26CH4").metadata("{}").metadata("{}")), 400, "bad-request");
    }

    @Test
    void twenty_attachments_are_taken_and_twenty_one_are_not() {
        Form twenty = Form.permit("26CH6");
        for (int i = 0; i < 20; i++) {
            twenty.part("attachment", "a.pdf", "application/pdf", "content " + i);
        }
        assertThat(submit(twenty).status()).isEqualTo(202);
        Answer tooMany = submit(twenty.part("attachment", "a.pdf", "application/pdf", "one more"));

        Problems.is(tooMany, 413, "too-large");
        assertThat(tooMany.json().get("detail").asText()).contains("20 attachments");
    }

    @Test
    void far_too_many_parts_are_refused_before_they_are_read() {
        Form many = Form.permit("26CH6");
        for (int i = 0; i < 500; i++) {
            many.part("attachment", "a", "text/plain", "");
        }

        Problems.is(submit(many), 413, "too-large");
    }

    @Test
    void a_part_of_another_name_is_refused() {
        Problems.is(submit(Form.permit("26CH7").part("photo", "a.jpg", "image/jpeg", "x")), 400, "bad-request");
        Problems.is(submit(Form.permit("26CH7").raw("Content-Type: text/plain\r\n\r\nno name")), 400, "bad-request");
    }

    @Test
    void a_file_name_is_data_without_a_path() {
        Answer answer = submit(Form.permit("26CH8")
                .part("attachment", "../../etc/passwd", "text/plain", "a")
                .part("attachment", "C:\\\\Users\\\\x\\\\plan.txt", "text/plain", "b")
                .part("attachment", "..", "text/plain", "c"));

        assertThat(fileNames(answer)).containsExactly("passwd", "plan.txt", "attachment-3");
    }

    @Test
    void a_file_name_may_be_in_any_script() {
        assertThat(fileNames(
                        submit(Form.permit("26CH9").part("attachment", "décision-許可.pdf", "application/pdf", "x"))))
                .containsExactly("décision-許可.pdf");
    }

    @Test
    void an_attachment_of_no_type_or_of_a_strange_one_is_only_bytes() {
        Answer answer = submit(Form.permit("26CH10")
                .raw("Content-Disposition: form-data; name=\"attachment\"; filename=\"a\"\r\n\r\nx"));

        assertThat(sealed(answer).attachments().get(0).format()).isIn("application/octet-stream", "text/plain");
    }

    @Test
    void a_permit_beyond_its_limit_is_refused() {
        String large = "x".repeat(TestGateway.LIMITS.permitBytesMax() + 1);

        Problems.is(submit(new Form().part("permit", "p", "application/xml", large)), 413, "too-large");
    }

    @Test
    void a_form_beyond_the_whole_limit_is_refused() {
        String large = "x".repeat(TestGateway.LIMITS.containerBytesMax());
        Form two = Form.permit("1")
                .part("attachment", "a", "text/plain", large)
                .part("attachment", "b", "text/plain", large);

        Problems.is(submit(two), 413, "too-large");
    }

    @Test
    void a_form_that_breaks_off_is_refused() {
        byte[] whole = Form.permit("26CH11").bytes();
        Answer answer = form.key("k").post("/submissions", java.util.Arrays.copyOf(whole, whole.length - 60));

        assertThat(answer.status()).isIn(400, 422);
    }

    @Test
    void a_form_without_a_boundary_is_refused() {
        Answer answer = Client.of(gateway, "system")
                .key("k")
                .type("multipart/form-data")
                .post("/submissions", Form.permit("26CH11").bytes());

        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"recipients\":[\"France\"]}",
                "{\"recipients\":[null]}",
                "{\"recipients\":\"FR\"}",
                "{\"actors\":[{\"role\":\"KING\"}]}",
                "{\"actors\":[{}]}",
                "{\"actors\":[{\"role\":\"APPROVED\",\"name\":\"By Name\"}]}",
                "{\"actors\":[{\"role\":\"ISSUED\",\"at\":\"yesterday\"}]}",
                "{\"actors\":[{\"role\":\"ISSUED\",\"name\":\"two\\nlines\"}]}",
                "{\"originalForm\":\"PAPER\"}",
                "{\"replaces\":\"abc\"}",
                "{\"unknown\":1}",
                "{\"test\":true,\"test\":false}",
                "{\"test\":\"true\"}",
                "{\"test\":1}",
                "{} {}",
                "[]",
                "null",
                "not json",
                ""
            })
    void metadata_that_cannot_be_meant_is_refused(String json) {
        Problems.is(submit(Form.permit("26CH12").metadata(json)), 400, "bad-request");
    }

    @Test
    void metadata_that_is_deep_or_large_is_refused() {
        String deep = "{\"recipients\":" + "[".repeat(500) + "]".repeat(500) + "}";
        String large = "{\"replaces\":\"" + "a".repeat(70_000) + "\"}";

        Problems.is(submit(Form.permit("26CH13").metadata(deep)), 400, "bad-request");
        Problems.is(submit(Form.permit("26CH13").metadata(large)), 413, "too-large");
    }

    @Test
    void a_file_name_that_is_far_too_long_is_told() {
        Answer answer = submit(Form.permit("26CH9").part("attachment", "n".repeat(5_000), "text/plain", "x"));

        Problems.is(answer, 400, "bad-request");
        assertThat(answer.text()).contains("its file name among them, have at most 4096 characters");
    }
}
