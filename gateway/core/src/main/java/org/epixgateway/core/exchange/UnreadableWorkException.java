package org.epixgateway.core.exchange;

/** Something lies in a queue of work that this gateway did not put there. It is set aside, never tried again. */
public final class UnreadableWorkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableWorkException(Throwable cause) {
        super("A message in a queue of work is not a message id and a number.", cause);
    }
}
