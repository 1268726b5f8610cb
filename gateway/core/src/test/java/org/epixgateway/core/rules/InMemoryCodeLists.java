package org.epixgateway.core.rules;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A small part of the code lists: all purposes, sources, appendices and units, and the terms, countries and pairs that the
 * fixtures use. As in the real lists, Rec 20 units are mapped before a pair is looked up.
 */
public final class InMemoryCodeLists implements CodeLists {
    private static final Map<String, String> LEGACY_OF_REC_20 =
            Map.of("KGM", "KIL", "MTQ", "CUM", "MTK", "SQM", "CMQ", "CCM", "CMK", "SQC");

    private final Map<List, Map<String, String>> names = new HashMap<>();
    private final Map<String, LocalDate> lastDays = new HashMap<>();
    private final Map<Pairs, Map<String, Set<String>>> pairs = Map.of(
            Pairs.TERM_UNIT,
            Map.of(
                    "TUS", Set.of("", "KIL", "GRM"),
                    "SKI", Set.of("", "KIL", "GRM", "SQM"),
                    "LIV", Set.of("", "KIL", "GRM"),
                    "MEA", Set.of("", "KIL"),
                    "KEY", Set.of("", "KIL", "GRM"),
                    "LOG", Set.of("", "CUM", "KIL", "SQM"),
                    "SAW", Set.of("", "CUM", "KIL", "SQM"),
                    "VEN", Set.of("", "CUM", "KIL", "SQM")),
            Pairs.TERM_PURPOSE,
            Map.of(
                    "TUS", Set.of("H", "P", "T", "S", "E", "L"),
                    "SKI", Set.of("H", "P", "T", "S", "E"),
                    "LIV", Set.of("B", "E", "G", "N", "P", "Q", "S", "T", "Z"),
                    "MEA", Set.of("P", "T")));

    public InMemoryCodeLists() {
        add(List.PERMIT_TYPES, "E", "R", "I", "O");
        add(List.PURPOSES, "B", "E", "G", "H", "L", "M", "N", "P", "Q", "S", "T", "Z");
        add(List.SOURCES, "A", "C", "D", "F", "I", "O", "R", "U", "W", "X", "Y");
        add(List.APPENDICES, "I", "II", "III", "N", "NC", "A");
        add(List.TERMS, "KEY", "LIV", "LOG", "MEA", "PLY", "SAW", "SKI", "SKP", "TIM", "TUS", "VEN", "COR", "SPE");
        add(
                List.UNITS,
                "BAK",
                "BAG",
                "BOT",
                "BOX",
                "BSK",
                "CAN",
                "CAS",
                "CCM",
                "CRT",
                "CTM",
                "CUF",
                "CUM",
                "FEE",
                "FLA");
        add(
                List.UNITS,
                "GRM",
                "HRN",
                "INC",
                "ITE",
                "KIL",
                "LTR",
                "MGM",
                "MLT",
                "MTR",
                "MYG",
                "NAR",
                "OUN",
                "PAI",
                "PCS");
        add(List.UNITS, "PND", "SET", "SHP", "SID", "SKI", "SQC", "SQD", "SQF", "SQM", "TON", "YAR");
        add(
                List.UNITS,
                "CMQ",
                "CMT",
                "FTQ",
                "MTQ",
                "FOT",
                "H87",
                "INH",
                "ONZ",
                "PR",
                "LBR",
                "CMK",
                "DMK",
                "FTK",
                "MTK");
        add(List.UNITS, "TNE", "MC", "KGM", "YRD");
        add(
                List.COUNTRIES,
                "AU",
                "CH",
                "DE",
                "FJ",
                "FR",
                "GB",
                "ID",
                "MY",
                "NA",
                "NO",
                "SG",
                "TH",
                "VN",
                "XX",
                "ZZ",
                "XV");
        add(List.DOCUMENT_TYPES, "626", "811", "861", "911", "740");
    }

    /** Takes a code off its list after a day. */
    public InMemoryCodeLists withLastDay(List list, String code, LocalDate day) {
        lastDays.put(list + " " + code, day);
        return this;
    }

    @Override
    public Optional<String> name(List list, String code, LocalDate on) {
        LocalDate last = lastDays.getOrDefault(list + " " + code, LocalDate.MAX);
        return on.isAfter(last)
                ? Optional.empty()
                : Optional.ofNullable(names.getOrDefault(list, Map.of()).get(code));
    }

    @Override
    public boolean hasPair(Pairs kind, String term, String other) {
        String legacy = kind == Pairs.TERM_UNIT ? LEGACY_OF_REC_20.getOrDefault(other, other) : other;
        return known(kind).getOrDefault(term, Set.of()).contains(legacy);
    }

    @Override
    public boolean knowsTerm(Pairs kind, String term) {
        return known(kind).containsKey(term);
    }

    @Override
    public String version() {
        return "test-lists";
    }

    private Map<String, Set<String>> known(Pairs kind) {
        return pairs.getOrDefault(kind, Map.of());
    }

    private void add(List list, String... codes) {
        for (String code : codes) {
            names.computeIfAbsent(list, key -> new HashMap<>()).put(code, list.name() + " " + code);
        }
    }
}
