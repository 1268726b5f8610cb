package org.epixgateway.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.MessageKind;
import org.epixgateway.core.exchange.UnreadableDocumentException;
import org.epixgateway.core.life.Correspondence;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StatementXmlTest {
    private static final XmlExchangeDocuments DOCUMENTS = new XmlExchangeDocuments(Limits.STANDARD);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Party SWITZERLAND = Party.of("CH");

    private static final PermitKey IMPORT =
            PermitKey.of(CountryCode.of("FR"), "DREAL \"Lyon\"", DocumentKind.IMPORT, PermitNumber.of("FR2600017-I"));
    private static final PermitKey CERTIFICATE =
            PermitKey.of(CountryCode.of("CH"), "", DocumentKind.PRE_CONVENTION, PermitNumber.of("26 CH 7"));
    private static final Fact.BlockUse USED =
            new Fact.BlockUse("A", new BigDecimal("58.50"), BigDecimal.ONE, BigDecimal.ZERO, "KGM", "unmarked");

    private static Statement statement(Fact fact) {
        return new Statement(
                "019ab2c3-d4e5-7f60-8a1b-2c3d4e5f6071",
                SWITZERLAND,
                Instant.parse("2026-11-23T12:00:00.123456Z"),
                fact);
    }

    private static Fact.Endorsement endorsement(String place, String amount) {
        return new Fact.Endorsement(
                DAY,
                place,
                "085-12345675",
                Fact.Method.BARCODE_SCAN,
                List.of(
                        new Fact.BlockQuantity("A", Quantity.of(amount, "NAR")),
                        new Fact.BlockQuantity("#2", Quantity.of("5.250", ""))));
    }

    static Stream<Arguments> facts() {
        return Stream.of(
                Arguments.of(MessageKind.ENDORSEMENT, endorsement("Zürich & <Kloten>", "60")),
                Arguments.of(
                        MessageKind.STATUS_NOTICE,
                        new Fact.Notice(
                                3,
                                Fact.Notice.Kind.REPLACED,
                                DAY,
                                "Lost \"in\" the post",
                                Optional.of(new Fact.Successor("26CH9", DAY)))),
                Arguments.of(
                        MessageKind.STATUS_NOTICE,
                        new Fact.Notice(1, Fact.Notice.Kind.WITHDRAWN, DAY, "quota", Optional.empty())),
                Arguments.of(
                        MessageKind.STATUS_NOTICE,
                        new Fact.Settlement(DAY, Set.of("a", "b"), "one movement, two lorries")),
                Arguments.of(
                        MessageKind.USE_REPORT,
                        new Fact.Use(
                                DAY,
                                "Roissy",
                                List.of(new Fact.BlockUse(
                                        "A",
                                        new BigDecimal("58.50"),
                                        BigDecimal.ONE,
                                        BigDecimal.ZERO,
                                        "KGM",
                                        "unmarked")))),
                Arguments.of(
                        MessageKind.CLAIM,
                        new Fact.Claim(DAY, "Roissy", List.of(new Fact.BlockQuantity("A", Quantity.of("58", "NAR"))))),
                Arguments.of(MessageKind.CLAIM, new Fact.Claim(DAY, "Roissy", List.of())),
                Arguments.of(
                        MessageKind.CLAIM,
                        new Fact.Claim(
                                DAY,
                                "Roissy",
                                List.of(),
                                List.of(
                                        new Fact.Linked<>(
                                                IMPORT, List.of(new Fact.BlockQuantity("1", Quantity.of("58", "NAR")))),
                                        new Fact.Linked<>(CERTIFICATE, List.of())))),
                Arguments.of(
                        MessageKind.USE_REPORT,
                        new Fact.Use(
                                DAY,
                                "Roissy",
                                List.of(USED),
                                List.of(
                                        new Fact.Linked<>(IMPORT, List.of(USED)),
                                        new Fact.Linked<>(CERTIFICATE, List.of())))),
                Arguments.of(
                        MessageKind.INQUIRY,
                        new Correspondence.Inquiry(
                                DAY,
                                SWITZERLAND,
                                Correspondence.Inquiry.Ground.RETROSPECTIVE_AGREEMENT,
                                "Do you agree & since <when>?",
                                DAY.plusDays(14))),
                Arguments.of(
                        MessageKind.INQUIRY,
                        new Correspondence.Answer(DAY, "019ab2c3-d4e5-7f60-8a1b-2c3d4e5f6072", false, "No.")),
                Arguments.of(
                        MessageKind.INQUIRY,
                        new Correspondence.Answer(DAY, "019ab2c3-d4e5-7f60-8a1b-2c3d4e5f6072", true, "Yes.")),
                Arguments.of(
                        MessageKind.INQUIRY, new Correspondence.Reminder(DAY, "019ab2c3-d4e5-7f60-8a1b-2c3d4e5f6072")),
                Arguments.of(MessageKind.DECISION, new Correspondence.Decision(DAY, true, "")),
                Arguments.of(MessageKind.DECISION, new Correspondence.Decision(DAY, false, "quota")),
                Arguments.of(
                        MessageKind.RECEIPT,
                        new Fact.ClaimAnswer(
                                DAY, "019ab2c3-d4e5-7f60-8a1b-2c3d4e5f6072", Optional.empty(), "It is used.")),
                Arguments.of(
                        MessageKind.USE_REPORT, new Fact.Crossing(DAY, "Basel", Fact.Crossing.Direction.IN, "CH-7")));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void what_is_written_is_read_back_as_it_was(MessageKind kind, Fact fact) {
        Statement written = statement(fact);

        Bytes xml = DOCUMENTS.writeStatement(written);

        assertThat(DOCUMENTS.readStatement(kind, xml, SWITZERLAND)).isEqualTo(written);
    }

    @Test
    void one_kind_of_statement_is_not_read_as_another() {
        Bytes xml = DOCUMENTS.writeStatement(statement(endorsement("Kloten", "60")));

        assertThatThrownBy(() -> DOCUMENTS.readStatement(MessageKind.USE_REPORT, xml, SWITZERLAND))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageContaining("The root element is not UseReport");
    }

    @Test
    void a_notice_without_its_place_in_the_order_is_not_read() {
        Bytes xml = DOCUMENTS.writeStatement(
                statement(new Fact.Notice(1, Fact.Notice.Kind.WITHDRAWN, DAY, "quota", Optional.empty())));
        Bytes without = Bytes.utf8(xml.asUtf8().replaceAll("<Sequence>1</Sequence>", ""));

        assertThatThrownBy(() -> DOCUMENTS.readStatement(MessageKind.STATUS_NOTICE, without, SWITZERLAND))
                .isInstanceOf(UnreadableDocumentException.class);
    }

    @Test
    void what_the_schema_does_not_take_is_not_written() {
        assertThatThrownBy(() -> DOCUMENTS.writeStatement(statement(endorsement("", "60"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DOCUMENTS.writeStatement(statement(endorsement("Kloten", "-1"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DOCUMENTS.writeStatement(statement(endorsement("x".repeat(201), "1"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
