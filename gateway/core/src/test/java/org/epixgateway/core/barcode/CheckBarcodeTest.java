package org.epixgateway.core.barcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.MovableClock;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.InMemoryRevocations;
import org.epixgateway.core.exchange.Revocations;
import org.epixgateway.core.party.CertificateUse;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.PeerPolicy;
import org.epixgateway.core.party.PeerRegistry;
import org.epixgateway.core.party.Pin;
import org.epixgateway.core.party.RegisteredCertificate;
import org.epixgateway.core.party.ServiceAddress;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CheckBarcodeTest {
    private static final Party NAMIBIA = Party.of("NA");
    private static final Party SWITZERLAND = Party.of("CH");
    private static final URI PAGE = URI.create("https://permits.example.na/verify");
    private static final BarcodeContent CONTENT = BarcodeContent.of(TestPermits.elephantTuskExport(), "t".repeat(22));

    private final MovableClock clock = MovableClock.atNoonOf(TestPermits.TODAY);
    private final InMemoryRevocations revocations = new InMemoryRevocations();
    private final List<Peer> peers = new ArrayList<>();
    private final Instant from = clock.instant().minus(Duration.ofDays(1));
    private final Instant until = clock.instant().plus(Duration.ofDays(729));

    private CheckBarcode check() {
        PeerRegistry registry = new PeerRegistry() {
            @Override
            public Optional<Peer> peer(Party party) {
                return peers.stream().filter(p -> p.party().equals(party)).findFirst();
            }

            @Override
            public List<Peer> all() {
                return List.copyOf(peers);
            }
        };
        return new CheckBarcode(new InMemoryBarcodeSeal(Optional.empty()), registry, new Swiss(), revocations, clock);
    }

    /** The own Party of this gateway. */
    private static final class Swiss implements OwnBarcodes {
        @Override
        public Party party() {
            return SWITZERLAND;
        }

        @Override
        public Optional<URI> verifyAddress() {
            return Optional.of(URI.create("https://permits.example.ch/v"));
        }

        @Override
        public List<Bytes> certificates() {
            return List.of(InMemoryBarcodeSeal.certificateOf(SWITZERLAND));
        }
    }

    private RegisteredCertificate certificate(Party party, CertificateUse use) {
        Bytes der = InMemoryBarcodeSeal.certificateOf(party);
        return new RegisteredCertificate(
                use, new Pin.Exact(der.digest()), der, from, until, Optional.empty(), Optional.empty());
    }

    private void register(Party party, List<ServiceAddress> services, RegisteredCertificate... certificates) {
        peers.add(new Peer(
                party,
                "Gateway of " + party,
                Peer.State.ACTIVE,
                1,
                DeliveryMode.PUSH,
                services,
                List.of(certificates),
                List.of(),
                Set.of(),
                Set.of(),
                PeerPolicy.STANDARD,
                0));
    }

    private void registerNamibia(RegisteredCertificate certificate) {
        register(NAMIBIA, List.of(new ServiceAddress(ServiceAddress.Kind.VERIFY, PAGE)), certificate);
    }

    private static String signedBy(Party party, BarcodeContent content) {
        return new InMemoryBarcodeSeal(Optional.of(InMemoryBarcodeSeal.certificateOf(party)))
                .seal(content)
                .orElseThrow();
    }

    private static String scanned(String address) {
        return address + "#" + signedBy(NAMIBIA, CONTENT);
    }

    @Test
    void a_genuine_barcode_is_told_as_use_unknown_and_never_as_valid() {
        registerNamibia(certificate(NAMIBIA, CertificateUse.BARCODE));

        BarcodeFinding finding = check().check(scanned("https://permits.example.na/verify"));

        assertThat(finding).isEqualTo(new BarcodeFinding.GenuineUseUnknown(CONTENT, NAMIBIA, PAGE, true));
        assertThat(finding.sentence()).startsWith("Genuine, use unknown").doesNotContainIgnoringCase("valid");
    }

    @Test
    void the_address_to_ask_is_the_registered_one_even_if_the_page_has_moved_on_its_server() {
        registerNamibia(certificate(NAMIBIA, CertificateUse.BARCODE));

        assertThat(check().check(scanned("https://PERMITS.example.na:443/old/page")))
                .isInstanceOfSatisfying(
                        BarcodeFinding.GenuineUseUnknown.class,
                        genuine -> assertThat(genuine.ask()).isEqualTo(PAGE));
    }

    @Test
    void a_genuine_content_behind_the_address_of_another_server_is_a_possible_forgery() {
        registerNamibia(certificate(NAMIBIA, CertificateUse.BARCODE));

        for (String address : List.of(
                "https://permits.example.na.evil.example/verify",
                "https://permits.example.na@evil.example/verify",
                "http://permits.example.na/verify",
                "https://permits.example.na:8443/verify",
                "urn:epix:verify")) {
            assertThat(check().check(scanned(address)))
                    .as(address)
                    .isInstanceOfSatisfying(
                            BarcodeFinding.PossibleForgery.class,
                            forgery -> assertThat(forgery.registered()).contains(PAGE));
        }
    }

    @Test
    void an_address_cannot_be_trusted_where_the_party_has_registered_none() {
        register(NAMIBIA, List.of(), certificate(NAMIBIA, CertificateUse.BARCODE));

        assertThat(check().check(scanned(PAGE.toString()))).isInstanceOf(BarcodeFinding.PossibleForgery.class);
    }

    @Test
    void a_barcode_that_was_altered_is_told_from_a_foreign_one() {
        registerNamibia(certificate(NAMIBIA, CertificateUse.BARCODE));

        assertThat(check().check(scanned(PAGE.toString()) + "x")).isEqualTo(new BarcodeFinding.Altered());
    }

    @Test
    void a_party_that_is_not_registered_is_foreign() {
        assertThat(check().check(scanned(PAGE.toString())))
                .isEqualTo(new BarcodeFinding.Foreign(Optional.of(NAMIBIA.code())));
    }

    @Test
    void a_registered_party_cannot_sign_for_another() {
        registerNamibia(certificate(NAMIBIA, CertificateUse.BARCODE));

        assertThat(check().check(PAGE + "#" + signedBy(SWITZERLAND, CONTENT)))
                .isEqualTo(new BarcodeFinding.Foreign(Optional.of(NAMIBIA.code())));
    }

    @Test
    void a_certificate_that_is_registered_for_seals_signs_no_barcodes() {
        registerNamibia(certificate(NAMIBIA, CertificateUse.SEAL));

        assertThat(check().check(scanned(PAGE.toString()))).isInstanceOf(BarcodeFinding.Foreign.class);
    }

    @Test
    void what_an_old_key_signed_stays_genuine_as_long_as_a_permit_may_last() {
        registerNamibia(certificate(NAMIBIA, CertificateUse.BARCODE).retired(clock.instant()));
        String scanned = scanned(PAGE.toString());

        clock.moveTo(until.plus(Duration.ofDays(1_090)));
        assertThat(check().check(scanned)).isInstanceOf(BarcodeFinding.GenuineUseUnknown.class);

        clock.moveTo(until.plus(Duration.ofDays(1_100)));
        assertThat(check().check(scanned)).isInstanceOf(BarcodeFinding.Foreign.class);
    }

    @Test
    void a_key_that_was_revoked_proves_nothing_any_more() {
        registerNamibia(certificate(NAMIBIA, CertificateUse.BARCODE));
        revocations.say(NAMIBIA, new Revocations.Revoked(from));

        assertThat(check().check(scanned(PAGE.toString())))
                .isEqualTo(new BarcodeFinding.KeyRevoked(CONTENT, NAMIBIA, from));
    }

    @Test
    void a_revocation_list_that_cannot_be_had_is_told_and_stops_nobody() {
        registerNamibia(certificate(NAMIBIA, CertificateUse.BARCODE));
        revocations.say(NAMIBIA, new Revocations.Unknown("no network"));

        assertThat(check().check(scanned(PAGE.toString())).sentence()).contains("could not be found out");
    }

    @Test
    void our_own_barcode_is_checked_against_our_own_certificates_and_page() {
        BarcodeContent ours = BarcodeContent.of(TestPermits.orchidImport(), "t".repeat(22));

        assertThat(check().check("https://permits.example.ch/v#" + signedBy(SWITZERLAND, ours)))
                .isInstanceOf(BarcodeFinding.GenuineUseUnknown.class);
        assertThat(check().check("https://elsewhere.example/v#" + signedBy(SWITZERLAND, ours)))
                .isInstanceOf(BarcodeFinding.PossibleForgery.class);
    }

    @Test
    void any_other_text_is_no_barcode_of_a_permit() {
        assertThat(check().check("https://www.example.org/menu")).isInstanceOf(BarcodeFinding.NotOne.class);
        assertThat(check().check("https://www.example.org/menu#starters")).isInstanceOf(BarcodeFinding.NotOne.class);
    }
}
