package org.epixgateway.core.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;

/**
 * Tells who a caller is, by token or by name and password. Unknown name, wrong password and locked account are one and the
 * same answer after the same work. After {@link #FAILURES_MAX} wrong passwords in a row an account is locked for a while.
 * Thread-safe.
 */
public final class Authentication {
    public static final int FAILURES_MAX = 5;
    public static final Duration LOCK = Duration.ofMinutes(5);
    /** A password that was right a moment ago is not hashed slowly again; a changed one has another hash. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private static final int ENTRIES_MAX = 10_000;

    private final Accounts accounts;
    private final SecretHashing hashing;
    private final Clock steady;
    private final String decoyHash;
    private final byte[] processSecret = new byte[32];
    private final Map<Digest, Instant> remembered = new ConcurrentHashMap<>();
    private final Map<String, Failures> failures = new ConcurrentHashMap<>();

    private record Failures(int inRow, Instant last) {
        boolean isLocked(Instant now) {
            return inRow >= FAILURES_MAX && now.isBefore(last.plus(LOCK));
        }
    }

    public Authentication(Accounts accounts, SecretHashing hashing, Clock steady) {
        this.accounts = accounts;
        this.hashing = hashing;
        this.steady = steady;
        new SecureRandom().nextBytes(processSecret);
        this.decoyHash = hashing.hash("no account has this".toCharArray());
    }

    public Optional<Identity> byPassword(String name, char[] password) {
        Instant now = steady.instant();
        Optional<Account> account = name.length() <= 64 ? accounts.account(name) : Optional.empty();
        Optional<Account> usable = account.filter(a -> !a.passwordHash().isEmpty());
        String hash = usable.map(Account::passwordHash).orElse(decoyHash);
        Digest memory = memory(name, password, hash);
        if (usable.isPresent() && now.isBefore(remembered.getOrDefault(memory, Instant.MIN))) {
            return usable.map(Authentication::identity);
        }
        Failures before = failures.getOrDefault(name, new Failures(0, Instant.EPOCH));
        boolean matches = hashing.matches(password, hash);
        if (usable.isEmpty() || !matches || before.isLocked(now)) {
            if (account.isPresent() && !before.isLocked(now)) {
                // counted one by one, so that guesses made at the same time do not count as one
                failures.merge(name, new Failures(1, now), (old, one) -> new Failures(old.inRow() + 1, now));
            }
            return Optional.empty();
        }
        failures.remove(name);
        remember(memory, now.plus(REMEMBERED));
        return usable.map(Authentication::identity);
    }

    /** @param presented "id.secret" as handed out once */
    public Optional<Identity> byToken(String presented, Instant now) {
        int dot = presented.indexOf('.');
        if (dot < 1 || presented.length() > 200) {
            return Optional.empty();
        }
        Digest secret = Digest.of(presented.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
        return accounts.token(presented.substring(0, dot))
                .filter(token -> isSame(token.secretDigest(), secret) && now.isBefore(token.expiresAt()))
                .flatMap(token -> accounts.account(token.account()))
                .map(Authentication::identity);
    }

    private static Identity identity(Account account) {
        return new Identity(account.name(), account.role());
    }

    private void remember(Digest memory, Instant until) {
        if (remembered.size() >= ENTRIES_MAX) {
            remembered.clear();
        }
        remembered.put(memory, until);
    }

    private Digest memory(String name, char[] password, String hash) {
        byte[] text = (name + "\n" + hash + "\n" + new String(password)).getBytes(StandardCharsets.UTF_8);
        byte[] salted = Arrays.copyOf(processSecret, processSecret.length + text.length);
        System.arraycopy(text, 0, salted, processSecret.length, text.length);
        return Bytes.of(salted).digest();
    }

    private static boolean isSame(Digest a, Digest b) {
        return MessageDigest.isEqual(
                a.hex().getBytes(StandardCharsets.US_ASCII), b.hex().getBytes(StandardCharsets.US_ASCII));
    }
}
