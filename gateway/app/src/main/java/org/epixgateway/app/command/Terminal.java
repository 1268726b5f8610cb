package org.epixgateway.app.command;

import java.io.Console;
import java.util.Optional;

/** A person at the keyboard, if there is one. */
final class Terminal {
    private Terminal() {}

    @SuppressWarnings("SystemConsoleNull") // so it is with the console of java.base, which is asked for here
    static Optional<Console> present() {
        System.setProperty("jdk.console", "java.base");
        return Optional.ofNullable(System.console());
    }
}
