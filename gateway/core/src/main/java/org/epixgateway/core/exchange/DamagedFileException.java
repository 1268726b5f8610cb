package org.epixgateway.core.exchange;

/** A stored file is not what was written: somebody or something changed the store. Only a backup helps. */
public final class DamagedFileException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    DamagedFileException(String what) {
        super("The stored " + what + " is damaged; restore it from a backup.");
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
