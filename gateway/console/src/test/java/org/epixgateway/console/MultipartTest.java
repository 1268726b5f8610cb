package org.epixgateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.epixgateway.console.edge.FormPart;
import org.epixgateway.console.edge.Multipart;
import org.epixgateway.console.edge.ProblemException;
import org.epixgateway.core.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class MultipartTest {
    private static final String TYPE = "multipart/form-data; boundary=XX";

    private static List<FormPart> parts(String body) {
        return Multipart.parts(Bytes.utf8(body), TYPE, 3);
    }

    private static String form(String disposition, String content) {
        return "--XX\r\nContent-Disposition: " + disposition + "\r\n\r\n" + content + "\r\n--XX--\r\n";
    }

    @Test
    void content_is_exact_whatever_it_looks_like() {
        for (String content : List.of("", "\r\n", "\r\n\r\n", "--XX", "\r\n--XXY", "\r\n--X", "a\r\n--XX-\r\n")) {
            assertThat(parts(form("form-data; name=a", content))
                            .get(0)
                            .content()
                            .asUtf8())
                    .isEqualTo(content);
        }
    }

    @Test
    void bytes_of_any_kind_come_through() {
        byte[] content = new byte[100_000];
        new Random(26).nextBytes(content);
        byte[] head = "--XX\r\nContent-Disposition: form-data; name=a\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] tail = "\r\n--XX--".getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(head, head.length + content.length + tail.length);
        System.arraycopy(content, 0, whole, head.length, content.length);
        System.arraycopy(tail, 0, whole, head.length + content.length, tail.length);

        assertThat(Multipart.parts(Bytes.of(whole), TYPE, 3).get(0).content()).isEqualTo(Bytes.of(content));
    }

    @Test
    void several_parts_come_in_order() {
        String body = "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--XX \t\r\n"
                + "content-disposition:form-data;name=b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n2\r\n--XX--";

        assertThat(parts(body)).extracting(FormPart::name).containsExactly("a", "b");
        assertThat(parts(body)).extracting(FormPart::mediaType).containsExactly("", "text/plain");
    }

    @Test
    void names_are_unquoted_and_decoded() {
        assertThat(parts(form("form-data; name=\"a\"; filename=\"a \\\"b\\\" c.pdf\"", ""))
                        .get(0)
                        .fileName())
                .isEqualTo("a \"b\" c.pdf");
        assertThat(parts(form("form-data; name=a; filename=x; filename*=UTF-8''d%C3%A9+1.pdf", ""))
                        .get(0)
                        .fileName())
                .isEqualTo("dé+1.pdf");
        assertThat(parts(form("form-data; name=\"a; filename=evil\"", ""))
                        .get(0)
                        .fileName())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--XX",
                "--XX\r\n",
                "--XX\r\n\r\n",
                "--YY\r\n\r\n\r\n--YY--",
                "preamble\r\n--XX\r\n\r\n\r\n--XX--",
                "--XX\r\nContent-Disposition: form-data; name=a\r\n\r\ncontent",
                "--XX\r\nContent-Disposition: form-data; name=a\r\n\r\ncontent\r\n--XX",
                "--XX\r\nContent-Disposition: form-data; name=a\r\n\r\ncontent\r\n--XX-",
                "--XX\r\nContent-Disposition: form-data; name=a\n\ncontent\r\n--XX--",
                "--XX\r\nno colon\r\n\r\n\r\n--XX--",
                "--XX\r\nContent-Type: a/b\r\nContent-Type: c/d\r\n\r\n\r\n--XX--",
                "--XX\r\nContent-Transfer-Encoding: base64\r\n\r\n\r\n--XX--",
                "--XX\r\nContent-Disposition: form-data; name=a; name=b\r\n\r\n\r\n--XX--",
                "--XX\r\nContent-Disposition: form-data; name=a; filename*=latin1''x\r\n\r\n\r\n--XX--",
                "--XX\r\nContent-Disposition: form-data; name=a; filename*=utf-8''%\r\n\r\n\r\n--XX--"
            })
    void a_form_that_is_broken_or_ambiguous_is_refused(String body) {
        assertThatThrownBy(() -> parts(body)).isInstanceOf(ProblemException.class);
    }

    @Test
    void headers_without_end_are_refused() {
        String body = "--XX\r\nX-Long: " + "x".repeat(100_000) + "\r\n\r\n\r\n--XX--";

        assertThatThrownBy(() -> parts(body)).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_part_too_many_is_refused() {
        String four = "--XX\r\n\r\n\r\n".repeat(4) + "--XX--";

        assertThatThrownBy(() -> parts(four))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("3 parts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=\"XX\"",
                "multipart/form-data; charset=utf-8; boundary=XX",
                "multipart/form-data;BOUNDARY=XX; charset=utf-8"
            })
    void a_boundary_is_found_however_it_is_written(String type) {
        assertThat(Multipart.parts(Bytes.utf8(form("form-data; name=a", "x")), type, 3))
                .hasSize(1);
    }
}
