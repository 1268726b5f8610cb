package org.epixgateway.console.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.epixgateway.core.access.Authentication;
import org.epixgateway.core.exchange.OutageException;

/** Accounts of the gateway: name and password (RFC 7617) or a token (RFC 6750). */
public final class AccountCheck implements CallerCheck {
    /** Slow hashes take memory on purpose; more of them at once than this would take too much. */
    private static final int PASSWORDS_AT_ONCE = 4;

    private static final Duration PASSWORD_WAIT = Duration.ofSeconds(5);
    private static final int CREDENTIALS_LENGTH_MAX = 1_024;
    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    private final Authentication authentication;
    private final Clock clock;
    private final Semaphore passwords = new Semaphore(PASSWORDS_AT_ONCE, true);

    public AccountCheck(Authentication authentication, Clock clock) {
        this.authentication = authentication;
        this.clock = clock;
    }

    @Override
    public String challenge() {
        return "Basic realm=\"EPIX gateway\", charset=\"UTF-8\", Bearer realm=\"EPIX gateway\"";
    }

    @Override
    public Optional<Caller> caller(HttpServletRequest request) {
        String presented = request.getHeader("Authorization");
        if (presented == null || presented.length() > CREDENTIALS_LENGTH_MAX) {
            return Optional.empty();
        }
        if (presented.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            String token = presented.substring(BEARER.length()).strip();
            return authentication.byToken(token, clock.instant()).map(Caller::of);
        }
        return presented.regionMatches(true, 0, BASIC, 0, BASIC.length())
                ? byPassword(presented.substring(BASIC.length()).strip())
                : Optional.empty();
    }

    private Optional<Caller> byPassword(String encoded) {
        try {
            CharBuffer pair = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getDecoder().decode(encoded)));
            int colon = pair.toString().indexOf(':');
            if (colon < 1) {
                return Optional.empty();
            }
            char[] password = new char[pair.length() - colon - 1];
            pair.subSequence(colon + 1, pair.length()).get(password);
            return byPassword(pair.subSequence(0, colon).toString(), password);
        } catch (IllegalArgumentException | CharacterCodingException notBasic) {
            return Optional.empty();
        }
    }

    private Optional<Caller> byPassword(String name, char[] password) {
        boolean isMyTurn = false;
        try {
            isMyTurn = passwords.tryAcquire(PASSWORD_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            if (!isMyTurn) {
                throw new OutageException("Too many passwords are being checked; use a token.", Duration.ofSeconds(5));
            }
            return authentication.byPassword(name, password).map(Caller::of);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new OutageException("The gateway is stopping.", Duration.ofSeconds(10));
        } finally {
            Arrays.fill(password, '\0');
            if (isMyTurn) {
                passwords.release();
            }
        }
    }
}
