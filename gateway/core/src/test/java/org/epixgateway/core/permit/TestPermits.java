package org.epixgateway.core.permit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Permits that are complete under all rules on {@link #TODAY}: no error, no warning. Change one box with {@link
 * PermitDraft}. Names and numbers are invented.
 */
public final class TestPermits {
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    public static final LocalDate ISSUED = TODAY.minusDays(7);

    private static final String TRANSPORT =
            "For live animals, this permit is only valid if the transport conditions comply with the IATA Live Animals Regulations.";

    private TestPermits() {}

    /** Appendix II tusks under a quota, Namibia to Switzerland, citing the import permit. */
    public static Permit elephantTuskExport() {
        PermitDraft permit = issuedBy("E", "", TestTraders.NAMIBIA, "NA 2026/00017");
        permit.importer = TestTraders.SWISS_MUSEUM;
        permit.exporter = TestTraders.NAMIBIAN_EXPORTER;
        permit.purposeCodes = List.of("H");
        permit.securityStamp = "NA1234567";
        permit.references = List.of(
                new ReferencedDocument("911", "CH-2026-0815", Optional.of(ISSUED.minusDays(20)), "Import permit"));
        BlockDraft tusks = specimens("A", "Loxodonta africana", "TUS", "II", "W", Quantity.of("2", ""));
        tusks.commonNames = List.of("African elephant");
        tusks.descriptions = List.of("Pair of tusks, 24.5 kg");
        tusks.marks = List.of("NA/26/17/1", "NA/26/17/2");
        tusks.quota = Optional.of(new Quota(Quantity.of("36", ""), Quantity.of("180", "")));
        permit.blocks = List.of(tusks.build());
        return permit.build();
    }

    /** Two blocks of skins with origin and last re-export, Singapore to Switzerland, endorsed and with a waybill. */
    public static Permit pythonReExport() {
        PermitDraft permit = issuedBy("R", "", TestTraders.SINGAPORE, "26SG004711RE");
        permit.importer = TestTraders.SWISS_LEATHER;
        permit.exporter = TestTraders.SINGAPORE_TANNERY;
        permit.purposeCodes = List.of("T");
        permit.transport = Optional.of(new ReferencedDocument("740", "618-12345675", Optional.empty(), "Air waybill"));
        permit.blocks = List.of(
                pythonSkins("A", "Malayopython reticulatus", "ID", Quantity.of("1200", "")),
                pythonSkins("B", "Python bivittatus", "VN", Quantity.of("310.50", "KGM")));
        return permit.build();
    }

    /** Live, artificially propagated orchids, permit of the importing State. */
    public static Permit orchidImport() {
        PermitDraft permit = issuedBy("I", "", TestTraders.SWITZERLAND, "CH-2026-1042");
        permit.validUntil = Optional.of(ISSUED.plusMonths(12));
        permit.importer = TestTraders.SWISS_NURSERY;
        permit.exporter = TestTraders.THAI_NURSERY;
        permit.purposeCodes = List.of("B");
        BlockDraft orchids = specimens("A", "Paphiopedilum vietnamense", "LIV", "I", "A", Quantity.of("25", ""));
        orchids.origin = origin("TH", Optional.empty());
        permit.blocks = List.of(orchids.build());
        return permit.build();
    }

    /** Sharks landed from the high seas in Norway: importer only, origin ZZ, source X. */
    public static Permit introductionFromTheSea() {
        PermitDraft permit = issuedBy("O", "Introduction from the sea", TestTraders.NORWAY, "NO-IFS-26-003");
        permit.validUntil = Optional.of(ISSUED.plusMonths(12));
        permit.importer = TestTraders.NORWEGIAN_FISHERY;
        permit.purposeCodes = List.of("T");
        BlockDraft sharks = specimens("A", "Lamna nasus", "MEA", "II", "X", Quantity.of("845.25", "KIL"));
        sharks.origin = origin("ZZ", Optional.empty());
        permit.blocks = List.of(sharks.build());
        return permit.build();
    }

