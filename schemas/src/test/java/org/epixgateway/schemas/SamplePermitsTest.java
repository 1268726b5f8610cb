package org.epixgateway.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.xml.bind.JAXBContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.datatype.XMLGregorianCalendar;
import org.epixgateway.wire.permit.v1.CBFShip;
import org.epixgateway.wire.permit.v2.CITESEPermit;
import org.epixgateway.wire.permit.v2.rabie.ExchangedDocumentType;
import org.epixgateway.wire.permit.v2.rabie.QuantityType;
import org.epixgateway.wire.permit.v2.rabie.SupplyChainConsignmentItemType;
import org.epixgateway.wire.permit.v2.rabie.TradePartyType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

class SamplePermitsTest {
    private static final LocalDate WRITTEN_FOR = LocalDate.of(2026, 11, 23);
    private static final LocalDate HISTORY_ENDS = LocalDate.of(2026, 6, 1);
    private static final Map<String, List<String>> CODES = new ConcurrentHashMap<>();

    static Stream<String> samples() {
        return Resource.list("samples/permits", ".xml").stream();
    }

    static Stream<String> samplesV2() {
        return samples().filter(sample -> !isV1(sample));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_sample_permit_is_valid(String sample) {
        String schema = isV1(sample) ? Resource.PERMIT_V1 : Resource.PERMIT_V2;

        assertThatCode(() -> Resource.validate(schema, Resource.bytes(sample))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "epix-v1-get_non_final_cites_certificate.xml, 450128bcb427593e917991b35ccbaabe99a703512b169be19be4208aaad4047c",
        "epix-v2-get_non_final_cites_certificate.xml, 966cf35536072b9476256e735417473443a1ba9a49d9d11b4e107fac542189d5"
    })
    void recorded_messages_are_kept_byte_for_byte(String name, String digest) throws Exception {
        byte[] bytes = Resource.bytes("samples/recorded/" + name);

        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                .isEqualTo(digest);
    }

    @Test
    void a_recorded_message_is_not_valid_before_it_is_normalised() {
        byte[] recorded = Resource.bytes("samples/recorded/epix-v2-get_non_final_cites_certificate.xml");

        assertThatThrownBy(() -> Resource.validate(Resource.PERMIT_V2, recorded))
                .isInstanceOf(SAXException.class);
    }

    @Test
    void a_permit_with_its_header_after_the_goods_is_not_valid() {
        String permit = new String(
                Resource.bytes("samples/permits/18-minimal-export-ch-fr-cyclamen.xml"), StandardCharsets.UTF_8);
        int header = permit.indexOf("  <HeaderExchangedDocument>");
        int goods = permit.indexOf("  <SpecifiedSupplyChainConsignment>");
        int end = permit.indexOf("</CITESEPermit>");
        String swapped = permit.substring(0, header)
                + permit.substring(goods, end)
                + permit.substring(header, goods)
                + permit.substring(end);

        assertThatThrownBy(() -> Resource.validate(Resource.PERMIT_V2, swapped.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SAXException.class)
                .hasMessageContaining("SpecifiedSupplyChainConsignment");
    }

    @ParameterizedTest
    @MethodSource("samplesV2")
    void every_sample_carries_what_a_permit_must_carry(String sample) throws Exception {
        CITESEPermit permit = read(sample, CITESEPermit.class);
        ExchangedDocumentType header = permit.getHeaderExchangedDocument();

        assertThat(header.getID().getValue()).isNotBlank();
        assertThat(header.getTypeCode().getValue()).isIn("E", "R", "I", "O");
        assertThat(header.getName().isEmpty())
                .isEqualTo(!header.getTypeCode().getValue().equals("O"));
        assertThat(header.getFirstSignatoryDocumentAuthentication().getID()).isNotEmpty();
        assertIdentified(header.getFirstSignatoryDocumentAuthentication().getProviderTradeParty());
        assertThat(header.getThirdSignatoryDocumentAuthentication()
                        .getProviderTradeParty()
                        .getSpecifiedAuthoritativeSignatoryPerson()
                        .getFirst()
                        .getName()
                        .getValue())
                .isNotBlank();
        assertIdentified(permit.getSpecifiedSupplyChainConsignment().getConsignorTradeParty());
        assertIdentified(permit.getSpecifiedSupplyChainConsignment().getConsigneeTradeParty());
    }

    @ParameterizedTest
    @MethodSource("samplesV2")
    void every_sample_keeps_to_the_documented_dates(String sample) throws Exception {
        ExchangedDocumentType header = read(sample, CITESEPermit.class).getHeaderExchangedDocument();
        LocalDate issued = date(header.getIssueDateTime());
        LocalDate until = date(header.getEffectiveSpecifiedPeriod().getEndDateTime());
        boolean isYearLong = Stream.of("import", "introduction").anyMatch(sample::contains);

        assertThat(issued).isBetween(HISTORY_ENDS, WRITTEN_FOR);
        assertThat(ChronoUnit.DAYS.between(issued, until)).isPositive().isLessThanOrEqualTo(isYearLong ? 364 : 180);
    }

    @ParameterizedTest
    @MethodSource("samplesV2")
    void every_code_in_a_sample_is_in_the_code_lists(String sample) throws Exception {
        CITESEPermit permit = read(sample, CITESEPermit.class);

        assertThat(codes("purposes"))
                .containsAll(permit.getHeaderExchangedDocument().getPurposeCode());
        for (SupplyChainConsignmentItemType block :
                permit.getSpecifiedSupplyChainConsignment().getIncludedSupplyChainConsignmentItem()) {
            var goods = block.getIncludedSupplyChainTradeLineItem().getFirst();
            QuantityType issued =
                    block.getTransportLogisticsPackage().getFirst().getItemQuantity();

            assertThat(codes("appendices")).contains(goods.getTypeCode());
            assertThat(codes("sources")).contains(goods.getTypeExtensionCode());
            assertThat(codes("terms"))
                    .contains(goods.getSpecifiedTradeProduct()
                            .getTypeCode()
                            .getFirst()
                            .getValue());
            assertThat(codes("units")).contains(issued.getUnitCode());
            assertThat(issued.getValue()).isPositive();
            block.getExaminationTransportEvent()
                    .forEach(event ->
                            assertThat(event.getUnitQuantity().getValue()).isLessThanOrEqualTo(issued.getValue()));
        }
    }

    @Test
    void no_two_samples_bear_the_same_number() throws Exception {
        Set<String> numbers = samples()
                .map(sample -> new String(Resource.bytes(sample), StandardCharsets.UTF_8))
                .map(text -> text.replaceAll("(?s).*?<HeaderExchangedDocument>\\s*<ram:ID>([^<]*)<.*", "$1"))
                .collect(Collectors.toSet());

        assertThat(numbers).hasSameSizeAs(samples().toList());
    }

    @Test
    void the_large_sample_has_two_hundred_blocks_with_names_of_their_own() throws Exception {
        List<String> blocks = read("samples/permits/10-export-fr-ch-200-blocks.xml", CITESEPermit.class)
                .getSpecifiedSupplyChainConsignment()
                .getIncludedSupplyChainConsignmentItem()
                .stream()
                .map(block -> block.getID().getFirst().getValue())
                .toList();

        assertThat(blocks).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void the_generated_types_read_a_permit_of_version_1() throws Exception {
        CBFShip permit = read("samples/permits/v1-02-export-fr-ch-live-macaw.xml", CBFShip.class);

        assertThat(permit.getHeaderExchangedDocument().getID()).isEqualTo("FR2607500471-E");
        assertThat(permit.getSpecifiedSupplyChainConsignment()
                        .getImportTradeCountry()
                        .getID())
                .containsExactly("CH");
    }

    private static void assertIdentified(TradePartyType party) {
        assertThat(party.getName().getValue()).isNotBlank();
        assertThat(party.getPostalTradeAddress().getStreetName()).isNotEmpty();
        assertThat(party.getPostalTradeAddress().getCityName().getValue()).isNotBlank();
        assertThat(codes("countries"))
                .contains(party.getPostalTradeAddress().getCountryID().getValue());
    }

    private static List<String> codes(String list) {
        return CODES.computeIfAbsent(
                list, name -> Csv.read("codelists/" + name + ".csv").column("code"));
    }

    private static LocalDate date(XMLGregorianCalendar moment) {
        return LocalDate.of(moment.getYear(), moment.getMonth(), moment.getDay());
    }

    private static boolean isV1(String sample) {
        return sample.contains("/v1-");
    }

    private static <T> T read(String sample, Class<T> type) throws Exception {
        Object read = JAXBContext.newInstance(type)
                .createUnmarshaller()
                .unmarshal(new ByteArrayInputStream(Resource.bytes(sample)));
        return type.cast(read);
    }
}
