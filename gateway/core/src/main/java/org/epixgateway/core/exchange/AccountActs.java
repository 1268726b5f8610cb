package org.epixgateway.core.exchange;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.epixgateway.core.access.AccessToken;
import org.epixgateway.core.access.Account;
import org.epixgateway.core.access.Role;
import org.epixgateway.core.access.SecretHashing;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.evidence.EvidenceNote;

/** Adds and removes accounts and tokens; each change is evidence. A removed account loses its tokens at once. */
public final class AccountActs {
    public static final int PASSWORD_LENGTH_MIN = 12;

    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 6;

    private final Ledger ledger;
    private final SecretHashing hashing;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public AccountActs(Ledger ledger, SecretHashing hashing, Clock clock) {
        this.ledger = ledger;
        this.hashing = hashing;
        this.clock = clock;
    }

    /** A token and the only time its secret is seen. */
    public record NewToken(AccessToken token, String presented) {
        @Override
        public String toString() {
            return token.id() + ".***";
        }
    }

    /** @param password empty for an account that only has tokens */
    public Account add(String name, Role role, char[] password, String by) {
        if (password.length > 0 && password.length < PASSWORD_LENGTH_MIN) {
            throw new IllegalArgumentException("a password has at least " + PASSWORD_LENGTH_MIN + " characters");
        }
        Account account = new Account(name, role, password.length == 0 ? "" : hashing.hash(password), clock.instant());
        record(new Change.PutAccount(account), "account-added", by, name, role.name());
        return account;
    }

    public void remove(String name, String by) {
        record(new Change.RemoveAccount(name), "account-removed", by, name, "");
    }

    public NewToken token(String account, Duration validity, String by) {
        String id = HexFormat.of().formatHex(random(ID_BYTES));
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random(SECRET_BYTES));
        AccessToken token = new AccessToken(
                id,
                account,
                Digest.of(secret.getBytes(StandardCharsets.UTF_8)),
                clock.instant(),
                clock.instant().plus(validity));
        record(new Change.PutToken(token), "token-created", by, account, id);
        return new NewToken(token, id + "." + secret);
    }

    public void revoke(String tokenId, String by) {
        record(new Change.RemoveToken(tokenId), "token-revoked", by, "", tokenId);
    }

    private void record(Change change, String kind, String by, String account, String detail) {
        EvidenceNote note = Facts.of(kind, clock.instant(), by)
                .with("account", account)
                .with("detail", detail)
                .note();
        if (ledger.record(List.of(change, new Change.Note(note))) instanceof Ledger.Conflict(String what)) {
            throw new IllegalArgumentException(what);
        }
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
