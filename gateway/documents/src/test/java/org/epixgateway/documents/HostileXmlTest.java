package org.epixgateway.documents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.PermitDocuments.Wrapping;
import org.epixgateway.core.permit.PermitReading;
import org.epixgateway.core.permit.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(20)
class HostileXmlTest {
    private static final int MEGABYTE = 1 << 20;
    private static final String MINIMAL = Reading.text(Reading.MINIMAL);

    static Stream<Arguments> hostile() {
        String laughs = IntStream.range(1, 12)
                .mapToObj(i -> "<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">")
                .collect(Collectors.joining("", "<!DOCTYPE CITESEPermit [<!ENTITY l0 \"ha\">", "]>"));
        return Stream.of(
                arguments("nothing", "", "not complete"),
                arguments("white space", "   \n ", "not complete"),
                arguments("a PDF", "%PDF-1.7\n%\u00e2", "not an XML document"),
                arguments("JSON", "{\"permit\": 1}", "not an XML document"),
                arguments("half a permit", MINIMAL.substring(0, MINIMAL.length() / 2), "not complete"),
                arguments("two roots", MINIMAL + "<again/>", "follows the end"),
                arguments("crossed tags", MINIMAL.replaceFirst("</ram:ID>", "</ram:Id>"), "does not match"),
                arguments("a document type", doctype("<!DOCTYPE CITESEPermit>"), "DOCTYPE"),
                arguments(
                        "an external entity",
                        doctype("<!DOCTYPE CITESEPermit [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")
                                .replace("26CH", "&x;26CH"),
                        "DOCTYPE"),
                arguments(
                        "an external subset",
                        doctype("<!DOCTYPE CITESEPermit SYSTEM \"http://localhost:1/evil.dtd\">"),
                        "DOCTYPE"),
                arguments(
                        "a parameter entity",
                        doctype("<!DOCTYPE CITESEPermit [<!ENTITY % x SYSTEM \"file:///etc/passwd\"> %x;]>"),
                        "DOCTYPE"),
                arguments("a billion laughs", doctype(laughs).replace("26CH", "&l11;26CH"), "DOCTYPE"),
                arguments("an undeclared entity", MINIMAL.replace("26CH", "&x;26CH"), "entity"),
                arguments("deep nesting", "<a>".repeat(100_000), "not a CITES permit"),
                arguments(
                        "deep nesting in a permit",
                        MINIMAL.replace("26CH", "<ram:ID>".repeat(100_000)),
                        "deeper than 64"),
                arguments(
                        "an attribute bomb",
                        MINIMAL.replaceFirst("<ram:ID>", "<ram:ID " + attributes(10_000) + ">"),
                        "more attributes"),
                arguments(
                        "a huge attribute",
                        MINIMAL.replaceFirst("<ram:ID>", "<ram:ID a=\"" + "x".repeat(MEGABYTE) + "\">"),
                        "attribute is longer"),
                arguments("a huge text", MINIMAL.replace("26CH", "9".repeat(4 * MEGABYTE)), "longer than is read"),
                arguments("too many elements", MINIMAL.replace("26CH", "<a/>".repeat(MEGABYTE)), "more elements"),
                arguments(
                        "too many blocks",
                        MINIMAL.replace(
                                "</SpecifiedSupplyChainConsignment>",
                                "<ram:IncludedSupplyChainConsignmentItem><ram:ID>X</ram:ID></ram:IncludedSupplyChainConsignmentItem>"
                                                .repeat(2_000)
                                        + "</SpecifiedSupplyChainConsignment>"),
                        "more than 2000 blocks"),
                arguments("a prefix without a namespace", MINIMAL.replaceFirst("<ram:ID>", "<rum:ID>"), "prefix"),
                arguments("one attribute twice", MINIMAL.replaceFirst("<ram:ID>", "<ram:ID a=\"1\" a=\"2\">"), "twice"),
                arguments("a control character", MINIMAL.replace("26CH", "26\u0001CH"), "does not allow"),
                arguments("an escaped control character", MINIMAL.replace("26CH", "26&#1;CH"), "does not allow"),
                arguments("XML 1.1", MINIMAL.replace("version=\"1.0\"", "version=\"1.1\""), "XML 1.1"),
                arguments("Latin 1 by its declaration", MINIMAL.replace("UTF-8", "ISO-8859-1"), "UTF-8"),
                arguments("UTF-16 by its declaration", MINIMAL.replace("UTF-8", "UTF-16"), "UTF-8"),
                arguments("an unknown encoding", MINIMAL.replace("UTF-8", "x-nonsense"), "UTF-8"),
                arguments("another document", "<invoice/>", "the root element is invoice"),
                arguments("toolkit 3", "<CITESePermit xmlns=\"urn:wco\"/>", "toolkit 3.0"),
                arguments(
                        "a root in a wrong namespace",
                        MINIMAL.replace("CITESEPermit:2", "CITESEPermit:7"),
                        "namespace"),
                arguments("a SOAP fault", "<Envelope xmlns=\"http://schemas.xmlsoap.org/soap/envelope/\"/>", "SOAP"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void what_cannot_be_read_is_one_finding(String what, String document, String words) {
        PermitReading reading = Reading.of(document);

        assertThat(reading.permit()).isEmpty();
        assertThat(Reading.rules(reading)).containsExactly("XML");
        assertThat(reading.findings().getFirst().sentence()).contains(words).hasSizeLessThan(200);
        assertThat(reading.findings()).allMatch(Finding::isError);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void what_cannot_be_read_costs_little_memory(String what, String document, String words) {
        Bytes bytes = Bytes.utf8(document);

        long allocated = allocated(() -> Reading.of(bytes));

        assertThat(allocated).isLessThan(64L * MEGABYTE);
    }

    @Test
    void a_body_of_a_hundred_megabytes_is_refused_unread() {
        byte[] body = new byte[100 * MEGABYTE];
        Arrays.fill(body, (byte) 'a');
        Bytes bytes = Bytes.of(body);

        assertThat(Reading.sentences(Reading.of(bytes)))
                .containsExactly("The document has 104857600 bytes; at most 5242880 are read.");
        assertThat(allocated(() -> Reading.of(bytes))).isLessThan(MEGABYTE);
    }

    @Test
    void an_error_of_form_has_line_and_column() {
        assertThat(Reading.of(MINIMAL.replaceFirst("</ram:ID>", "</ram:Id>"))
                        .findings()
                        .getFirst()
                        .position())
                .map(Position::line)
                .contains(5);
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused_where_they_stand() {
        byte[] latin = MINIMAL.replace("Bern", "B\u00e9rn").getBytes(ISO_8859_1);

        PermitReading reading = Reading.of(Bytes.of(latin));

        assertThat(Reading.sentences(reading))
                .containsExactly(
                        "From here on the document is not written in UTF-8; it must be written in UTF-8, or in UTF-16"
                                + " with a byte order mark, and say so where it says anything.");
        int line = (int) MINIMAL.substring(0, MINIMAL.indexOf("Bern")).lines().count();
        assertThat(reading.findings().getFirst().position()).map(Position::line).contains(line);
    }

    @Test
    void an_overlong_form_of_a_bracket_is_not_a_bracket() {
        byte[] overlong = "<CITESEPermit>x/CITESEPermit>".getBytes(UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte b : overlong) {
            bytes.writeBytes(b == 'x' ? new byte[] {(byte) 0xC0, (byte) 0xBC} : new byte[] {b});
        }

        assertThat(Reading.rules(Reading.of(Bytes.of(bytes.toByteArray())))).containsExactly("XML");
    }

    @Test
    void a_replacement_character_that_was_really_written_is_text() {
        PermitReading reading = Reading.of(MINIMAL.replace("Bern", "B\uFFFDrn"));

        assertThat(reading.findings()).isEmpty();
    }

    @Test
    void utf_8_with_a_byte_order_mark_is_read() {
        assertThat(Reading.of("\uFEFF" + MINIMAL).permit()).contains(Reading.sample(Reading.MINIMAL));
    }

    @Test
    void utf_16_with_a_byte_order_mark_is_read() {
        String declared = MINIMAL.replace("UTF-8", "UTF-16");
        byte[] bigEndian = declared.getBytes(UTF_16);
        byte[] littleEndian = ("\uFEFF" + declared).getBytes(UTF_16LE);

        assertThat(Reading.of(Bytes.of(bigEndian)).permit()).contains(Reading.sample(Reading.MINIMAL));
        assertThat(Reading.of(Bytes.of(littleEndian)).permit()).contains(Reading.sample(Reading.MINIMAL));
    }

    @Test
    void utf_16_without_a_byte_order_mark_is_not_read() {
        byte[] bytes = MINIMAL.replace("UTF-8", "UTF-16").getBytes(UTF_16LE);

        assertThat(Reading.rules(Reading.of(Bytes.of(bytes)))).containsExactly("XML");
    }

    @Test
    void schema_hints_of_a_document_fetch_nothing_and_decide_nothing() {
        String hinted = MINIMAL.replaceFirst(
                "<CITESEPermit ",
                "<CITESEPermit xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                        + " xsi:schemaLocation=\"urn:un:unece:uncefact:data:standard:CITESEPermit:2 http://localhost:1/x.xsd\" ");

        assertThat(Reading.of(hinted).findings()).isEmpty();
    }

    @Test
    void a_type_of_the_senders_choice_is_a_schema_error() {
        String typed = MINIMAL.replaceFirst(
                "<ram:ID>",
                "<ram:ID xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"ram:TextType\">");

        assertThat(Reading.rules(Reading.of(typed))).containsOnly("XSD");
    }

    @Test
    void processing_instructions_do_nothing() {
        String styled = MINIMAL.replaceFirst(
                "<CITESEPermit", "<?xml-stylesheet href=\"http://localhost:1/x.xsl\"?><CITESEPermit");

        assertThat(Reading.rules(Reading.of(styled))).containsExactly("N-03");
    }

    @Test
    void a_soap_message_may_not_hide_depth_either() {
        String deep = Samples.recorded(Samples.RECORDED_V2)
                .asUtf8()
                .replace("<soapenv:Header/>", "<soapenv:Header>" + "<a>".repeat(100) + "</soapenv:Header>");

        assertThat(Reading.sentences(Reading.DOCUMENTS.read(Bytes.utf8(deep), Wrapping.UNWRAPPED)))
                .containsExactly("The document is nested deeper than 64 elements.");
    }

    @Test
    void names_that_strangers_make_up_are_not_kept() {
        PermitForm.V2.grammar().giveBack(PermitForm.V2.grammar().take());
        for (int i = 0; i < 200; i++) {
            Reading.of(
                    MINIMAL.replace("<ram:PurposeCode>", "<ram:Name" + i + ">x</ram:Name" + i + "><ram:PurposeCode>"));
        }

        assertThat(Reading.of(MINIMAL).findings()).isEmpty();
    }

    @Test
    void no_change_of_any_byte_makes_reading_fail() {
        byte[] recorded = Samples.recorded(Samples.RECORDED_V2).array();
        Random random = new Random(4711);
        for (int round = 0; round < 1_000; round++) {
            byte[] changed =
                    Arrays.copyOf(recorded, random.nextInt(4) == 0 ? random.nextInt(recorded.length) : recorded.length);
            for (int i = 0; i < changed.length && i < 3; i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }

            PermitReading reading = Reading.unwrapped(Bytes.of(changed));

            assertThat(reading.permit().isPresent() || Reading.rules(reading).equals(List.of("XML")))
                    .isTrue();
        }
    }

    private static String doctype(String declaration) {
        return MINIMAL.replaceFirst("\\?>", "?>" + java.util.regex.Matcher.quoteReplacement(declaration));
    }

    private static String attributes(int count) {
        return IntStream.range(0, count).mapToObj(i -> "a" + i + "=\"\"").collect(Collectors.joining(" "));
    }

    private static long allocated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
