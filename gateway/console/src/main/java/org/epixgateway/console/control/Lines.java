package org.epixgateway.console.control;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.epixgateway.console.edge.Json;
import org.epixgateway.console.edge.Problem;
import org.epixgateway.console.edge.Trouble;
import org.epixgateway.core.exchange.OutageException;

/** Answers that come line by line, one JSON object each, while the work goes on. */
final class Lines {
    static final String MEDIA_TYPE = "application/x-ndjson";

    private Lines() {}

    /** The status is on its way before the work begins, so an outage is told as a problem in the last line. */
    static StreamingOutput of(Consumer<Consumer<Record>> work) {
        return out -> {
            try {
                work.accept(line -> write(out, line));
            } catch (OutageException outage) {
                write(out, Problem.of(Trouble.OUTAGE, outage.sentence()));
            }
        };
    }

    private static void write(OutputStream out, Record line) {
        try {
            out.write(Json.write(line));
            out.write('\n');
            out.flush();
        } catch (IOException callerIsGone) {
            throw new UncheckedIOException(callerIsGone);
        }
    }
}
