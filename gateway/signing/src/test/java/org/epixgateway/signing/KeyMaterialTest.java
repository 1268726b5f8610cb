package org.epixgateway.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void the_barcode_certificate_allows_barcodes_and_nothing_else() throws GeneralSecurityException {
        X509Certificate barcode = keys.entry(Own.BARCODE).certificate();

        barcode.verify(keys.entry(Own.ROOT).certificate().getPublicKey());
        assertThat(barcode.getKeyUsage()).containsExactly(true, false, false, false, false, false, false, false, false);
        assertThat(barcode.getExtendedKeyUsage()).containsExactly(CertificateRole.BARCODES_ONLY);
        assertThat(barcode.getCriticalExtensionOIDs()).contains("2.5.29.37");
        assertThat(KeyAlgorithm.of(barcode.getPublicKey())).contains(KeyAlgorithm.P256);
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
                            "tls.crt rw-------",
                            "barcode.p12 rw-------",
                            "barcode.password rw-------",
                            "barcode.crt rw-------",
                            "verification.p12 rw-------",
                            "verification.password rw-------",
                            "verification.crt rw-------");
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
    void an_announced_seal_is_there_to_be_handed_over_and_does_not_seal_yet() {
        X509Certificate current = keys.entry(Own.SEAL).certificate();

        KeyEntry next = keys.issue(Own.SEAL, KeyAlgorithm.P384, List.of());
        keys.announce(Own.SEAL, next);

        assertThat(keys.announced(Own.SEAL).orElseThrow().certificate()).isEqualTo(next.certificate());
        assertThat(keys.announced(Own.TLS)).isEmpty();
        assertThat(keys.signer().certificate()).isEqualTo(current);
        assertThat(folder.resolve("keys/seal-next.crt")).exists();
        assertThat(CrlNumbers.of(keys.revocationList()).intValueExact()).isEqualTo(2);
        assertThatThrownBy(() -> keys.announce(Own.SEAL, next)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_activated_seal_seals_and_the_old_one_is_kept() {
        X509Certificate old = keys.entry(Own.SEAL).certificate();
        keys.announce(Own.SEAL, keys.issue(Own.SEAL, KeyAlgorithm.P384, List.of()));
        X509Certificate next = keys.announced(Own.SEAL).orElseThrow().certificate();

        var unused = keys.activate(Own.SEAL);

        assertThat(keys.signer().certificate()).isEqualTo(next).isNotEqualTo(old);
        assertThat(keys.announced(Own.SEAL)).isEmpty();
        assertThat(keys.old(Own.SEAL)).containsExactly(old);
        assertThat(folder.resolve("keys/seal-" + old.getSerialNumber().toString(16) + ".p12"))
                .exists();
        assertThatThrownBy(() -> keys.activate(Own.SEAL)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_activated_tls_key_leaves_the_seal_alone_and_carries_the_hosts() {
        X509Certificate seal = keys.entry(Own.SEAL).certificate();
        keys.announce(Own.TLS, keys.issue(Own.TLS, KeyAlgorithm.RSA2048, List.of("new.example", "192.0.2.8")));

        KeyEntry tls = keys.activate(Own.TLS);

        assertThat(keys.entry(Own.TLS).certificate()).isEqualTo(tls.certificate());
        assertThat(Certificates.hosts(tls.certificate())).containsExactly("new.example", "192.0.2.8");
        assertThat(KeyAlgorithm.of(tls.certificate().getPublicKey())).contains(KeyAlgorithm.RSA2048);
        assertThat(keys.entry(Own.SEAL).certificate()).isEqualTo(seal);
        assertThat(keys.old(Own.SEAL)).isEmpty();
    }

    /** The file operations of an activation in their order; the process dies after the first so many of them. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void an_activation_that_breaks_off_anywhere_leaves_a_usable_seal_and_is_finished_by_doing_it_again(int done)
            throws IOException {
        X509Certificate old = keys.entry(Own.SEAL).certificate();
        keys.announce(Own.SEAL, keys.issue(Own.SEAL, KeyAlgorithm.P256, List.of()));
        X509Certificate next = keys.announced(Own.SEAL).orElseThrow().certificate();
        Path broken = copied(folder.resolve("keys"), folder.resolve("broken"));
        var unused = keys.activate(Own.SEAL);
        String kept = "seal-" + old.getSerialNumber().toString(16);
        List<String> order = List.of(
                kept + ".crt",
                kept + ".p12",
                "seal.p12",
                "seal.crt",
                "seal-next.crt",
                "seal-next.p12",
                "seal-next.password");
        for (String file : order.subList(0, done)) {
            Path after = folder.resolve("keys").resolve(file);
            if (Files.exists(after)) {
                Files.copy(after, broken.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.delete(broken.resolve(file));
            }
        }

        KeyMaterial again = new KeyMaterial(broken, Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(again.signer().certificate()).isEqualTo(done < 3 ? old : next);
        assertThat(again.announced(Own.SEAL).isPresent()).isEqualTo(done < 3);
        assertThat(again.next(Own.SEAL).isPresent()).isEqualTo(done < 6);
        if (again.next(Own.SEAL).isPresent()) {
            var unusedToo = again.activate(Own.SEAL);
        }

        assertThat(again.signer().certificate()).isEqualTo(next);
        assertThat(again.old(Own.SEAL)).containsExactly(old);
        assertThat(Files.readString(broken.resolve("seal.crt")))
                .isEqualTo(Files.readString(folder.resolve("keys/seal.crt")));
        assertThat(broken.resolve("seal-next.p12")).doesNotExist();
    }

    @Test
    void a_key_of_another_issuer_is_announced_by_putting_its_file_beside_the_current_one() {
        KeyEntry brought = keys.issue(Own.SEAL, KeyAlgorithm.P256, List.of());
        OwnerOnlyFiles.write(folder.resolve("keys/seal-next.password"), "their own".getBytes(StandardCharsets.UTF_8));
        OwnerOnlyFiles.write(
                folder.resolve("keys/seal-next.p12"),
                KeyStores.toPkcs12("another alias", brought, "their own".toCharArray()));

        assertThat(keys.announced(Own.SEAL).orElseThrow().certificate()).isEqualTo(brought.certificate());
        var unused = keys.activate(Own.SEAL);

        assertThat(keys.signer().certificate()).isEqualTo(brought.certificate());
    }

    @Test
    void an_announcement_that_breaks_off_before_its_key_is_none() throws IOException {
        OwnerOnlyFiles.write(folder.resolve("keys/seal-next.password"), new byte[] {'x'});

        assertThat(keys.announced(Own.SEAL)).isEmpty();
        assertThat(keys.next(Own.SEAL)).isEmpty();

        keys.announce(Own.SEAL, keys.issue(Own.SEAL, KeyAlgorithm.P256, List.of()));
        assertThat(keys.announced(Own.SEAL)).isPresent();
    }

    @Test
    void a_revoked_announced_key_is_withdrawn_and_another_can_be_announced() throws IOException {
        keys.announce(Own.TLS, keys.issue(Own.TLS, KeyAlgorithm.P256, List.of()));
        X509Certificate next = keys.announced(Own.TLS).orElseThrow().certificate();
        Path broken = copied(folder.resolve("keys"), folder.resolve("broken"));

        var list = keys.revoke(next);

        assertThat(list.getRevokedCertificate(next)).isNotNull();
        assertThat(folder.resolve("keys/tls-next.p12")).doesNotExist();
        Files.copy(folder.resolve("keys/root.crl"), broken.resolve("root.crl"), StandardCopyOption.REPLACE_EXISTING);
        KeyMaterial brokenOff = new KeyMaterial(broken, Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(brokenOff.announced(Own.TLS)).isEmpty();
        assertThat(brokenOff.next(Own.TLS)).isEmpty();
        brokenOff.announce(Own.TLS, brokenOff.issue(Own.TLS, KeyAlgorithm.P256, List.of()));
        assertThat(brokenOff.announced(Own.TLS)).isPresent();
    }

    @Test
    void only_what_our_root_issued_is_ours_to_revoke() {
        KeyMaterial other = new KeyMaterial(folder.resolve("other"), Clock.fixed(NOW, ZoneOffset.UTC));
        other.create(
                Party.of("CH"),
                "Federal Food Safety and Veterinary Office",
                KeyAlgorithm.P256,
                List.of("epix.example"));

        assertThat(keys.root().hasIssued(keys.entry(Own.TLS).certificate())).isTrue();
        assertThat(keys.root().hasIssued(other.entry(Own.TLS).certificate())).isFalse();
    }

    private static Path copied(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return to;
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
