package org.epixgateway.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.party.Party;
import org.epixgateway.signing.TestPki.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SecretsTest {
    private final Argon2Hashing hashing = new Argon2Hashing(new SecureRandom());

    @Test
    void a_password_matches_its_hash_and_no_other_does() {
        String hash = hashing.hash("Genève 2026".toCharArray());

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("Gen");
        assertThat(hashing.matches("Genève 2026".toCharArray(), hash)).isTrue();
        assertThat(hashing.matches("Geneve 2026".toCharArray(), hash)).isFalse();
    }

    @Test
    void two_hashes_of_one_password_differ() {
        assertThat(hashing.hash("same".toCharArray())).isNotEqualTo(hashing.hash("same".toCharArray()));
    }

    /** From the test vectors of the reference implementation (phc-winner-argon2, test.c). */
    @Test
    void a_hash_of_the_reference_implementation_matches() {
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(hashing.matches("password".toCharArray(), reference)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "password",
                "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=99,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=2,p=0$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
            })
    void what_is_no_bearable_hash_matches_nothing(String hash) {
        assertThat(hashing.matches("password".toCharArray(), hash)).isFalse();
    }

    @Test
    void a_fingerprint_is_read_back_as_people_type_it() {
        TestPki pki = new TestPki(Party.of("CH"), Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC));
        Fingerprint fingerprint = Fingerprint.of(pki.seal(Case.GOOD).certificate());

        assertThat(fingerprint.toString()).matches("([0-9A-F]{4} ){15}[0-9A-F]{4}");
        assertThat(Fingerprint.parse(fingerprint.toString())).contains(fingerprint);
        assertThat(Fingerprint.parse(fingerprint.toString().replace(' ', ':').toLowerCase(java.util.Locale.ROOT)))
                .contains(fingerprint);
        assertThat(Fingerprint.parse(fingerprint.toString().substring(1))).isEmpty();
        assertThat(new Fingerprint(Digest.of(new byte[0])).toString()).startsWith("E3B0 C442");
    }
}
