package org.epixgateway.app.command;

/** How commands end. */
public final class ExitCode {
    public static final int DONE = 0;
    /** The gateway or a rule said no; the output says why. */
    public static final int REFUSED = 1;

    public static final int USAGE = 2;
    /** Something that should be there is not: gateway, disk, peer. The same command may be tried again. */
    public static final int OUTAGE = 3;

    private ExitCode() {}
}
