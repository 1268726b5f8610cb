package org.epixgateway.documents;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.rules.CodeLists;

/** The code lists that are bundled with the schemas, loaded once. */
public final class CsvCodeLists implements CodeLists {
    private static final int DIGEST_LENGTH = 8;
    /** Pieces, items and numbers of articles: in the pairs, a number of specimens has no unit. */
    private static final Set<String> PIECES = Set.of("PCS", "ITE", "NAR");

    private static final Map<List, String> FILES = new EnumMap<>(Map.of(
            List.PERMIT_TYPES, "permit-types",
            List.PURPOSES, "purposes",
            List.SOURCES, "sources",
            List.APPENDICES, "appendices",
            List.TERMS, "terms",
            List.UNITS, "units",
            List.COUNTRIES, "countries",
            List.DOCUMENT_TYPES, "document-types-1001"));

    private record Code(String name, LocalDate from, LocalDate until) {
        boolean isValid(LocalDate on) {
            return !on.isBefore(from) && !on.isAfter(until);
        }
    }

    private final Map<List, Map<String, Code>> lists = new EnumMap<>(List.class);
    private final Map<Pairs, Map<String, Set<String>>> pairs = new EnumMap<>(Pairs.class);
    private final Map<String, String> legacyUnits = new HashMap<>();
    private final String version;

    public CsvCodeLists() {
        this(Csv::bundled);
    }

    /** @param texts the text of each list, by its name in the index */
    CsvCodeLists(UnaryOperator<String> texts) {
        Map<String, String> read = new LinkedHashMap<>();
        UnaryOperator<String> once = name -> read.computeIfAbsent(name, texts);
        FILES.forEach((list, file) -> lists.put(list, codes(once.apply(file))));
        Csv.rows(once.apply("units")).forEach(row -> {
            String rec20 = row.getOrDefault("rec20_code", "");
            if (!rec20.isEmpty()) {
                legacyUnits.putIfAbsent(rec20, row.getOrDefault("code", ""));
            }
        });
        addRec20Names();
        pairs.put(Pairs.TERM_UNIT, pairs(once.apply("term-unit"), "unit_code"));
        pairs.put(Pairs.TERM_PURPOSE, pairs(once.apply("term-purpose"), "purpose_code"));
        version = version(texts.apply("index"), String.join("\n", read.values()));
    }

    @Override
    public Optional<String> name(List list, String code, LocalDate on) {
        return Optional.ofNullable(lists.getOrDefault(list, Map.of()).get(code))
                .filter(known -> known.isValid(on))
                .map(Code::name);
    }

    @Override
    public boolean hasPair(Pairs kind, String term, String other) {
        String listed = kind == Pairs.TERM_UNIT ? legacyUnit(other) : other;
        return pairs.getOrDefault(kind, Map.of()).getOrDefault(term, Set.of()).contains(listed);
    }

    @Override
    public boolean knowsTerm(Pairs kind, String term) {
        return pairs.getOrDefault(kind, Map.of()).containsKey(term);
    }

    /** Day of the newest list, and a digest that tells any two states of the lists apart. */
    @Override
    public String version() {
        return version;
    }

    private String legacyUnit(String unit) {
        String legacy = legacyUnits.getOrDefault(unit, unit);
        return PIECES.contains(legacy) ? "" : legacy;
    }

    private static Map<String, Code> codes(String text) {
        Map<String, Code> codes = new HashMap<>();
        for (Map<String, String> row : Csv.rows(text)) {
            codes.put(
                    row.getOrDefault("code", ""),
                    new Code(
                            row.getOrDefault("name_en", ""),
                            date(row, "valid_from", LocalDate.MIN),
                            date(row, "valid_until", LocalDate.MAX)));
        }
        return codes;
    }

    private static LocalDate date(Map<String, String> row, String column, LocalDate open) {
        String day = row.getOrDefault(column, "");
        return day.isEmpty() ? open : LocalDate.parse(day);
    }

    /** Both spellings of a unit are codes of the list. */
    private void addRec20Names() {
        Map<String, Code> units = lists.getOrDefault(List.UNITS, Map.of());
        legacyUnits.forEach((rec20, legacy) -> {
            Code code = units.get(legacy);
            if (code != null) {
                units.putIfAbsent(rec20, code);
            }
        });
    }

    private static Map<String, Set<String>> pairs(String text, String column) {
        Map<String, Set<String>> pairs = new HashMap<>();
        for (Map<String, String> row : Csv.rows(text)) {
            pairs.computeIfAbsent(row.getOrDefault("code", ""), term -> new HashSet<>())
                    .add(row.getOrDefault(column, ""));
        }
        return pairs;
    }

    private static String version(String index, String contents) {
        String newest = Csv.rows(index).stream()
                .map(row -> row.getOrDefault("version", ""))
                .max(String::compareTo)
                .orElse("");
        return newest + "." + Bytes.utf8(contents).digest().hex().substring(0, DIGEST_LENGTH);
    }
}
