package org.epixgateway.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HmacPermitTokensTest {
    private static final PermitKey TUSKS =
            TestPermits.elephantTuskExport().key().orElseThrow();
    private static final PermitKey OTHER = TestPermits.minimalExport().key().orElseThrow();
    private static final Digest DOCUMENT = Bytes.utf8("document").digest();

    @TempDir
    private Path folder;

    @Test
    void a_permit_has_the_same_token_of_128_bits_after_every_start() {
        String token = HmacPermitTokens.in(folder).token(TUSKS, DOCUMENT);

        assertThat(token).matches("[A-Za-z0-9_-]{22}");
        assertThat(HmacPermitTokens.in(folder).token(TUSKS, DOCUMENT)).isEqualTo(token);
    }

    @Test
    void another_permit_document_or_party_has_another_token() {
        HmacPermitTokens tokens = HmacPermitTokens.in(folder);

        assertThat(tokens.token(OTHER, DOCUMENT)).isNotEqualTo(tokens.token(TUSKS, DOCUMENT));
        assertThat(tokens.token(TUSKS, Bytes.utf8("replaced").digest())).isNotEqualTo(tokens.token(TUSKS, DOCUMENT));
        assertThat(HmacPermitTokens.in(folder.resolve("other")).token(TUSKS, DOCUMENT))
                .isNotEqualTo(tokens.token(TUSKS, DOCUMENT));
    }

    @Test
    void only_the_right_token_matches() {
        HmacPermitTokens tokens = HmacPermitTokens.in(folder);
        String token = tokens.token(TUSKS, DOCUMENT);

        assertThat(tokens.matches(token, TUSKS, DOCUMENT)).isTrue();
        assertThat(tokens.matches(token, OTHER, DOCUMENT)).isFalse();
        assertThat(tokens.matches(token.substring(1), TUSKS, DOCUMENT)).isFalse();
        assertThat(tokens.matches("", TUSKS, DOCUMENT)).isFalse();
    }

    @Test
    void the_secret_is_for_its_owner_alone_and_a_damaged_one_is_not_replaced() throws IOException {
        var unused = HmacPermitTokens.in(folder);
        Path secret = folder.resolve(HmacPermitTokens.FILE);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        Files.writeString(secret, "c2hvcnQ");
        assertThatThrownBy(() -> HmacPermitTokens.in(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("damaged")
                .hasMessageNotContaining("c2hvcnQ");
        assertThat(Files.readString(secret)).isEqualTo("c2hvcnQ");
    }
}
