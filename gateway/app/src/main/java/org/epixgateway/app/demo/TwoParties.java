package org.epixgateway.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.epixgateway.app.running.Home;
import org.epixgateway.app.running.Office;
import org.epixgateway.core.exchange.Observations;
import org.epixgateway.core.party.Party;

/** Makes two installations on one machine know each other, as two authorities would over a second channel. */
public final class TwoParties {
    private TwoParties() {}

    /** Each takes the other's descriptor; the fingerprint is compared, here by the program, elsewhere by two persons. */
    public static void introduce(Home one, Home other) {
        try (Office first = new Office(one, one.settings(), Observations.NONE);
                Office second = new Office(other, other.settings(), Observations.NONE)) {
            first.take(second.descriptor(), second.sealFingerprint());
            second.take(first.descriptor(), first.sealFingerprint());
        }
    }

    /** The page to which barcodes lead; before the descriptor that names it is made. */
    static void verifyPage(Home home, String address) {
        try {
            Files.writeString(home.settingsFile(), "verify:\n  address: " + address + "\n", StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot complete the settings", failed);
        }
    }

    /** Where a peer really listens, once it took a free port. */
    public static void repoint(Home home, Party peer, int port) {
        try (Office office = new Office(home, home.settings(), Observations.NONE)) {
            office.repoint(peer, URI.create("https://127.0.0.1:" + port + "/exchange"));
        }
    }

    /** A token by which an auditor may check the log. */
    static String auditor(Home home) {
        try (Office office = new Office(home, home.settings(), Observations.NONE)) {
            return office.auditorToken(Duration.ofDays(1));
        }
    }

    /** Free ports, all open at the same time so that they differ. */
    static int[] freePorts() {
        int[] ports = new int[6];
        List<ServerSocket> open = new ArrayList<>();
        try {
            for (int i = 0; i < ports.length; i++) {
                ServerSocket socket = new ServerSocket(0);
                open.add(socket);
                ports[i] = socket.getLocalPort();
            }
            for (ServerSocket socket : open) {
                socket.close();
            }
            return ports;
        } catch (IOException none) {
            throw new UncheckedIOException("no free ports", none);
        }
    }
}
