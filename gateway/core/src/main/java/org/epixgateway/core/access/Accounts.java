package org.epixgateway.core.access;

import java.util.List;
import java.util.Optional;

/** Accounts and tokens, for reading. Written through the ledger, so that each change is evidence. Thread-safe. */
public interface Accounts {
    Optional<Account> account(String name);

    List<Account> all();

    Optional<AccessToken> token(String id);

    List<AccessToken> tokens();
}
