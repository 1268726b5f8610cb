package org.epixgateway.system;

import java.nio.file.Path;

/** Switzerland and France on this machine, registered with each other, each in a folder of its own. */
final class TwoGateways implements AutoCloseable {
    private final Site swiss;
    private final Site french;

    private TwoGateways(Site swiss, Site french) {
        this.swiss = swiss;
        this.french = french;
    }

    /** Registered, not yet running. */
    static TwoGateways make(Path folder) {
        return registered(Site.make(folder, "CH"), Site.make(folder, "FR"));
    }

    static TwoGateways registered(Site swiss, Site french) {
        swiss.register(french);
        french.register(swiss);
        return new TwoGateways(swiss, french);
    }

    static TwoGateways running(Path folder) {
        TwoGateways both = make(folder);
        try {
            both.swiss.start();
            both.french.start();
        } catch (AssertionError notStarted) {
            both.close();
            throw notStarted;
        }
        return both;
    }

    /** The sender. */
    Site swiss() {
        return swiss;
    }

    /** The receiver. */
    Site french() {
        return french;
    }

    void requireIntactEvidence() {
        swiss.requireIntactEvidence();
        french.requireIntactEvidence();
    }

    @Override
    public void close() {
        swiss.close();
        french.close();
    }
}
