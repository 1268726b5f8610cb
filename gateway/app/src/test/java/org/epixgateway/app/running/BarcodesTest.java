package org.epixgateway.app.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.epixgateway.console.control.KeyControls;
import org.epixgateway.core.barcode.MakeBarcode;
import org.epixgateway.core.exchange.Observations;
import org.epixgateway.core.exchange.PartyRegistration;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.ServiceAddress;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.signing.Certificates;
import org.epixgateway.signing.HmacPermitTokens;
import org.epixgateway.signing.KeyAlgorithm;
import org.epixgateway.signing.KeyMaterial.Own;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BarcodesTest {
    private static final URI PAGE = URI.create("https://permits.example.ch/verify");

    @TempDir
    private Path folder;

    private Home made(String party) throws IOException {
        Home home = Home.at(folder.resolve(party));
        Installation.Plan plan = new Installation.Plan(
                Party.of(party), "Office of " + party, List.of("localhost"), "127.0.0.1", 0, 0, 0, KeyAlgorithm.P256);
        var unused = Installation.make(home, plan, Clock.systemUTC(), Duration.ofDays(1));
        Files.writeString(home.settingsFile(), "verify:\n  address: " + PAGE + "\n", StandardOpenOption.APPEND);
        return home;
    }

    private static Office office(Home home) {
        return new Office(home, home.settings(), Observations.NONE);
    }

    private static void remove(Home home, String key) throws IOException {
        for (String ending : List.of(".p12", ".password", ".crt")) {
            Files.delete(home.keys().resolve(key + ending));
        }
    }

    /** The barcode certificates that another Party registers from our descriptor. */
    private static Peer registered(Office ours, Office theirs) {
        return switch (theirs.registration.examine(ours.descriptor())) {
            case PartyRegistration.First first -> theirs.registration.register(first, "test");
            case PartyRegistration.Update update -> theirs.registration.update(update, "test");
            case PartyRegistration.Rejected(String sentence) -> throw new AssertionError(sentence);
        };
    }

    @Test
    void the_descriptor_hands_over_the_barcode_certificate_and_the_page() throws IOException {
        try (Office swiss = office(made("CH"));
                Office french = office(made("FR"))) {
            Peer peer = registered(swiss, french);

            assertThat(peer.address(ServiceAddress.Kind.VERIFY)).contains(PAGE);
            assertThat(peer.all(CertificateUse.BARCODE))
                    .singleElement()
                    .satisfies(c -> assertThat(c.der())
                            .isEqualTo(Certificates.der(
                                    swiss.keys.entry(Own.BARCODE).certificate())));
        }
    }

    @Test
    void an_installation_from_before_barcodes_gets_its_key_and_secret_at_the_next_start() throws IOException {
        Home home = made("CH");
        remove(home, "barcode");
        Files.delete(home.keys().resolve(HmacPermitTokens.FILE));

        try (Office office = office(home)) {
            assertThat(office.keys.has(Own.BARCODE)).isTrue();
            assertThat(home.keys().resolve(HmacPermitTokens.FILE)).exists();
            assertThat(office.barcodes.certificates()).hasSize(1);
        }
    }

    @Test
    void without_the_root_there_is_no_key_and_all_else_works() throws IOException {
        Home home = made("CH");
        remove(home, "barcode");
        remove(home, "root");

        try (Office office = office(home)) {
            assertThat(office.barcodes.certificates()).isEmpty();
            assertThat(office.barcodes.make.make(PermitNumber.of("26CH000001E"), Optional.empty()))
                    .isEqualTo(new MakeBarcode.Unknown());
            assertThat(new OwnKeys(office, () -> {}).announce(KeyControls.Use.BARCODE, Optional.empty(), "test"))
                    .isInstanceOf(KeyControls.Refused.class);
            assertThat(office.descriptor().size()).isPositive();
        }
    }

    @Test
    void a_renewed_key_signs_and_the_old_certificate_stays_with_the_peers_until_it_is_revoked() throws IOException {
        try (Office swiss = office(made("CH"));
                Office french = office(made("FR"))) {
            OwnKeys keys = new OwnKeys(swiss, () -> {});
            X509Certificate old = swiss.keys.entry(Own.BARCODE).certificate();

            assertThat(keys.announce(KeyControls.Use.BARCODE, Optional.of("rsa2048"), "test"))
                    .isInstanceOf(KeyControls.Refused.class);
            assertThat(keys.announce(KeyControls.Use.BARCODE, Optional.empty(), "test"))
                    .isInstanceOf(KeyControls.Done.class);
            assertThat(keys.activate(KeyControls.Use.BARCODE, "test")).isInstanceOf(KeyControls.Done.class);
            assertThat(swiss.keys.entry(Own.BARCODE).certificate()).isNotEqualTo(old);
            assertThat(registered(swiss, french).all(CertificateUse.BARCODE)).hasSize(2);

            assertThat(keys.revoke(old.getSerialNumber().toString(16), false, "test"))
                    .isInstanceOf(KeyControls.Done.class);
            assertThat(swiss.barcodes.certificates())
                    .doesNotContain(Certificates.der(old))
                    .hasSize(1);
        }
    }
}
