package org.epixgateway.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HardenedXmlTest {
    private static final int DEPTH_MAX = 8;

    private final HardenedXml xml = new HardenedXml(DEPTH_MAX);

    @Test
    void elements_may_be_as_deep_as_the_bound_and_no_deeper() throws RefusedException {
        assertThat(xml.parse(nested(DEPTH_MAX), "It").getDocumentElement().getTagName())
                .isEqualTo("a");
        assertThatThrownBy(() -> xml.parse(nested(DEPTH_MAX + 1), "It")).isInstanceOf(RefusedException.class);
    }

    @Test
    void a_doctype_is_refused_even_an_empty_one() {
        assertThatThrownBy(() -> xml.parse(utf8("<!DOCTYPE a><a/>"), "It"))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("It is not well-formed XML without DOCTYPE");
    }

    @Test
    void parsers_that_are_used_again_remember_nothing_of_what_came_before() throws RefusedException {
        for (int i = 0; i < 5_000; i++) {
            if (i % 50 == 0) {
                assertThatThrownBy(() -> xml.parse(nested(100), "It")).isInstanceOf(RefusedException.class);
                assertThatThrownBy(() -> xml.parse(utf8("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>"), "It"))
                        .isInstanceOf(RefusedException.class);
            }
            assertThat(xml.parse(nested(DEPTH_MAX), "It")
                            .getDocumentElement()
                            .getChildNodes()
                            .getLength())
                    .isEqualTo(1);
        }
    }

    private static byte[] nested(int depth) {
        return utf8("<a>".repeat(depth) + "&amp;" + "</a>".repeat(depth));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
