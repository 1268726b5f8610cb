package org.epixgateway.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.epixgateway.core.permit.Address;
import org.epixgateway.core.permit.Authority;
import org.epixgateway.core.permit.Block;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentFormat;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Inspection;
import org.epixgateway.core.permit.Issue;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.PermitReading;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Position;
import org.epixgateway.core.permit.Provenance;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.core.permit.Quota;
import org.epixgateway.core.permit.ReferencedDocument;
import org.epixgateway.core.permit.Trader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleReadingTest {
    private static final Address BERN = address("Musterweg 12", "Bern", "3003", "", "CH", "Switzerland");

    static Stream<String> samples() {
        return Samples.PERMITS.stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_sample_reads_without_a_finding(String sample) {
        PermitReading reading = Reading.of(Samples.permit(sample));

        assertThat(reading.findings()).isEmpty();
        assertThat(reading.permit().orElseThrow().key()).isPresent();
        assertThat(reading.permit().orElseThrow().kind()).isNotEqualTo(DocumentKind.OTHER);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_filled_box_of_every_sample_has_a_position(String sample) {
        PermitReading reading = Reading.of(Samples.permit(sample));

        assertThat(reading.positions().keySet())
                .contains(Place.of(Box.DOCUMENT), Place.of(Box.B1), Place.of(Box.B2), Place.of(Box.B3))
                .contains(Place.of(Box.B6), Place.of(Box.B13), Place.of(Box.B5B));
        for (Block block : reading.permit().orElseThrow().blocks()) {
            assertThat(reading.positions().keySet())
                    .contains(Place.of(Box.DOCUMENT, block.id()), Place.of(Box.B7, block.id()))
                    .contains(Place.of(Box.B10, block.id()), Place.of(Box.B11, block.id()));
        }
    }

    @Test
    void a_re_export_of_version_2_reads_box_by_box() {
        Permit expected = new Permit(
                DocumentFormat.TOOLKIT_2,
                DocumentKind.RE_EXPORT,
                "R",
                "",
                Optional.of(PermitNumber.of("26CH004711R")),
                false,
                Optional.of(LocalDate.of(2026, 11, 9)),
                Optional.of(LocalDate.of(2027, 5, 7)),
                new Trader(
                        "Maison Delaître Horlogerie SARL",
                        address("14 rue des Exemples", "Besançon", "25000", "", "FR", "France"),
                        List.of()),
                exporter(),
                List.of("Re-export of tanned leather goods."),
                List.of("T"),
                "Commercial",
                "CH 7201145",
                new Authority("CITES Management Authority of Switzerland", BERN),
                List.of(straps(
                        List.of("Watch straps", "Bracelets de montre"), "240", "25US482019/9", "IT/RE/2025/MI/03127")),
                issue(LocalDate.of(2026, 11, 9)),
                Optional.empty(),
                Optional.empty(),
                List.of());

        assertThat(Reading.sample("01-reexport-ch-fr-alligator-watch-straps")).isEqualTo(expected);
    }

    @Test
    void a_re_export_of_version_1_reads_like_one_of_version_2() {
        Permit permit = Reading.sample("v1-01-reexport-ch-fr-alligator-watch-straps");

        assertThat(permit.format()).isEqualTo(DocumentFormat.TOOLKIT_1);
        assertThat(permit.kind()).isEqualTo(DocumentKind.RE_EXPORT);
        assertThat(permit.exporter()).isEqualTo(exporter());
        assertThat(permit.importer().address().country()).contains(CountryCode.of("FR"));
        assertThat(permit.authority().address()).isEqualTo(BERN);
        assertThat(permit.issue()).isEqualTo(issue(LocalDate.of(2026, 11, 10)));
        Block block = permit.blocks().getFirst();
        assertThat(block.descriptions()).containsExactly("Watch straps, lot AMB-2026-121");
        assertThat(block.marks()).isEmpty();
        assertThat(block.origin().document()).isEqualTo(document("861", "25US482044/9", LocalDate.of(2025, 4, 2)));
        assertThat(block.lastReExport().document())
                .isEqualTo(document("811", "IT/RE/2025/MI/03188", LocalDate.of(2025, 10, 9)));
    }

    @Test
    void an_endorsed_export_reads_box_14_and_15() {
        Permit permit = Reading.sample("05-export-ch-fr-leeches-endorsed");

        assertThat(permit.inspection())
                .contains(new Inspection(
                        Optional.of(LocalDate.of(2026, 11, 19)),
                        Optional.empty(),
                        "Zürich-Flughafen",
                        "Zollstelle Zürich-Flughafen"));
        assertThat(permit.transport()).contains(new ReferencedDocument("740", "724-55019873", Optional.empty(), ""));
        assertThat(permit.blocks().getFirst().quantities()).containsExactly(Quantity.of("2000", "PCS"));
        assertThat(permit.blocks().getFirst().inspections())
                .containsExactly(new Inspection(Optional.empty(), Optional.of(Quantity.of("1950", "PCS")), "", ""));
    }

    @Test
    void an_appendix_one_export_cites_its_import_permit() {
        Permit permit = Reading.sample("06-export-ch-fr-snow-leopard");

        assertThat(permit.references())
                .containsExactly(new ReferencedDocument(
                        "911", "FR2607500418-I", Optional.of(LocalDate.of(2026, 11, 3)), "Import permit"));
        assertThat(permit.specialConditions()).hasSize(2);
        assertThat(permit.blocks().getFirst().marks()).containsExactly("Microchip 756 0972 0011 8840, maker Trovan");
    }

    @Test
    void quota_acquisition_and_registered_operations_are_read() {
        Block tusks =
                Reading.sample("15-export-bw-ch-elephant-tusks-quota").blocks().getFirst();
        Block keys =
                Reading.sample("04-preconvention-ch-fr-piano-keys").blocks().getFirst();
        Block bags = Reading.sample("19-reexport-fr-ch-siamese-crocodile-registered")
                .blocks()
                .getFirst();

        assertThat(tusks.quota().map(Quota::annual).map(Quantity::unit)).contains("PCS");
        assertThat(tusks.marks()).startsWith("BW/26 1187/18.4", "BW/26 1188/19.1");
        assertThat(keys.acquiredOn()).contains(LocalDate.of(1912, 6, 1));
        assertThat(bags.registeredOperations()).containsExactly("A-TH-999");
    }

    @Test
    void a_post_office_box_is_the_first_line_of_an_address() {
        Permit permit = Reading.sample("15-export-bw-ch-elephant-tusks-quota");

        assertThat(permit.authority().address().lines()).containsExactly("P.O. Box 00131", "Sample Road, Plot 1190");
    }

    @Test
    void positions_are_where_the_element_of_a_box_starts() {
        PermitReading reading = Reading.of(Samples.permit("05-export-ch-fr-leeches-endorsed"));

        assertThat(reading.positions())
                .containsEntry(Place.of(Box.B1), new Position(20, 5))
                .containsEntry(Place.of(Box.B3A), new Position(81, 9))
                .containsEntry(Place.of(Box.B14), new Position(89, 5))
                .containsEntry(Place.of(Box.B7, "A"), new Position(122, 11))
                .containsEntry(Place.of(Box.B14, "A"), new Position(125, 7));
    }

    private static Trader exporter() {
        return new Trader(
                "Atelier Bracelets du Léman SA",
                address("Route des Fictions 18", "Carouge", "1227", "Genève", "CH", "Switzerland"),
                List.of());
    }

    private static Issue issue(LocalDate on) {
        return new Issue(
                "Bern",
                Optional.of(on),
                "Regula Ammann-Probst",
                "Signed and sealed electronically by the issuing authority");
    }

    private static Block straps(List<String> descriptions, String pieces, String origin, String reExport) {
        return new Block(
                "A",
                List.of("Alligator mississippiensis"),
                List.of("American alligator", "Alligator d'Amérique"),
                descriptions,
                List.of("LPS"),
                List.of("Lot AMB-2026-117"),
                "II",
                List.of("W"),
                List.of(Quantity.of(pieces, "PCS")),
                Optional.empty(),
                new Provenance(
                        Optional.of(CountryCode.of("US")),
                        "United States of America",
                        document("861", origin, LocalDate.of(2025, 3, 18))),
                new Provenance(
                        Optional.of(CountryCode.of("IT")),
                        "Italy",
                        document("811", reExport, LocalDate.of(2025, 10, 2))),
                Optional.empty(),
                List.of(),
                List.of());
    }

    private static ReferencedDocument document(String typeCode, String number, LocalDate date) {
        return new ReferencedDocument(typeCode, number, Optional.of(date), "");
    }

    private static Address address(
            String street, String city, String postcode, String subdivision, String country, String name) {
        return new Address(List.of(street), city, postcode, subdivision, Optional.of(CountryCode.of(country)), name);
    }
}
