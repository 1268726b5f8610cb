package org.epixgateway.documents;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.epixgateway.core.bytes.Bytes;

/**
 * The sample permits and the recorded messages that are bundled with the schemas, for trying out and for tests. What each
 * shows is in the samples' own README.
 */
public final class Samples {
    /** Names of the sample permits: kind of permit, from, to, goods. Those of toolkit 1 begin with v1. */
    public static final List<String> PERMITS = List.of(
            "01-reexport-ch-fr-alligator-watch-straps",
            "02-export-ch-fr-live-tortoises",
            "03-export-ch-fr-orchids-three-blocks",
            "04-preconvention-ch-fr-piano-keys",
            "05-export-ch-fr-leeches-endorsed",
            "06-export-ch-fr-snow-leopard",
            "07-export-fr-ch-caviar-marked",
            "08-reexport-fr-ch-python-skins",
            "09-export-fr-ch-live-macaws",
            "10-export-fr-ch-200-blocks",
            "11-reexport-fr-ch-aloe-partly-shipped",
            "12-import-fr-from-ch-snow-leopard",
            "13-import-de-from-za-leopard-trophy",
            "14-introduction-from-the-sea-fr-mako",
            "15-export-bw-ch-elephant-tusks-quota",
            "16-export-za-fr-aloe-quota",
            "17-export-sg-fr-crocodile-non-latin-names",
            "18-minimal-export-ch-fr-cyclamen",
            "19-reexport-fr-ch-siamese-crocodile-registered",
            "v1-01-reexport-ch-fr-alligator-watch-straps",
            "v1-02-export-fr-ch-live-macaw");

    /** SOAP answers of a real system, byte for byte. */
    public static final String RECORDED_V1 = "epix-v1-get_non_final_cites_certificate";

    public static final String RECORDED_V2 = "epix-v2-get_non_final_cites_certificate";

    /** The day for which the samples are written; what lies before {@link #HISTORY_ENDS} is never moved. */
    public static final LocalDate WRITTEN_FOR = LocalDate.of(2026, 11, 23);

    public static final LocalDate HISTORY_ENDS = LocalDate.of(2026, 6, 1);

    private static final String FOLDER = "/org/epixgateway/samples/";
    private static final Pattern DATE_OF_AN_ELEMENT =
            Pattern.compile("(?<=>)(\\d{4}-\\d{2}-\\d{2})(?=T\\d{2}:\\d{2}:\\d{2}[^<>\\s]*<)");

    private Samples() {}

    /** A sample permit by one of the names in {@link #PERMITS}. */
    public static Bytes permit(String name) {
        return bundled("permits/" + name + ".xml");
    }

    /** One of the two recorded messages. */
    public static Bytes recorded(String name) {
        return bundled("recorded/" + name + ".xml");
    }

    /** A sample as if it had been written today; times of day, offsets, texts and history stay as they are. */
    public static Bytes shifted(Bytes permit, LocalDate today) {
        long days = ChronoUnit.DAYS.between(WRITTEN_FOR, today);
        return Bytes.utf8(DATE_OF_AN_ELEMENT.matcher(permit.asUtf8()).replaceAll(found -> moved(found, days)));
    }

    private static String moved(MatchResult found, long days) {
        LocalDate date = LocalDate.parse(found.group());
        return date.isBefore(HISTORY_ENDS) ? found.group() : date.plusDays(days).toString();
    }

    private static Bytes bundled(String path) {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream(FOLDER + path), path)) {
            return Bytes.of(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("the sample " + path + " of this gateway cannot be read", e);
        }
    }
}
