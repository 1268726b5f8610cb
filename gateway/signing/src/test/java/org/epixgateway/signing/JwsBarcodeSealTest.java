package org.epixgateway.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.barcode.BarcodeContent;
import org.epixgateway.core.barcode.BarcodeSeal;
import org.epixgateway.core.barcode.BarcodeSeal.Issuer;
import org.epixgateway.core.barcode.BarcodeText;
import org.epixgateway.core.barcode.IssuedPermit;
import org.epixgateway.core.barcode.MakeBarcode;
import org.epixgateway.core.barcode.OwnBarcodes;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.TestPermits;
import org.epixgateway.signing.TestPki.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JwsBarcodeSealTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Party NA = Party.of("NA");
    private static final Party CH = Party.of("CH");
    private static final TestPki NAMIBIA = new TestPki(NA, CLOCK);
    private static final KeyEntry KEY = NAMIBIA.root().issueBarcode();
    private static final KeyEntry SWISS_KEY = new TestPki(CH, CLOCK).root().issueBarcode();
    private static final String TOKEN = "Zm9yIHRoaXMgcnVuIG9ubHk";

    @TempDir
    private Path folder;

    private final JwsBarcodeSeal seal = new JwsBarcodeSeal(Optional.of(KEY), CLOCK);
    private final BarcodeContent content = BarcodeContent.of(TestPermits.elephantTuskExport(), TOKEN);
    private final List<Issuer> registered = List.of(issuer(NA, KEY), issuer(CH, SWISS_KEY));

    private static Issuer issuer(Party party, KeyEntry entry) {
        return new Issuer(party, Certificates.der(entry.certificate()));
    }

    private String signed() {
        return seal.seal(content).orElseThrow();
    }

    /** Signed as ours are, with another payload. */
    private static String signed(KeyEntry by, String payload) {
        return signed(by, Deflated.pack(payload.getBytes(StandardCharsets.UTF_8)));
    }

    private static String signed(KeyEntry by, byte[] packed) {
        Base64URL keyId = Base64URL.encode(
                java.util.Arrays.copyOf(Certificates.digest(by.certificate()).bytes(), 8));
        JWSObject jws = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(keyId.toString())
                        .customParam("zip", "DEF")
                        .build(),
                new Payload(packed));
        try {
            jws.sign(new ECDSASigner(by.key(), Curve.P_256));
            return jws.serialize();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String payload(String signed) {
        byte[] packed = new Base64URL(signed.split("\\.", -1)[1]).decode();
        return new String(Deflated.unpack(packed, 16 << 10).orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    void what_was_signed_is_read_again_with_nothing_but_the_certificate() {
        assertThat(seal.read(signed(), List.of(issuer(NA, KEY))))
                .isEqualTo(new BarcodeSeal.Genuine(content, issuer(NA, KEY)));
    }

    @Test
    void every_kind_of_permit_survives() {
        for (Permit permit : List.of(
                TestPermits.pythonReExport(),
                TestPermits.orchidImport(),
                TestPermits.introductionFromTheSea(),
                TestPermits.preConventionPiano())) {
            BarcodeContent one = BarcodeContent.of(permit, TOKEN);
            Issuer issuer = issuer(new Party(one.issuing()), KEY);

            assertThat(seal.read(seal.seal(one).orElseThrow(), List.of(issuer)))
                    .isEqualTo(new BarcodeSeal.Genuine(one, issuer));
        }
    }

    @Test
    void it_is_a_standard_compact_signature_that_says_its_key() throws Exception {
        JWSObject standard = JWSObject.parse(signed());

        assertThat(standard.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        assertThat(standard.getHeader().getKeyID()).hasSize(11);
        assertThat(standard.verify(new com.nimbusds.jose.crypto.ECDSAVerifier(
                        (java.security.interfaces.ECPublicKey) KEY.certificate().getPublicKey())))
                .isTrue();
    }

    @Test
    void no_altered_character_passes() {
        String signed = signed();

        for (int at = 0; at < signed.length(); at++) {
            char other = signed.charAt(at) == 'A' ? 'B' : 'A';
            String altered = signed.substring(0, at) + other + signed.substring(at + 1);

            assertThat(seal.read(altered, registered))
                    .as("character %d", at)
                    .isNotInstanceOf(BarcodeSeal.Genuine.class);
        }
    }

    @Test
    void an_altered_content_or_signature_is_told_as_altered() {
        String signed = signed();
        int payload = signed.indexOf('.') + 20;
        int signature = signed.lastIndexOf('.') + 20;

        for (int at : new int[] {payload, signature}) {
            char other = signed.charAt(at) == 'A' ? 'B' : 'A';
            assertThat(seal.read(signed.substring(0, at) + other + signed.substring(at + 1), registered))
                    .isEqualTo(new BarcodeSeal.Altered());
        }
    }

    @Test
    void the_content_of_one_permit_under_the_signature_of_another_is_altered() {
        String one = signed();
        String other =
                seal.seal(BarcodeContent.of(TestPermits.minimalExport(), TOKEN)).orElseThrow();
        String mixed = other.substring(0, other.lastIndexOf('.')) + one.substring(one.lastIndexOf('.'));

        assertThat(seal.read(mixed, registered)).isEqualTo(new BarcodeSeal.Altered());
    }

    @Test
    void a_registered_party_that_signs_for_another_is_foreign() {
        String forged =
                new JwsBarcodeSeal(Optional.of(SWISS_KEY), CLOCK).seal(content).orElseThrow();

        assertThat(seal.read(forged, registered)).isEqualTo(new BarcodeSeal.Foreign(Optional.of(NA.code())));
    }

    @Test
    void an_unknown_key_is_foreign_whatever_it_claims() {
        assertThat(seal.read(signed(), List.of(issuer(CH, SWISS_KEY))))
                .isEqualTo(new BarcodeSeal.Foreign(Optional.of(NA.code())));
        assertThat(seal.read(signed(KEY, "not json at all"), List.of()))
                .isEqualTo(new BarcodeSeal.Foreign(Optional.empty()));
    }

    @Test
    void another_version_of_the_content_is_told_by_its_number() {
        String next = payload(signed()).replace("\"v\":1", "\"v\":2");

        assertThat(seal.read(signed(KEY, next), registered)).isEqualTo(new BarcodeSeal.OtherVersion(NA, "2"));
    }

    @Test
    void a_signed_content_that_cannot_be_read_is_no_barcode_and_its_values_are_not_repeated() {
        String broken = payload(signed()).replace("\"kind\":\"EXPORT\"", "\"kind\":\"TELEPORT\"");

        assertThat(seal.read(signed(KEY, broken), registered))
                .isInstanceOfSatisfying(
                        BarcodeSeal.NotOne.class,
                        not -> assertThat(not.sentence()).contains("NA").doesNotContain("TELEPORT", TOKEN));
    }

    @Test
    void a_content_that_unpacks_without_end_is_not_unpacked() {
        byte[] bomb = Deflated.pack(new byte[10 << 20]);

        assertThat(Deflated.unpack(bomb, 16 << 10)).isEmpty();
        assertThat(seal.read(signed(KEY, bomb), registered)).isInstanceOf(BarcodeSeal.NotOne.class);
    }

    @Test
    void other_signed_texts_are_no_barcodes() throws Exception {
        JWSObject unpacked = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k").build(), new Payload("{}"));
        unpacked.sign(new ECDSASigner(KEY.key(), Curve.P_256));

        for (String text : List.of(
                "", "a.b", "a.b.c", "..", unpacked.serialize(), signed() + "=", signed() + ".x", " " + signed())) {
            assertThat(seal.read(text, registered)).as(text).isInstanceOf(BarcodeSeal.NotOne.class);
        }
    }

    @Test
    void nobody_is_named_in_the_signed_text() {
        Permit permit = TestPermits.elephantTuskExport();

        assertThat(payload(signed()))
                .contains("Loxodonta africana", "NA 2026/00017")
                .doesNotContain(permit.importer().name(), permit.exporter().name())
                .doesNotContain(permit.issue().signatory(), permit.authority().name());
    }

    @Test
    void a_permit_of_two_hundred_blocks_fits_with_its_first_ones_and_the_count() {
        Permit permit = TestPermits.withBlocks(200);
        PermitKey permitKey = permit.key().orElseThrow();
        IssuedPermit issued =
                new IssuedPermit(permitKey, permit, Bytes.utf8("document").digest());
        MakeBarcode make = new MakeBarcode(number -> List.of(issued), HmacPermitTokens.in(folder), seal, new Namibia());

        MakeBarcode.Made made = (MakeBarcode.Made) make.make(permit.number().orElseThrow(), Optional.empty());

        assertThat(made.barcode().text().length()).isLessThanOrEqualTo(BarcodeText.LENGTH_MAX);
        assertThat(seal.read(made.barcode().signed(), registered))
                .isInstanceOfSatisfying(BarcodeSeal.Genuine.class, genuine -> {
                    assertThat(genuine.content().blocks()).isEqualTo(200);
                    assertThat(genuine.content().shown()).hasSizeGreaterThan(20);
                });
    }

    /** The own Party of the tests. */
    private static final class Namibia implements OwnBarcodes {
        @Override
        public Party party() {
            return NA;
        }

        @Override
        public Optional<URI> verifyAddress() {
            return Optional.of(URI.create("https://permits.example.na/verify"));
        }

        @Override
        public List<Bytes> certificates() {
            return List.of(Certificates.der(KEY.certificate()));
        }
    }

    @Test
    void a_key_that_has_ended_signs_no_more() {
        Clock later = Clock.fixed(NOW.plus(Duration.ofDays(731)), ZoneOffset.UTC);

        assertThat(new JwsBarcodeSeal(Optional.of(KEY), later).seal(content)).isEmpty();
        assertThat(new JwsBarcodeSeal(Optional.empty(), CLOCK).seal(content)).isEmpty();
    }

    @Test
    void the_barcode_key_cannot_seal_a_message() {
        assertThatThrownBy(() -> TestPki.signer(KEY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("seals no messages");
    }

    @Test
    void its_certificate_is_no_seal_and_no_tls_certificate_even_where_it_is_registered_as_one() {
        for (CertificateRole role : List.of(CertificateRole.SEAL, CertificateRole.TLS)) {
            CertificateUse use = CertificateUse.valueOf(role.name());
            assertThatThrownBy(() -> new RegisteredMatch(role, NOW)
                            .find(KEY.certificate(), List.of(NAMIBIA.registered(use, KEY.certificate()))))
                    .isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void a_tls_certificate_signs_no_barcodes_even_where_it_is_registered_for_them() {
        KeyEntry tls = NAMIBIA.tls(Case.GOOD);

        assertThat(seal.read(signed(tls, payload(signed())), List.of(issuer(NA, tls))))
                .isEqualTo(new BarcodeSeal.Altered());
    }
}
