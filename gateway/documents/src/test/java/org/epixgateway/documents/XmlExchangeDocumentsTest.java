package org.epixgateway.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.evidence.LogHead;
import org.epixgateway.core.exchange.Actor;
import org.epixgateway.core.exchange.DocumentEntry;
import org.epixgateway.core.exchange.Header;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.LogHeads;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.MessageKind;
import org.epixgateway.core.exchange.MessageReference;
import org.epixgateway.core.exchange.OriginalForm;
import org.epixgateway.core.exchange.PermitReference;
import org.epixgateway.core.exchange.Receipt;
import org.epixgateway.core.exchange.Refusal;
import org.epixgateway.core.exchange.RefusalReason;
import org.epixgateway.core.exchange.UnreadableDocumentException;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.party.AcceptedForm;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.PartyDescriptor;
import org.epixgateway.core.party.PartyDescriptor.DescribedCertificate;
import org.epixgateway.core.party.ServiceAddress;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Position;
import org.epixgateway.core.permit.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class XmlExchangeDocumentsTest {
    private static final XmlExchangeDocuments DOCUMENTS = new XmlExchangeDocuments(Limits.STANDARD);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");
    private static final Digest DIGEST = Digest.of(new byte[] {1});
    private static final MessageId ID = MessageId.parse("019ab2c3-d4e5-7f60-8a1b-2c3d4e5f6071");
    private static final LogHeads HEADS =
            new LogHeads(new LogHead("FR", 17, DIGEST), Optional.of(new LogHead("CH", 0, DIGEST)));
    private static final Finding FINDING = new Finding(
            "B-15",
            Severity.WARNING,
            Place.of(Box.B11A, "A"),
            Optional.of(new Position(88, 12)),
            "The <quota> & so on.");

    @Test
    void a_header_with_everything_reads_back_as_it_was_written() {
        Header header = new Header(
                Header.PROFILE_VERSION,
                ID,
                MessageKind.PERMIT,
                Party.of("CH"),
                Optional.of(Party.of("FR")),
                NOON,
                new DocumentEntry("permit.xml", "CITESEPermit:2", "", DIGEST),
                List.of(new DocumentEntry(
                        "attachment-1.pdf", "text/plain; charset=utf-8", "Plan \"ä\" <1>.pdf", DIGEST)),
                Optional.of(new PermitReference(
                        CountryCode.of("CH"),
                        "CITES MANAGEMENT AUTHORITY & CO " + "X".repeat(300),
                        DocumentKind.MUSICAL_INSTRUMENT,
                        "26CH 0047/33 & é",
                        DIGEST,
                        Optional.of(Digest.of(new byte[] {2})))),
                Optional.of(OriginalForm.DATA_OF_PAPER_ORIGINAL),
                Optional.of(new MessageReference(Optional.empty(), DIGEST)),
                Optional.of(new MessageReference(Optional.of(ID), DIGEST)),
                List.of(
                        new Actor(Actor.Role.ISSUED, "stated", Optional.of(NOON), "Regula Ammann-Probst", ""),
                        new Actor(Actor.Role.PROCESSED, "account", Optional.empty(), "", "account-17"),
                        new Actor(Actor.Role.ENDORSED, "", Optional.empty(), "Urs", "box 14")),
                Optional.of(DeliveryMode.BOTH),
                true);

        assertThat(DOCUMENTS.readHeader(DOCUMENTS.writeHeader(header))).isEqualTo(header);
    }

    @Test
    void a_header_with_nothing_optional_reads_back_as_it_was_written() {
        Header header = header("receipt.xml", "Receipt:1");

        assertThat(DOCUMENTS.readHeader(DOCUMENTS.writeHeader(header))).isEqualTo(header);
    }

    @ParameterizedTest
    @EnumSource(MessageKind.class)
    void every_kind_of_message_can_be_written(MessageKind kind) {
        Header header = new Header(
                "1",
                ID,
                kind,
                Party.of("CH"),
                Optional.empty(),
                NOON,
                new DocumentEntry("a.xml", "A:1", "", DIGEST),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false);

        assertThat(DOCUMENTS.readHeader(DOCUMENTS.writeHeader(header)).kind()).isEqualTo(kind);
    }

    @Test
    void a_header_that_its_schema_does_not_take_is_not_written() {
        assertThatThrownBy(() -> DOCUMENTS.writeHeader(header("../receipt.xml", "Receipt:1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("message header");
    }

    @Test
    void a_receipt_reads_back_as_it_was_written() {
        Finding wholeDocument =
                new Finding("N-01", Severity.INFO, Place.of(Box.DOCUMENT), Optional.empty(), "Root in no namespace.");
        Receipt receipt = new Receipt(
                ID,
                DIGEST,
                NOON,
                "2026-11/2026-11-23.0a1b2c3d",
                List.of(FINDING, wholeDocument),
                HEADS,
                Optional.empty(),
                false);

        assertThat(DOCUMENTS.readReceipt(DOCUMENTS.writeReceipt(receipt))).isEqualTo(receipt);
    }

    @Test
    void the_receipt_of_a_claim_carries_its_answer() {
        Fact.ClaimAnswer granted =
                new Fact.ClaimAnswer(LocalDate.of(2026, 11, 23), ID.toString(), Optional.of(NOON), "");
        Fact.ClaimAnswer denied =
                new Fact.ClaimAnswer(LocalDate.of(2026, 11, 23), ID.toString(), Optional.empty(), "It is used.");
        for (Fact.ClaimAnswer answer : List.of(granted, denied)) {
            Receipt receipt = new Receipt(
                    ID,
                    DIGEST,
                    NOON,
                    "1",
                    List.of(),
                    HEADS,
                    Optional.of(new Receipt.Claimed(ID.toString(), answer)),
                    false);

            assertThat(DOCUMENTS.readReceipt(DOCUMENTS.writeReceipt(receipt))).isEqualTo(receipt);
        }
    }

    @ParameterizedTest
    @EnumSource(RefusalReason.class)
    void a_refusal_for_any_reason_reads_back_as_it_was_written(RefusalReason reason) {
        Refusal refusal = new Refusal(
                Optional.empty(), DIGEST, NOON, reason, "Send it again.", "", List.of(), Optional.empty(), false);
        Refusal full = new Refusal(
                Optional.of(ID), DIGEST, NOON, reason, "Ask for ü.", "1/a", List.of(FINDING), Optional.of(HEADS), true);

        assertThat(DOCUMENTS.readRefusal(DOCUMENTS.writeRefusal(refusal))).isEqualTo(refusal);
        assertThat(DOCUMENTS.readRefusal(DOCUMENTS.writeRefusal(full))).isEqualTo(full);
    }

    @Test
    void an_answer_lists_five_hundred_findings_and_counts_the_rest() {
        List<Finding> many = IntStream.range(0, 2_000).mapToObj(i -> FINDING).toList();
        Receipt receipt = new Receipt(ID, DIGEST, NOON, "1", many, HEADS, Optional.empty(), false);

        List<Finding> told =
                DOCUMENTS.readReceipt(DOCUMENTS.writeReceipt(receipt)).findings();

        assertThat(told).hasSize(500);
        assertThat(told.getLast().severity()).isEqualTo(Severity.INFO);
        assertThat(told.getLast().sentence()).isEqualTo("1501 more findings are not listed here.");
    }

    @Test
    void an_answer_can_be_written_whatever_a_stranger_put_into_the_findings() {
        Finding wild = new Finding(
                "XSD",
                Severity.ERROR,
                Place.of(Box.B7, "block \n " + "x".repeat(500)),
                Optional.empty(),
                "\u0001\ud800" + "y".repeat(5_000));
        Finding silent = new Finding("XSD", Severity.ERROR, Place.of(Box.B7), Optional.empty(), " ");
        Refusal refusal = new Refusal(
                Optional.empty(),
                DIGEST,
                NOON,
                RefusalReason.SCHEMA_INVALID,
                "",
                "",
                List.of(wild, silent),
                Optional.empty(),
                false);

        Refusal read = DOCUMENTS.readRefusal(DOCUMENTS.writeRefusal(refusal));

        assertThat(read.findings().getFirst().sentence()).hasSize(1_000).startsWith("\uFFFD\uFFFDy");
        assertThat(read.findings().getFirst().place().block()).hasSize(70).startsWith("block x");
    }

    @Test
    void a_descriptor_reads_back_as_it_was_written() {
        PartyDescriptor descriptor = descriptor(List.of(
                new ServiceAddress(
                        ServiceAddress.Kind.DELIVER, URI.create("https://epix.example.ch:8443/exchange?a=1&b=2")),
                new ServiceAddress(ServiceAddress.Kind.EPIX, URI.create("http://epix.example.ch/epix"))));

        assertThat(DOCUMENTS.readDescriptor(DOCUMENTS.writeDescriptor(descriptor)))
                .isEqualTo(descriptor);
        assertThat(DOCUMENTS.readDescriptor(DOCUMENTS.writeDescriptor(descriptor(List.of()))))
                .isEqualTo(descriptor(List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <From>CH<          | <From>Switzerland<
            <SentAt>2026-11-23 | <SentAt>2026-02-30
            T12:00             | T24:00
            </ExchangeHeader>  | <Extra/></ExchangeHeader>
            urn:epixgateway:exchange:header:1 | urn:epixgateway:exchange:header:2
            <ExchangeHeader    | <!DOCTYPE ExchangeHeader><ExchangeHeader
            <From>CH           | <From>&x;CH
            </ExchangeHeader>  | <!-- cut -->
            """)
    void a_header_that_is_none_is_told_in_one_sentence(String right, String wrong) {
        String written = DOCUMENTS.writeHeader(header("a.xml", "A:1")).asUtf8();
        assertThat(written).contains(right);

        assertThatThrownBy(() -> DOCUMENTS.readHeader(Bytes.utf8(written.replace(right, wrong))))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageStartingWith("The message header ")
                .hasMessageEndingWith(".")
                .hasMessageNotContaining("Switzerland");
    }

    static Stream<Function<Bytes, Object>> readers() {
        return Stream.of(
                DOCUMENTS::readHeader, DOCUMENTS::readReceipt, DOCUMENTS::readRefusal, DOCUMENTS::readDescriptor);
    }

    @ParameterizedTest
    @MethodSource("readers")
    void nothing_hostile_is_read(Function<Bytes, Object> reader) {
        byte[] large = new byte[50 << 20];
        Arrays.fill(large, (byte) ' ');
        String bomb = "<!DOCTYPE a [<!ENTITY b \"b\"><!ENTITY c \"&b;&b;&b;\">]><Receipt>&c;</Receipt>";

        for (Bytes hostile : List.of(
                Bytes.utf8(""),
                Bytes.utf8("hello"),
                Bytes.utf8(bomb),
                Bytes.utf8("<a>".repeat(20_000)),
                Bytes.utf8(Reading.text(Reading.MINIMAL)),
                Bytes.of(new byte[] {(byte) 0xC3, 0x28}),
                Bytes.of(large))) {
            assertThatThrownBy(() -> reader.apply(hostile))
                    .isInstanceOf(UnreadableDocumentException.class)
                    .hasMessageMatching("The .* cannot be read.*\\.");
        }
    }

    private static Header header(String file, String format) {
        return new Header(
                Header.PROFILE_VERSION,
                ID,
                MessageKind.RECEIPT,
                Party.of("CH"),
                Optional.empty(),
                NOON,
                new DocumentEntry(file, format, "", DIGEST),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false);
    }

    private static PartyDescriptor descriptor(List<ServiceAddress> services) {
        return new PartyDescriptor(
                Party.of("CH"),
                "Switzerland",
                "CITES Management Authority of Switzerland",
                List.of("Musterweg 12", "3003 Bern"),
                7,
                NOON,
                List.of("1"),
                List.of("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"),
                DeliveryMode.PUSH,
                List.of(
                        new AcceptedForm(DocumentKind.EXPORT, true, LocalDate.of(2027, 1, 1)),
                        new AcceptedForm(DocumentKind.PRE_CONVENTION, false, LocalDate.of(2027, 1, 1))),
                services,
                List.of(new DescribedCertificate(
                        CertificateUse.SEAL, NOON, NOON.plusSeconds(60), Bytes.of(new byte[2_000]))),
                List.of(URI.create("http://crl.example.ch/root.crl")),
                Set.of(Party.of("LI"), Party.of("CH")));
    }
}
