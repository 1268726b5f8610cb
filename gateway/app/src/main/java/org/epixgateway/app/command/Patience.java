package org.epixgateway.app.command;

import java.util.concurrent.TimeUnit;

/** The short waits of commands that look again. */
final class Patience {
    private static final int MILLIS = 200;

    private Patience() {}

    /** @return false if the program is told to stop meanwhile */
    static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(MILLIS);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
