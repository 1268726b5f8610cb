package org.epixgateway.core.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.TokenHash;

/** Tokens in memory, hashed as a store would; counts how often it is asked. */
public final class InMemoryPermitTokenBook implements PermitTokenBook {
    private final Map<PermitKey, TokenHash> hashes = new HashMap<>();
    private final List<PermitKey> asked = new ArrayList<>();

    public synchronized void put(PermitKey permit, String token) {
        hashes.put(permit, TokenHash.of(token, new Random(1)));
    }

    @Override
    public synchronized Optional<TokenHash> tokenOf(PermitKey permit) {
        asked.add(permit);
        return Optional.ofNullable(hashes.get(permit));
    }

    public synchronized List<PermitKey> asked() {
        return List.copyOf(asked);
    }
}
