package org.epixgateway.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.xml.bind.JAXBContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epixgateway.wire.exchange.common.Severity;
import org.epixgateway.wire.exchange.header.ExchangeHeader;
import org.epixgateway.wire.exchange.header.Kind;
import org.epixgateway.wire.exchange.header.Role;
import org.epixgateway.wire.exchange.receipt.Receipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

class ExchangeDocumentsTest {
    private static final String HEADER_SCHEMA = "schemas/exchange/header.xsd";
    private static final String DIGEST = "ab".repeat(32);
    private static final String HEADER = """
            <ExchangeHeader xmlns="urn:epixgateway:exchange:header:1">
              <ProfileVersion>1.0</ProfileVersion>
              <MessageId>019ab2c3-d4e5-7f60-8a1b-2c3d4e5f6071</MessageId>
              <Kind>Permit</Kind>
              <From>CH</From>
              <To>FR</To>
              <SentAt>2026-11-23T08:15:30.123Z</SentAt>
              <Document name="permit.xml" format="CITESEPermit:2" sha256="%1$s"/>
              <Attachment name="attachments/1.pdf" fileName="Plan ä 1.pdf" mediaType="application/pdf" sha256="%1$s"/>
              <PermitReference>
                <IssuingCountry>CH</IssuingCountry>
                <DocumentKind>E</DocumentKind>
                <Number>26CH004733E</Number>
                <DocumentDigest>%1$s</DocumentDigest>
              </PermitReference>
              <OriginalForm>ElectronicOriginal</OriginalForm>
              <Actors>
                <Actor role="issued" method="password" at="2026-11-10T09:15:00Z"><Name>Regula Ammann-Probst</Name></Actor>
                <Actor role="processed"><Reference>account-17</Reference></Actor>
                <Actor role="requested"/>
              </Actors>
              <TestIndicator>false</TestIndicator>
            </ExchangeHeader>
            """.formatted(DIGEST);
    private static final String RECEIPT = """
            <Receipt xmlns="urn:epixgateway:exchange:receipt:1">
              <MessageId>019ab2c3-d4e5-7f60-8a1b-2c3d4e5f6071</MessageId>
              <FileDigest>%1$s</FileDigest>
              <ReceivedAt>2026-11-23T08:15:31Z</ReceivedAt>
              <RuleSetVersion>2026-11-23</RuleSetVersion>
              <Findings>
                <Finding rule="B-15" severity="WARNING" box="11a" block="A" line="88" column="12">The quota is not stated.</Finding>
                <Finding rule="B-23" severity="NOT_CHECKED" box="12">Range States are not known yet.</Finding>
              </Findings>
              <LogHeads>
                <Own party="FR" position="17" hash="%1$s"/>
                <LastKnownOfSender party="CH" position="0" hash="%1$s"/>
              </LogHeads>
              <TestIndicator>false</TestIndicator>
            </Receipt>
            """.formatted(DIGEST);
    private static final String REFUSAL = """
            <Refusal xmlns="urn:epixgateway:exchange:refusal:1">
              <FileDigest>%1$s</FileDigest>
              <ReceivedAt>2026-11-23T08:15:31Z</ReceivedAt>
              <Reason>ContainerBroken</Reason>
              <Sentence>The container names one entry twice.</Sentence>
              <Findings/>
              <TestIndicator>false</TestIndicator>
            </Refusal>
            """.formatted(DIGEST);
    private static final String PARTY = """
            <PartyDescriptor xmlns="urn:epixgateway:exchange:party:1">
              <Party>CH</Party>
              <Name>Switzerland</Name>
              <Authority><Name>CITES Management Authority of Switzerland</Name><AddressLine>3003 Bern</AddressLine></Authority>
              <Sequence>1</Sequence>
              <IssuedAt>2026-11-23T08:00:00Z</IssuedAt>
              <ProfileVersion>1.0</ProfileVersion>
              <SignatureAlgorithm>http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256</SignatureAlgorithm>
              <DeliveryMode>Push</DeliveryMode>
              <AcceptedForm documentKind="E" paperless="true" from="2027-01-01"/>
              <Service kind="Deliver" address="https://epix.example.ch:8443/exchange"/>
              <Certificate purpose="seal" from="2026-11-01T00:00:00Z" until="2028-11-01T00:00:00Z">MIIB</Certificate>
              <CrlAddress>http://crl.example.ch/root.crl</CrlAddress>
              <CustomsTerritory>LI</CustomsTerritory>
            </PartyDescriptor>
            """;

    private static final String STATED = """
              <StatementId>019ab2c3-d4e5-7f60-8a1b-2c3d4e5f6071</StatementId>
              <StatedAt>2026-11-23T08:00:00Z</StatedAt>
            """;
    private static final String ENDORSEMENT = """
            <Endorsement xmlns="urn:epixgateway:exchange:endorsement:1">%s
              <On>2026-11-23</On>
              <Place>Zürich-Kloten</Place>
              <TransportDocument>085-12345675</TransportDocument>
              <Method>Electronic</Method>
              <Shipped block="A" quantity="60" unit="NAR"/>
              <Shipped block="B" quantity="5.25" unit="KGM"/>
            </Endorsement>
            """.formatted(STATED);
    private static final String NOTICE = """
            <StatusNotice xmlns="urn:epixgateway:exchange:status-notice:1">%s
              <Sequence>2</Sequence>
              <Status>Replaced</Status>
              <On>2026-11-23</On>
              <Reason>Lost in the post.</Reason>
              <Successor number="26CH004799E" issuedOn="2026-11-22"/>
            </StatusNotice>
            """.formatted(STATED);
    private static final String USE = """
            <UseReport xmlns="urn:epixgateway:exchange:use-report:1">%s
              <On>2026-11-23</On>
              <Place>Roissy</Place>
              <Block block="A" accepted="58" refused="1" seized="1" unit="NAR" reason="one skin unmarked"/>
            </UseReport>
            """.formatted(STATED);

