package org.epixgateway.signing;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.math.BigDecimal;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.epixgateway.core.barcode.BarcodeContent;
import org.epixgateway.core.barcode.BarcodeContent.ShownBlock;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.Quantity;

/** The content of a barcode as JSON, short because paper is: names of one to five letters, blocks as lists. */
final class BarcodeJson {
    private static final String VERSION = "v";
    private static final String ISSUING = "iss";
    private static final String NUMBER = "num";
    private static final String KIND = "kind";
    private static final String IMPORTING = "to";
    private static final String VALID_UNTIL = "until";
    private static final String BLOCKS = "n";
    private static final String SHOWN = "b";
    private static final String TOKEN = "t";

    private static final int BLOCK_PARTS = 4;
    /** An amount with more digits than this and its unit is no quantity of goods. */
    private static final int QUANTITY_LENGTH_MAX = 120;

    private BarcodeJson() {}

    /** A content that has another form than it should. */
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedException(String sentence) {
            super(sentence);
        }
    }

    static String write(BarcodeContent content) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(VERSION, BarcodeContent.VERSION);
        json.put(ISSUING, content.issuing().value());
        content.importing().ifPresent(country -> json.put(IMPORTING, country.value()));
        json.put(NUMBER, content.number().raw());
        json.put(KIND, content.kind().name());
        content.validUntil().ifPresent(date -> json.put(VALID_UNTIL, date.toString()));
        json.put(BLOCKS, content.blocks());
        json.put(SHOWN, content.shown().stream().map(BarcodeJson::list).toList());
        json.put(TOKEN, content.token());
        return JSONObjectUtils.toJSONString(json);
    }

    private static List<Object> list(ShownBlock block) {
        List<String> quantities = block.quantities().stream()
                .map(quantity -> quantity.unit().isEmpty()
                        ? quantity.amount().toPlainString()
                        : quantity.amount().toPlainString() + " " + quantity.unit())
                .toList();
        return List.of(block.id(), block.taxon(), quantities, block.source());
    }

    /** The version, empty where the text is no JSON object or names none. */
    static Optional<String> version(String text) {
        return object(text)
                .flatMap(json -> Optional.ofNullable(json.get(VERSION)))
                .map(String::valueOf);
    }

    /** The issuing country that a text names, whatever else is in it. */
    static Optional<CountryCode> issuing(String text) {
        return object(text)
                .flatMap(json -> json.get(ISSUING) instanceof String code ? Optional.of(code) : Optional.empty())
                .filter(CountryCode::isWellFormed)
                .map(CountryCode::of);
    }

    static BarcodeContent read(String text) throws MalformedException {
        Map<String, Object> json = object(text).orElseThrow(() -> new MalformedException("it is no JSON object"));
        try {
            List<ShownBlock> shown = new ArrayList<>();
            for (Object block : list(json.get(SHOWN))) {
                shown.add(block(list(block)));
            }
            return new BarcodeContent(
                    CountryCode.of(text(json.get(ISSUING))),
                    PermitNumber.of(text(json.get(NUMBER))),
                    DocumentKind.valueOf(text(json.get(KIND))),
                    optional(json, IMPORTING).map(CountryCode::of),
                    optional(json, VALID_UNTIL).map(LocalDate::parse),
                    shown,
                    json.get(BLOCKS) instanceof Number number ? number.intValue() : -1,
                    text(json.get(TOKEN)));
        } catch (IllegalArgumentException | DateTimeException malformed) {
            // which value it is may be the token: the sentence names none
            throw new MalformedException("a value in it is missing or has another form");
        }
    }

    private static ShownBlock block(List<?> parts) throws MalformedException {
        if (parts.size() != BLOCK_PARTS) {
            throw new MalformedException("a block has other than " + BLOCK_PARTS + " parts");
        }
        List<Quantity> quantities = new ArrayList<>();
        for (Object quantity : list(parts.get(2))) {
            String written = text(quantity);
            if (written.length() > QUANTITY_LENGTH_MAX) {
                throw new MalformedException("a quantity is too long");
            }
            int blank = written.indexOf(' ');
            quantities.add(new Quantity(
                    new BigDecimal(blank < 0 ? written : written.substring(0, blank)),
                    blank < 0 ? "" : written.substring(blank + 1)));
        }
        return new ShownBlock(text(parts.get(0)), text(parts.get(1)), quantities, text(parts.get(3)));
    }

    private static Optional<String> optional(Map<String, Object> json, String name) throws MalformedException {
        Object value = json.get(name);
        return value == null ? Optional.empty() : Optional.of(text(value));
    }

    private static List<?> list(@org.jspecify.annotations.Nullable Object value) throws MalformedException {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new MalformedException("a list is missing");
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) throws MalformedException {
        if (value instanceof String text) {
            return text;
        }
        throw new MalformedException("a text is missing");
    }

    private static Optional<Map<String, Object>> object(String text) {
        try {
            return Optional.of(JSONObjectUtils.parse(text));
        } catch (ParseException notJson) {
            return Optional.empty();
        }
    }
}