    /** A piano of 1912 with ivory keys, France to Switzerland. */
    public static Permit preConventionPiano() {
        PermitDraft permit = issuedBy("O", "Pre-Convention certificate", TestTraders.FRANCE, "FR2606900123-D");
        permit.importer = TestTraders.SWISS_MUSEUM;
        permit.exporter = TestTraders.FRENCH_MUSICIAN;
        permit.purposeText = "Personal";
        BlockDraft keys = specimens("A", "Loxodonta africana", "KEY", "I", "O", Quantity.of("52", "NAR"));
        keys.descriptions = List.of("Piano with 52 ivory key covers, built 1912");
        keys.acquiredOn = Optional.of(LocalDate.of(1912, 5, 1));
        permit.blocks = List.of(keys.build());
        return permit.build();
    }

    /** Live coral under an annual quota, Fiji to Switzerland. */
    public static Permit coralWithQuota() {
        PermitDraft permit = issuedBy("E", "", TestTraders.FIJI, "FJ-26-0500");
        permit.importer = TestTraders.SWISS_MUSEUM;
        permit.exporter = TestTraders.FIJIAN_EXPORTER;
        permit.specialConditions = List.of(TRANSPORT);
        permit.purposeCodes = List.of("Z");
        BlockDraft coral = specimens("A", "Acropora millepora", "LIV", "II", "W", Quantity.of("40", "PCS"));
        coral.quota = Optional.of(new Quota(Quantity.of("500", "PCS"), Quantity.of("1000", "PCS")));
        permit.blocks = List.of(coral.build());
        return permit.build();
    }

    /** The least that the rules ask of an export permit. */
    public static Permit minimalExport() {
        return withBlocks(1);
    }

    /** {@link #minimalExport()} with n blocks, A to Z, then AA, AB ... */
    public static Permit withBlocks(int count) {
        PermitDraft permit = issuedBy("E", "", TestTraders.NAMIBIA, "NA 2026/00018");
        permit.validFrom = Optional.empty();
        permit.importer = TestTraders.SWISS_LEATHER;
        permit.exporter = TestTraders.NAMIBIAN_EXPORTER;
        permit.purposeCodes = List.of("T");
        permit.blocks = IntStream.range(0, count)
                .mapToObj(index -> specimens(
                                letters(index), "Crocodylus niloticus", "SKI", "II", "W", Quantity.of("10", ""))
                        .build())
                .toList();
        return permit.build();
    }

    private static Block pythonSkins(String id, String species, String country, Quantity quantity) {
        BlockDraft skins = specimens(id, species, "SKI", "II", "W", quantity);
        skins.origin = origin(
                country,
                Optional.of(
                        new ReferencedDocument("861", country + "-25-311", Optional.of(ISSUED.minusDays(300)), "")));
        skins.lastReExport = new Provenance(
                Optional.of(CountryCode.of("MY")),
                "MY",
                new ReferencedDocument("811", "MY-26-090", Optional.of(ISSUED.minusDays(60)), ""));
        skins.inspections = List.of(
                new Inspection(Optional.of(TODAY.minusDays(1)), Optional.of(quantity), "Changi", "Sample Inspector"));
        return skins.build();
    }

    private static PermitDraft issuedBy(String letter, String text, Authority authority, String number) {
        PermitDraft permit = PermitDraft.empty(letter, text);
        permit.number = Optional.of(PermitNumber.of(number));
        permit.authority = authority;
        permit.validFrom = Optional.of(ISSUED);
        permit.validUntil = Optional.of(ISSUED.plusMonths(6));
        permit.issue = new Issue(
                authority.address().city(),
                Optional.of(ISSUED),
                "Sample Signatory",
                "Signed and sealed electronically");
        return permit;
    }

    private static BlockDraft specimens(
            String id, String species, String term, String appendix, String source, Quantity quantity) {
        BlockDraft block = BlockDraft.empty(id);
        block.scientificNames = List.of(species);
        block.terms = List.of(term);
        block.appendix = appendix;
        block.sources = List.of(source);
        block.quantities = List.of(quantity);
        return block;
    }

    private static Provenance origin(String country, Optional<ReferencedDocument> document) {
        return new Provenance(Optional.of(CountryCode.of(country)), country, document.orElse(ReferencedDocument.NONE));
    }

    private static String letters(int index) {
        String last = String.valueOf((char) ('A' + index % 26));
        return index < 26 ? last : letters(index / 26 - 1) + last;
    }
}
