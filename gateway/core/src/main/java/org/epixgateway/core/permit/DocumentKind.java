package org.epixgateway.core.permit;

import java.time.Period;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The kinds of permits and certificates, and what the Convention attaches to each. This enum is the one data table that
 * rules, routing and the permit register read.
 *
 * <p>Columns: letter of box 1; words that box 1 text carries when the letter is O; who issues it; who gets it unless the
 * submitter names recipients; single or multiple use; longest validity (50 CFR 23.54(b), Regulation (EC) 865/2006);
 * whether box 14 is needed; whether the importing authority keeps the document or a copy; who must be named on it.
 */
public enum DocumentKind {
    EXPORT("E", "", Issuer.EXPORTING, Recipients.IMPORTING_PARTY, Use.SINGLE, 6, true, Fate.SURRENDERED, Named.BOTH),
    RE_EXPORT("R", "", Issuer.EXPORTING, Recipients.IMPORTING_PARTY, Use.SINGLE, 6, true, Fate.SURRENDERED, Named.BOTH),
    IMPORT("I", "", Issuer.IMPORTING, Recipients.EXPORTING_PARTY, Use.SINGLE, 12, false, Fate.SURRENDERED, Named.BOTH),
    INTRODUCTION_FROM_THE_SEA(
            "O",
            "introduction from the sea",
            Issuer.IMPORTING,
            Recipients.NONE,
            Use.SINGLE,
            12,
            false,
            Fate.SURRENDERED,
            Named.IMPORTER),
    PRE_CONVENTION(
            "O",
            "pre-convention",
            Issuer.EXPORTING,
            Recipients.IMPORTING_PARTY,
            Use.SINGLE,
            6,
            true,
            Fate.SURRENDERED,
            Named.BOTH),
    CERTIFICATE_OF_ORIGIN(
            "O",
            "certificate of origin",
            Issuer.EXPORTING,
            Recipients.IMPORTING_PARTY,
            Use.SINGLE,
            12,
            true,
            Fate.SURRENDERED,
            Named.BOTH),
    CAPTIVE_BRED(
            "O",
            "captive-bred",
            Issuer.EXPORTING,
            Recipients.IMPORTING_PARTY,
            Use.SINGLE,
            6,
            true,
            Fate.SURRENDERED,
            Named.BOTH),
    ARTIFICIALLY_PROPAGATED(
            "O",
            "artificially propagated",
            Issuer.EXPORTING,
            Recipients.IMPORTING_PARTY,
            Use.SINGLE,
            6,
            true,
            Fate.SURRENDERED,
            Named.BOTH),
    SCIENTIFIC_EXCHANGE(
            "O",
            "scientific exchange",
            Issuer.EXPORTING,
            Recipients.IMPORTING_PARTY,
            Use.SINGLE,
            6,
            true,
            Fate.SURRENDERED,
            Named.BOTH),
    PHYTOSANITARY(
            "O",
            "phytosanitary",
            Issuer.EXPORTING,
            Recipients.IMPORTING_PARTY,
            Use.SINGLE,
            6,
            true,
            Fate.SURRENDERED,
            Named.BOTH),
    OWNERSHIP("O", "ownership", Issuer.EXPORTING, Recipients.NONE, Use.MULTIPLE, 36, true, Fate.COPIED, Named.EXPORTER),
    TRAVELLING_EXHIBITION(
            "O",
            "travelling exhibition",
            Issuer.EXPORTING,
            Recipients.NONE,
            Use.MULTIPLE,
            36,
            true,
            Fate.COPIED,
            Named.EXPORTER),
    MUSICAL_INSTRUMENT(
            "O",
            "musical instrument",
            Issuer.EXPORTING,
            Recipients.NONE,
            Use.MULTIPLE,
            36,
            true,
            Fate.COPIED,
            Named.EXPORTER),
    SAMPLE_COLLECTION(
            "O",
            "sample collection",
            Issuer.EXPORTING,
            Recipients.NONE,
            Use.MULTIPLE,
            6,
            true,
            Fate.COPIED,
            Named.EXPORTER),
    /** Letter O with a text that names no kind we know, or no letter at all: accepted as data, never guessed at. */
    OTHER("O", "", Issuer.UNKNOWN, Recipients.IMPORTING_PARTY, Use.SINGLE, 12, true, Fate.SURRENDERED, Named.NONE);

    public enum Issuer {
        EXPORTING,
        IMPORTING,
        UNKNOWN
    }

    /** To whom a document goes unless the submitter names recipients: country of box 3a, country of box 4, or nobody. */
    public enum Recipients {
        IMPORTING_PARTY,
        EXPORTING_PARTY,
        NONE
    }

    public enum Use {
        SINGLE,
        MULTIPLE
    }

    public enum Fate {
        SURRENDERED,
        COPIED
    }

    public enum Named {
        BOTH,
        IMPORTER,
        EXPORTER,
        NONE
    }

    private static final Set<DocumentKind> BY_TEXT = EnumSet.range(INTRODUCTION_FROM_THE_SEA, SAMPLE_COLLECTION);

    private final String letter;
    private final String words;
    private final Issuer issuer;
    private final Recipients recipients;
    private final Use use;
    private final Period validityMax;
    private final boolean endorsementNeeded;
    private final Fate fate;
    private final Named named;

    @SuppressWarnings("TooManyParameters") // one row of the table
    DocumentKind(
            String letter,
            String words,
            Issuer issuer,
            Recipients recipients,
            Use use,
            int validityMonthsMax,
            boolean endorsementNeeded,
            Fate fate,
            Named named) {
        this.letter = letter;
        this.words = words;
        this.issuer = issuer;
        this.recipients = recipients;
        this.use = use;
        this.validityMax = Period.ofMonths(validityMonthsMax);
        this.endorsementNeeded = endorsementNeeded;
        this.fate = fate;
        this.named = named;
    }

    /** The kind that box 1 states: its letter and, for O, the first known words in its text (any case). */
    public static DocumentKind of(String letter, String text) {
        return switch (letter.strip().toUpperCase(Locale.ROOT)) {
            case "E" -> EXPORT;
            case "R" -> RE_EXPORT;
            case "I" -> IMPORT;
            case "O" -> ofText(text);
            default -> OTHER;
        };
    }

    private static DocumentKind ofText(String text) {
        String folded = words(text);
        return Arrays.stream(values())
                .filter(BY_TEXT::contains)
                .filter(kind -> folded.contains(words(kind.words)))
                .findFirst()
                .orElse(OTHER);
    }

    /** Hyphens and spaces, American and British spelling are one: "introduction-from-the-sea", "traveling exhibition". */
    private static String words(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]+", " ")
                .replace("preconvention", "pre convention")
                .replace("traveling", "travelling")
                .replace("bred in captivity", "captive bred");
    }

    public String letter() {
        return letter;
    }

    public Issuer issuer() {
        return issuer;
    }

    public Recipients recipients() {
        return recipients;
    }

    public Use use() {
        return use;
    }

    public Period validityMax() {
        return validityMax;
    }

    public boolean isEndorsementNeeded() {
        return endorsementNeeded;
    }

    public Fate fate() {
        return fate;
    }

    public Named named() {
        return named;
    }

    /** How officers call it. */
    public String title() {
        return switch (this) {
            case EXPORT -> "export permit";
            case RE_EXPORT -> "re-export certificate";
            case IMPORT -> "import permit";
            case OTHER -> "other document";
            default -> "certificate (" + words + ")";
        };
    }
}
