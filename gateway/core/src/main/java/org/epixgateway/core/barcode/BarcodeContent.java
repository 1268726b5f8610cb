package org.epixgateway.core.barcode;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.Block;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.Quantity;

/**
 * What the barcode on a permit says, for an officer who compares it with the paper: the permit, its goods, and a secret with
 * which to ask. No person is named in it.
 *
 * @param number as written
 * @param importing country of box 3a
 * @param validUntil box 2
 * @param shown the first blocks, in the order of the permit
 * @param blocks how many the permit has; more than are shown where the barcode had no room
 * @param token that lets its holder ask how the permit stands; see {@link PermitTokens}
 */
public record BarcodeContent(
        CountryCode issuing,
        PermitNumber number,
        DocumentKind kind,
        Optional<CountryCode> importing,
        Optional<LocalDate> validUntil,
        List<ShownBlock> shown,
        int blocks,
        String token) {
    /** Of the content's form; another form gets another number. */
    public static final int VERSION = 1;

    /** Characters of base64url: 96 bits. */
    public static final int TOKEN_LENGTH_MIN = 16;

    public static final int TOKEN_LENGTH_MAX = 64;

    public BarcodeContent {
        shown = List.copyOf(shown);
        if (shown.size() > blocks) {
            throw new IllegalArgumentException("more blocks are shown than there are");
        }
        if (token.length() < TOKEN_LENGTH_MIN || token.length() > TOKEN_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "the token of a barcode has " + TOKEN_LENGTH_MIN + " to " + TOKEN_LENGTH_MAX + " characters");
        }
    }

    /**
     * One block as far as it can be compared: boxes 7, 10 (source) and 11.
     *
     * @param taxon scientific names as written, joined by a semicolon where there are several
     * @param source codes, joined by a blank
     */
    public record ShownBlock(String id, String taxon, List<Quantity> quantities, String source) {
        public ShownBlock {
            quantities = List.copyOf(quantities);
        }

        static ShownBlock of(Block block) {
            return new ShownBlock(
                    block.id(),
                    String.join("; ", block.scientificNames()),
                    block.quantities(),
                    String.join(" ", block.sources()));
        }
    }

    /**
     * With every block of the permit.
     *
     * @throws IllegalArgumentException if the permit has no number or names no issuing country
     */
    public static BarcodeContent of(Permit permit, String token) {
        return new BarcodeContent(
                permit.issuingCountry()
                        .orElseThrow(() -> new IllegalArgumentException("a barcode needs the issuing country")),
                permit.number().orElseThrow(() -> new IllegalArgumentException("a barcode needs a permit number")),
                permit.kind(),
                permit.importer().address().country(),
                permit.validUntil(),
                permit.blocks().stream().map(ShownBlock::of).toList(),
                permit.blocks().size(),
                token);
    }

    /** With fewer blocks; their count stays. */
    BarcodeContent showing(int first) {
        return new BarcodeContent(issuing, number, kind, importing, validUntil, shown.subList(0, first), blocks, token);
    }

    /** The token is for the holder of the paper alone, not for a log. */
    @Override
    public String toString() {
        return "barcode of " + issuing + " " + kind + " " + number + ", " + shown.size() + " of " + blocks + " blocks";
    }
}