    @Test
    void examples_of_all_statements_are_valid() {
        assertThatCode(() -> {
                    validate("schemas/exchange/endorsement.xsd", ENDORSEMENT);
                    validate("schemas/exchange/status-notice.xsd", NOTICE);
                    validate("schemas/exchange/use-report.xsd", USE);
                    validate(
                            "schemas/exchange/use-report.xsd",
                            USE.replaceAll("<Block .*/>", "<Crossing direction=\"in\" specimen=\"CH-7\"/>"));
                })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "+1", "1e3", "NaN", "1,5", "INF", "0x1", "", "1.", " 1 000"})
    void a_quantity_is_a_plain_decimal_that_is_not_below_zero(String quantity) {
        assertThatThrownBy(() -> validate(
                        "schemas/exchange/endorsement.xsd",
                        ENDORSEMENT.replace("quantity=\"60\"", "quantity=\"" + quantity + "\"")))
                .isInstanceOf(SAXException.class);
    }

    @Test
    void examples_of_all_four_documents_are_valid() {
        assertThatCode(() -> {
                    validate(HEADER_SCHEMA, HEADER);
                    validate("schemas/exchange/receipt.xsd", RECEIPT);
                    validate("schemas/exchange/refusal.xsd", REFUSAL);
                    validate("schemas/exchange/party.xsd", PARTY);
                })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <From>CH<                 | <From>Ch<
            <From>CH<                 | <From>S1<
            <To>FR<                   | <To>F1<
            019ab2c3-d4e5             | 019AB2C3-D4E5
            30.123Z                   | 30.123+01:00
            sha256="ab                | sha256="AB
            name="permit.xml"         | name="../permit.xml"
            attachments/1.pdf         | a/b/1.pdf
            CITESEPermit:2            | CITESEPermit
            role="issued"             | role="signed"
            <Kind>Permit<             | <Kind>Message<
            ElectronicOriginal        | Paper
            <Number>26CH004733E<      | <Number><
            <TestIndicator>false<     | <TestIndicator><
            """)
    void a_header_with_one_wrong_value_is_refused(String right, String wrong) {
        assertThat(HEADER).contains(right);

        assertThatThrownBy(() -> validate(HEADER_SCHEMA, HEADER.replace(right, wrong)))
                .isInstanceOf(SAXException.class);
    }

    @Test
    void a_country_that_permits_name_may_have_a_digit_and_a_party_may_not_neither_here_nor_in_the_service() {
        assertThatCode(() -> validate(HEADER_SCHEMA, HEADER.replace("<IssuingCountry>CH<", "<IssuingCountry>S1<")))
                .doesNotThrowAnyException();

        assertThat(List.of(
                        partyCode("schemas/exchange/common.xsd"), partyCode("schemas/exchange/ExchangeService.wsdl")))
                .containsOnly("[A-Z]{2}");
    }

    private static String partyCode(String file) {
        Matcher pattern = Pattern.compile("(?s)name=\"PartyCode\".*?<xs:pattern value=\"([^\"]+)\"")
                .matcher(new String(Resource.bytes(file), StandardCharsets.UTF_8));
        assertThat(pattern.find()).isTrue();
        return pattern.group(1);
    }

    @Test
    void a_permit_number_may_have_seventy_characters_and_not_one_more() {
        assertThatCode(() -> validate(HEADER_SCHEMA, HEADER.replace("26CH004733E", "9".repeat(70))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> validate(HEADER_SCHEMA, HEADER.replace("26CH004733E", "9".repeat(71))))
                .isInstanceOf(SAXException.class);
    }

    @Test
    void the_generated_types_read_header_and_receipt() throws Exception {
        ExchangeHeader header = read(HEADER, ExchangeHeader.class);
        Receipt receipt = read(RECEIPT, Receipt.class);

        assertThat(header.getKind()).isEqualTo(Kind.PERMIT);
        assertThat(header.getSentAt().toXMLFormat()).isEqualTo("2026-11-23T08:15:30.123Z");
        assertThat(header.getActors().getActor().getFirst().getRole()).isEqualTo(Role.ISSUED);
        assertThat(receipt.getFindings().getFinding().getLast().getSeverity()).isEqualTo(Severity.NOT_CHECKED);
        assertThat(receipt.getLogHeads().getOwn().getPosition()).isEqualTo(17);
    }

    private static void validate(String schema, String document) throws Exception {
        Resource.validate(schema, document.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> T read(String document, Class<T> type) throws Exception {
        Object read = JAXBContext.newInstance(type)
                .createUnmarshaller()
                .unmarshal(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
        return type.cast(read);
    }
}
