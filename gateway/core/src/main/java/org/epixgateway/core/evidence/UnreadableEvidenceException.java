package org.epixgateway.core.evidence;

/** What stands at a place of the log is no entry, or no head, any more: somebody or something changed the store. */
public final class UnreadableEvidenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long position;
    private final String kind;

    /** @param kind as in {@link EvidenceCheck.Broken} */
    public UnreadableEvidenceException(long position, String kind, String sentence, Throwable cause) {
        super(sentence, cause);
        this.position = position;
        this.kind = kind;
    }

    public long position() {
        return position;
    }

    public String kind() {
        return kind;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
