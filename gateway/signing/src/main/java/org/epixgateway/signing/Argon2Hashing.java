package org.epixgateway.signing;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.util.Strings;
import org.epixgateway.core.access.SecretHashing;

/** Password hashes by Argon2id (RFC 9106) in the customary form {@code $argon2id$v=19$m=,t=,p=$salt$hash}. Thread-safe. */
public final class Argon2Hashing implements SecretHashing {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    /** A stored hash may come from other parameters, but must not be able to exhaust us. */
    private static final int MEMORY_KIB_MAX = 1 << 18;

    private static final int PASSES_MAX = 16;
    private static final int LANES_MAX = 4;

    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d)\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    private final SecureRandom random;

    public Argon2Hashing(SecureRandom random) {
        this.random = random;
    }

    @Override
    public String hash(char[] secret) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = compute(secret, new Cost(MEMORY_KIB, PASSES, LANES), salt, HASH_BYTES);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash);
    }

    @Override
    public boolean matches(char[] secret, String hash) {
        Matcher form = FORM.matcher(hash);
        if (!form.matches()) {
            return false;
        }
        Cost cost = new Cost(
                Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)));
        if (!cost.isBearable()) {
            return false;
        }
        try {
            byte[] salt = Base64.getDecoder().decode(form.group(4));
            byte[] kept = Base64.getDecoder().decode(form.group(5));
            return MessageDigest.isEqual(kept, compute(secret, cost, salt, kept.length));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private record Cost(int memoryKib, int passes, int lanes) {
        boolean isBearable() {
            return lanes >= 1
                    && lanes <= LANES_MAX
                    && passes >= 1
                    && passes <= PASSES_MAX
                    && memoryKib >= 8 * lanes
                    && memoryKib <= MEMORY_KIB_MAX;
        }
    }

    private static byte[] compute(char[] secret, Cost cost, byte[] salt, int length) {
        byte[] utf8 = Strings.toUTF8ByteArray(secret);
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(cost.memoryKib())
                    .withIterations(cost.passes())
                    .withParallelism(cost.lanes())
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[length];
            generator.generateBytes(utf8, hash);
            return hash;
        } finally {
            Arrays.fill(utf8, (byte) 0);
        }
    }
}
