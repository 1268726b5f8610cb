package org.epixgateway.store;

import java.sql.SQLException;

/** An SQLException on its way to the place that knows what it means for the caller; never leaves this package. */
final class SqlTroubleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SQLException trouble;

    SqlTroubleException(SQLException trouble) {
        super(trouble);
        this.trouble = trouble;
    }

    SQLException trouble() {
        return trouble;
    }
}
