package org.epixgateway.store;

import static org.epixgateway.core.exchange.JournalSamples.FRANCE;
import static org.epixgateway.core.exchange.JournalSamples.OWN;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.epixgateway.core.exchange.JournalSamples;
import org.epixgateway.core.exchange.Ledger.Done;
import org.epixgateway.core.exchange.MessageId;

/** A process that records decisions from several threads and tells each id once it is acknowledged, until it is killed. */
final class RecordingChild {
    private static final int CALLERS = 4;

    private RecordingChild() {}

    public static void main(String[] arguments) {
        Store store = Stores.open(new StoreSettings.Sqlite(Path.of(arguments[0])), OWN, "node-1");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (int caller = 0; caller < CALLERS; caller++) {
            Thread.ofPlatform().start(() -> {
                while (true) {
                    MessageId id = MessageId.next(Clock.systemUTC(), ThreadLocalRandom.current());
                    var message = JournalSamples.sent(
                            id, FRANCE, "permit " + id.uuid().getLeastSignificantBits() % 9);
                    var end = store.ledger().record(List.of(JournalSamples.add(message), JournalSamples.noted(id)));
                    if (end instanceof Done) {
                        out.println(id);
                    }
                }
            });
        }
    }
}
