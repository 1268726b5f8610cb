package org.epixgateway.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.party.Party;
import org.epixgateway.signing.KeyMaterial.Own;
import org.epixgateway.signing.TestPki.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class GivenKeysTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Party CH = Party.of("CH");
    private static final TestPki PKI = new TestPki(CH, CLOCK);
    private static final KeyMaterial.Wanted WANTED =
            new KeyMaterial.Wanted(CH, "Veterinary Office", KeyAlgorithm.P256, List.of("epix.example"));

    @TempDir
    private Path folder;

    private static GivenKeys sealAndTls(KeyEntry seal, KeyEntry tls) {
        return new GivenKeys(Optional.empty(), Optional.of(seal), Optional.of(tls), Optional.empty(), Optional.empty());
    }

    private KeyMaterial made(GivenKeys given) {
        KeyMaterial keys = new KeyMaterial(folder.resolve("keys"), CLOCK);
        keys.create(WANTED, given);
        return keys;
    }

    @Test
    void what_is_given_is_taken_and_no_root_is_made_for_it() {
        GivenKeys given = sealAndTls(PKI.seal(Case.GOOD), PKI.tls(Case.GOOD));

        KeyMaterial keys = made(given);

        assertThat(given.problem(CH, NOW)).isEmpty();
        assertThat(keys.signer().certificate()).isEqualTo(PKI.seal(Case.GOOD).certificate());
        assertThat(keys.entry(Own.TLS).certificate())
                .isEqualTo(PKI.tls(Case.GOOD).certificate());
        assertThat(keys.has(Own.ROOT)).isFalse();
        assertThat(keys.hasRevocationList()).isFalse();
    }

    @Test
    void a_given_root_issues_what_is_not_given() {
        GivenKeys given = new GivenKeys(
                Optional.of(PKI.root().entry()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        KeyMaterial keys = made(given);

        assertThat(given.problem(CH, NOW)).isEmpty();
        assertThat(PKI.root().hasIssued(keys.entry(Own.SEAL).certificate())).isTrue();
        assertThat(PKI.root().hasIssued(keys.entry(Own.TLS).certificate())).isTrue();
        assertThat(keys.hasRevocationList()).isTrue();
    }

    @Test
    void a_seal_alone_goes_with_a_root_that_is_made_for_the_rest() {
        KeyMaterial keys = made(new GivenKeys(
                Optional.empty(),
                Optional.of(PKI.seal(Case.GOOD)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));

        assertThat(keys.root().hasIssued(keys.entry(Own.TLS).certificate())).isTrue();
        assertThat(keys.root().hasIssued(keys.entry(Own.SEAL).certificate())).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "NOT_YET_VALID", "WRONG_USAGE", "RSA_1024", "SHA1_SIGNED"})
    void a_seal_that_no_peer_would_accept_is_refused(Case which) {
        assertThat(sealAndTls(PKI.seal(which), PKI.tls(Case.GOOD)).problem(CH, NOW))
                .get()
                .asString()
                .startsWith("The seal certificate");
    }

    @Test
    void a_barcode_key_is_p256_and_a_key_of_its_own() {
        KeyEntry seal = PKI.seal(Case.GOOD);
        KeyEntry tls = PKI.tls(Case.GOOD);

        assertThat(withBarcode(PKI.root().issueBarcode()).problem(CH, NOW)).isEmpty();
        assertThat(withBarcode(PKI.seal(KeyAlgorithm.RSA2048)).problem(CH, NOW))
                .get()
                .asString()
                .startsWith("The barcode certificate");
        assertThat(withBarcode(tls).problem(CH, NOW)).isPresent();
        assertThat(withBarcode(seal).problem(CH, NOW)).get().asString().contains("key of its own");
    }

    @Test
    void a_barcode_key_that_is_given_is_taken_and_without_any_the_rest_is_whole() {
        KeyEntry barcode = PKI.root().issueBarcode();

        assertThat(made(withBarcode(barcode)).entry(Own.BARCODE).certificate()).isEqualTo(barcode.certificate());
        folder = folder.resolve("other");
        assertThat(made(sealAndTls(PKI.seal(Case.GOOD), PKI.tls(Case.GOOD))).has(Own.BARCODE))
                .isFalse();
    }

    @Test
    void a_verification_key_is_no_other_key_of_ours() {
        KeyEntry barcode = PKI.root().issueBarcode();
        KeyEntry verification = PKI.root().issueVerification();

        assertThat(withVerification(barcode, verification).problem(CH, NOW)).isEmpty();
        assertThat(withVerification(barcode, barcode).problem(CH, NOW)).isPresent();
        assertThat(withVerification(barcode, PKI.seal(Case.GOOD)).problem(CH, NOW))
                .get()
                .asString()
                .contains("key of its own");
    }

    private static GivenKeys withVerification(KeyEntry barcode, KeyEntry verification) {
        return new GivenKeys(
                Optional.empty(),
                Optional.of(PKI.seal(Case.GOOD)),
                Optional.of(PKI.tls(Case.GOOD)),
                Optional.of(barcode),
                Optional.of(verification));
    }

    private static GivenKeys withBarcode(KeyEntry barcode) {
        return new GivenKeys(
                Optional.empty(),
                Optional.of(PKI.seal(Case.GOOD)),
                Optional.of(PKI.tls(Case.GOOD)),
                Optional.of(barcode),
                Optional.empty());
    }

    @Test
    void a_certificate_of_another_country_is_refused() {
        assertThat(sealAndTls(PKI.seal(Case.GOOD), PKI.tls(Case.GOOD)).problem(Party.of("FR"), NOW))
                .get()
                .asString()
                .contains("another country", "C=CH", "FR");
    }

    @Test
    void a_tls_certificate_is_no_root_and_a_root_is_no_seal() {
        KeyEntry root = PKI.root().entry();

        assertThat(new GivenKeys(
                                Optional.of(PKI.tls(Case.GOOD)),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())
                        .problem(CH, NOW))
                .get()
                .asString()
                .startsWith("The issuer's certificate");
        assertThat(sealAndTls(root, PKI.tls(Case.GOOD)).problem(CH, NOW)).isPresent();
    }

    @Test
    void a_key_of_another_certificate_is_refused() {
        KeyEntry mixed =
                new KeyEntry(PKI.tls(Case.GOOD).key(), PKI.seal(Case.GOOD).chain());

        assertThat(sealAndTls(mixed, PKI.tls(Case.GOOD)).problem(CH, NOW))
                .get()
                .asString()
                .contains("does not belong to the private key");
    }

    @Test
    void one_key_is_not_both_seal_and_tls() {
        KeyEntry tls = PKI.tls(Case.GOOD);

        assertThat(sealAndTls(tls, tls).problem(CH, NOW)).get().asString().contains("two keys");
    }

    @Test
    void a_file_is_read_with_its_password_whatever_its_key_is_called() {
        Path file = folder.resolve("seal.p12");
        OwnerOnlyFiles.write(file, KeyStores.toPkcs12("any name", PKI.seal(Case.GOOD), "right".toCharArray()));

        assertThat(GivenKeys.read(file, "right".toCharArray()).certificate())
                .isEqualTo(PKI.seal(Case.GOOD).certificate());
        assertThatThrownBy(() -> GivenKeys.read(file, "wrong".toCharArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be opened");
    }
}
