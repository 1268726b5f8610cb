package org.epixgateway.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.epixgateway.core.party.Party;
import org.epixgateway.signing.KeyMaterial.Own;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class KeyMaterialTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    private Path folder;

    private KeyMaterial keys;

    @BeforeEach
    void create() {
        keys = new KeyMaterial(folder.resolve("keys"), Clock.fixed(NOW, ZoneOffset.UTC));
        keys.create(
                Party.of("CH"),
                "Federal Food Safety and Veterinary Office",
                KeyAlgorithm.P256,
                List.of("epix.example", "192.0.2.7"));
    }

    @Test
    void root_seal_and_tls_certificates_have_their_uses_and_spans() throws GeneralSecurityException {
        X509Certificate root = keys.entry(Own.ROOT).certificate();
        X509Certificate seal = keys.entry(Own.SEAL).certificate();
        X509Certificate tls = keys.entry(Own.TLS).certificate();

        seal.verify(root.getPublicKey());
        tls.verify(root.getPublicKey());
        assertThat(root.getBasicConstraints()).isZero();
        assertThat(root.getKeyUsage()).containsExactly(false, false, false, false, false, true, true, false, false);
        assertThat(seal.getKeyUsage()).startsWith(true, true, false);
        assertThat(seal.getExtendedKeyUsage()).isNull();
        assertThat(tls.getKeyUsage()).startsWith(true, false, false);
        assertThat(tls.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
        assertThat(tls.getSubjectAlternativeNames()).hasToString("[[2, epix.example], [7, 192.0.2.7]]");
        assertThat(Duration.between(
                        root.getNotBefore().toInstant(), root.getNotAfter().toInstant()))
                .isEqualTo(Duration.ofDays(3653));
        assertThat(Duration.between(
                        seal.getNotBefore().toInstant(), seal.getNotAfter().toInstant()))
                .isEqualTo(Duration.ofDays(730));
        assertThat(seal.getSubjectX500Principal().getName())
                .contains("O=Federal Food Safety and Veterinary Office")
                .contains("C=CH");
    }

    @Test
    void every_file_is_for_its_owner_alone_and_none_is_left_unfinished() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
            assertThat(files.toList())
                    .extracting(f -> f.getFileName().toString() + " " + PosixFilePermissions.toString(permissions(f)))
                    .containsExactlyInAnyOrder(
                            "root.p12 rw-------",
                            "root.password rw-------",
                            "root.crt rw-------",
                            "root.crl rw-------",
                            "seal.p12 rw-------",
                            "seal.password rw-------",
                            "seal.crt rw-------",
                            "tls.p12 rw-------",
                            "tls.password rw-------",
                            "tls.crt rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))))
                .isEqualTo("rwx------");
    }

    @Test
    void each_store_has_its_own_random_password() throws IOException {
        String seal = Files.readString(folder.resolve("keys/seal.password"));

        assertThat(seal).hasSize(43).isNotEqualTo(Files.readString(folder.resolve("keys/tls.password")));
        assertThatThrownBy(() -> KeyStores.pkcs12(folder.resolve("keys/seal.p12"), "changeit".toCharArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be opened");
    }

    @Test
    void keys_that_are_there_are_never_written_over() {
        X509Certificate before = keys.entry(Own.SEAL).certificate();

        assertThatThrownBy(() -> keys.create(Party.of("CH"), "Another", KeyAlgorithm.P256, List.of()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(keys.entry(Own.SEAL).certificate()).isEqualTo(before);
    }

    @Test
    void a_revoked_certificate_is_on_the_next_list_and_stays_on_the_one_after() throws GeneralSecurityException {
        X509Certificate seal = keys.entry(Own.SEAL).certificate();
        assertThat(keys.revocationList().getRevokedCertificate(seal)).isNull();

        var revoked = keys.revoke(seal);
        var reissued = keys.reissueRevocationList();

        reissued.verify(keys.entry(Own.ROOT).certificate().getPublicKey());
        assertThat(revoked.getRevokedCertificate(seal)).isNotNull();
        assertThat(keys.revocationList().getRevokedCertificate(seal)).isNotNull();
        assertThat(CrlNumbers.of(reissued).intValueExact()).isEqualTo(3);
        assertThat(reissued.getNextUpdate().toInstant()).isEqualTo(NOW.plus(KeyMaterial.LIST_VALIDITY));
    }

    @Test
    void a_renewed_seal_seals_and_the_old_one_is_kept() {
        X509Certificate old = keys.entry(Own.SEAL).certificate();

        KeyEntry renewed = keys.renewSeal(KeyAlgorithm.P384);

        assertThat(keys.signer().certificate()).isEqualTo(renewed.certificate()).isNotEqualTo(old);
        assertThat(folder.resolve("keys/seal-" + old.getSerialNumber().toString(16) + ".p12"))
                .exists();
    }

    @Test
    void a_key_that_a_party_brings_along_is_taken() {
        KeyMaterial other = new KeyMaterial(folder.resolve("other"), Clock.fixed(NOW, ZoneOffset.UTC));

        other.take(Own.SEAL, keys.entry(Own.SEAL));

        assertThat(other.signer().certificate()).isEqualTo(keys.signer().certificate());
    }

    @Test
    void a_token_that_is_not_there_is_said_in_a_sentence() {
        assertThatThrownBy(() -> KeyStores.pkcs11("name=none\nlibrary=/nowhere/lib.so\n", "1234".toCharArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PKCS#11 token cannot be opened");
    }

    private static java.util.Set<java.nio.file.attribute.PosixFilePermission> permissions(Path file) {
        try {
            return Files.getPosixFilePermissions(file);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
