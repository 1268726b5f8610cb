package org.epixgateway.peers.epix.callers;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The four operations of EPIX, known by the name of the body's element however it is spelled. */
enum Operation {
    GET_NON_FINAL("GetNonFinalCitesCertificate"),
    GET_FINAL("GetFinalCitesCertificate"),
    CONFIRM_QUANTITIES("ConfirmQuantities"),
    SERVICE_STATE("ServiceState");

    private static final String SUFFIX = "request";

    private final String title;
    private final String folded;

    Operation(String title) {
        this.title = title;
        this.folded = folded(title);
    }

    /** Element of the answer; the recorded ones are spelled so. */
    String response() {
        return title + "Response";
    }

    static Optional<Operation> named(String localName) {
        String name = folded(localName);
        String bare = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        return Arrays.stream(values())
                .filter(known -> known.folded.equals(bare))
                .findFirst();
    }

    /** One spelling of camel case, underscores and hyphens. Letters are folded as ASCII, wherever the program runs. */
    static String folded(String name) {
        return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }
}
