package org.epixgateway.console.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one token of this start, which stands in a file that only the gateway's own user can read. Beside it the command line
 * names the user of the machine, for the evidence.
 */
public final class TokenCheck implements CallerCheck {
    public static final String USER_HEADER = "Epix-User";

    private static final int TOKEN_LENGTH_MIN = 32;
    private static final Pattern USER_FORM = Pattern.compile("[A-Za-z0-9._@-]{1,64}");

    private final byte[] expected;

    public TokenCheck(String token) {
        if (token.length() < TOKEN_LENGTH_MIN) {
            throw new IllegalArgumentException("a control token has at least " + TOKEN_LENGTH_MIN + " characters");
        }
        this.expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String challenge() {
        return "Bearer realm=\"EPIX gateway control\"";
    }

    @Override
    public Optional<Caller> caller(HttpServletRequest request) {
        String presented = request.getHeader("Authorization");
        String user = request.getHeader(USER_HEADER);
        boolean isKnown = presented != null
                && MessageDigest.isEqual(presented.getBytes(StandardCharsets.UTF_8), expected)
                && user != null
                && USER_FORM.matcher(user).matches();
        return isKnown ? Optional.of(Caller.commandLine(user)) : Optional.empty();
    }
}
