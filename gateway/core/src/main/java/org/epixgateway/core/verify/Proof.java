package org.epixgateway.core.verify;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;

/** Why somebody may be told how a permit stands: he has it before him, or its contents. */
public sealed interface Proof {

    /** The secret on the paper. */
    record Token(String token) implements Proof {
        /** Longer ones are no tokens, and nobody makes us compare long texts. */
        public static final int LENGTH_MAX = 200;

        public Token {
            bounded(token, LENGTH_MAX);
        }

        @Override
        public String toString() {
            return "token ***";
        }
    }

    /** The whole text of the barcode, or the signed content alone, which a phone hands over behind the number sign. */
    record Barcode(String scanned) implements Proof {
        /** No QR code holds more. */
        public static final int LENGTH_MAX = org.epixgateway.core.barcode.BarcodeText.SCANNED_MAX;

        public Barcode {
            bounded(scanned, LENGTH_MAX);
        }

        @Override
        public String toString() {
            return "barcode ***";
        }
    }

    /**
     * What can be read on the form: only for callers whom we know, since it can be guessed. All that is given has to match.
     *
     * @param taxon scientific name in any block
     */
    record VisibleFields(
            Optional<DocumentKind> kind,
            Optional<LocalDate> validUntil,
            Optional<CountryCode> importing,
            Optional<String> taxon)
            implements Proof {
        /** With fewer a number alone would open the permit. */
        public static final int GIVEN_MIN = 2;

        public static final int TAXON_LENGTH_MAX = 200;

        public VisibleFields {
            taxon.ifPresent(name -> bounded(name, TAXON_LENGTH_MAX));
            long given = Stream.of(kind, validUntil, importing, taxon)
                    .filter(Optional::isPresent)
                    .count();
            if (given < GIVEN_MIN) {
                throw new IllegalArgumentException("Name at least " + GIVEN_MIN
                        + " of kind, last day of validity, country of destination and scientific name.");
            }
        }
    }

    private static void bounded(String text, int max) {
        if (text.isBlank() || text.length() > max) {
            throw new IllegalArgumentException("A proof has 1 to " + max + " characters.");
        }
    }
}
