package org.epixgateway.app.command;

/** A fingerprint as people read it out to one another. */
final class Fingerprint {
    private Fingerprint() {}

    static String grouped(String hex) {
        return hex.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
