package org.epixgateway.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The peer in Python that is part of the profile: another implementation, which shares no code with the gateway. */
final class ReferencePeer {
    static final String PYTHON = "/usr/bin/python3";
    static final Path PROGRAM = Sources.root().resolve("gateway/docs/profile/reference/peer.py");

    private ReferencePeer() {}

    static boolean isThere() {
        try {
            Process python = new ProcessBuilder(PYTHON, "-c", "import lxml, cryptography")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return python.waitFor(30, TimeUnit.SECONDS) && python.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
