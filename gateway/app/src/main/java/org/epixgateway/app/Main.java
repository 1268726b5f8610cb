package org.epixgateway.app;

import org.epixgateway.app.command.RootCommand;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // Santuario reads this once, before its first class loads: no line breaks inside signature values.
        System.setProperty("org.apache.xml.security.ignoreLineBreaks", "true");
        // A POST that failed is never repeated behind our back.
        System.setProperty("sun.net.http.retryPost", "false");
        // Libraries that log by the Java platform's own means write the same lines as all others.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        int code = RootCommand.run(arguments);
        if (code != RootCommand.STAYS) {
            System.exit(code);
        }
    }
}
