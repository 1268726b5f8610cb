package org.epixgateway.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.epixgateway.core.barcode.PermitTokens;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.permit.PermitKey;

/** Tokens by HMAC-SHA-256 under a secret of the Party, which lies with its keys and is nothing without them. */
public final class HmacPermitTokens implements PermitTokens {
    /** In the keys folder. */
    public static final String FILE = "permit-tokens.secret";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "epix permit token 1";
    private static final int SECRET_BYTES = 32;
    private static final int TOKEN_BYTES = 16;

    private final SecretKeySpec secret;

    private HmacPermitTokens(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** With the secret in a folder of keys, which is made there at first need, for the owner alone. */
    public static HmacPermitTokens in(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                byte[] made = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(made);
                String text = Base64.getUrlEncoder().withoutPadding().encodeToString(made);
                OwnerOnlyFiles.write(file, Bytes.utf8(text).array());
            }
            byte[] secret = Base64.getUrlDecoder().decode(Files.readString(file).strip());
            if (secret.length != SECRET_BYTES) {
                throw new IllegalArgumentException(file + " is damaged; restore it from your backup");
            }
            return new HmacPermitTokens(secret);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read the secret in " + file, failed);
        }
    }

    @Override
    public String token(PermitKey permit, Digest document) {
        // none of these holds a line break: names are folded, the others have a form without one
        String about = String.join(
                "\n",
                PURPOSE,
                permit.issuingCountry().value(),
                permit.issuingAuthority(),
                permit.kind().name(),
                permit.number(),
                document.hex());
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            byte[] full = mac.doFinal(about.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, TOKEN_BYTES));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, missing);
        }
    }

    @Override
    public boolean matches(String presented, PermitKey permit, Digest document) {
        return MessageDigest.isEqual(
                presented.getBytes(StandardCharsets.UTF_8),
                token(permit, document).getBytes(StandardCharsets.UTF_8));
    }
}
