package org.epixgateway.system;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.documents.Samples;

/** Permits from Switzerland to France, as many as a test wants, each with a number of its own. */
final class Permits {
    private static final String SAMPLE = "18-minimal-export-ch-fr-cyclamen";
    private static final String NUMBER = "26CH004802E";
    private static final AtomicInteger NEXT = new AtomicInteger(100_000);

    private Permits() {}

    static Bytes next() {
        return numbered("26CH" + NEXT.incrementAndGet() + "E");
    }

    static Bytes numbered(String number) {
        Bytes today = Samples.shifted(Samples.permit(SAMPLE), LocalDate.now(Clock.systemUTC()));
        return Bytes.utf8(today.asUtf8().replace(NUMBER, number));
    }

    /** A sample as it is, issued these days. */
    static Bytes sample(String name) {
        return Samples.shifted(Samples.permit(name), LocalDate.now(Clock.systemUTC()));
    }

    /** The same permit, altered: 300 tubers have become 250. */
    static Bytes altered(Bytes permit) {
        return Bytes.utf8(permit.asUtf8().replace(">300<", ">250<"));
    }
}
