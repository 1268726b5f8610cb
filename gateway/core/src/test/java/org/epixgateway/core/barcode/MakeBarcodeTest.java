package org.epixgateway.core.barcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MakeBarcodeTest {
    private static final Party NAMIBIA = Party.of("NA");
    private static final Bytes CERTIFICATE = InMemoryBarcodeSeal.certificateOf(NAMIBIA);

    private final List<IssuedPermit> issued = new ArrayList<>();
    private Optional<URI> address = Optional.of(URI.create("https://permits.example.na/verify"));
    private Optional<Bytes> key = Optional.of(CERTIFICATE);

    private MakeBarcode make() {
        PermitTokens tokens = new PermitTokens() {
            @Override
            public String token(PermitKey permit, Digest document) {
                return document.hex().substring(0, 22);
            }

            @Override
            public boolean matches(String presented, PermitKey permit, Digest document) {
                return presented.equals(token(permit, document));
            }
        };
        return new MakeBarcode(
                number -> issued.stream()
                        .filter(i -> i.key().number().equals(number.normalised()))
                        .toList(),
                tokens,
                new InMemoryBarcodeSeal(key),
                new Own());
    }

    private final class Own implements OwnBarcodes {
        @Override
        public Party party() {
            return NAMIBIA;
        }

        @Override
        public Optional<URI> verifyAddress() {
            return address;
        }

        @Override
        public List<Bytes> certificates() {
            return key.stream().toList();
        }
    }

    private PermitNumber issue(Permit permit) {
        issued.add(new IssuedPermit(
                permit.key().orElseThrow(),
                permit,
                Bytes.utf8(permit.toString()).digest()));
        return permit.number().orElseThrow();
    }

    @Test
    void a_barcode_leads_to_our_page_and_holds_the_content_behind_the_number_sign() {
        MakeBarcode.Outcome outcome = make().make(issue(TestPermits.elephantTuskExport()), Optional.empty());

        assertThat(outcome).isInstanceOfSatisfying(MakeBarcode.Made.class, made -> {
            assertThat(made.barcode().text()).startsWith("https://permits.example.na/verify#");
            assertThat(made.content().number().raw()).isEqualTo("NA 2026/00017");
            assertThat(made.content().shown()).hasSize(1);
        });
    }

    @Test
    void blocks_are_left_out_from_the_end_until_it_fits_and_the_count_tells_of_them() {
        MakeBarcode.Outcome outcome = make().make(issue(TestPermits.withBlocks(200)), Optional.empty());

        assertThat(outcome).isInstanceOfSatisfying(MakeBarcode.Made.class, made -> {
            assertThat(made.barcode().text().length()).isBetween(900, BarcodeText.LENGTH_MAX);
            assertThat(made.content().blocks()).isEqualTo(200);
            assertThat(made.content().shown()).hasSizeBetween(20, 24);
            assertThat(made.content().shown().get(0).id()).isEqualTo("A");
        });
    }

    @Test
    void another_document_of_the_same_number_is_asked_for_by_its_kind() {
        Permit permit = TestPermits.elephantTuskExport();
        PermitNumber number = issue(permit);
        PermitKey key = permit.key().orElseThrow();
        issued.add(new IssuedPermit(
                new PermitKey(key.issuingCountry(), key.issuingAuthority(), DocumentKind.RE_EXPORT, key.number()),
                permit,
                Bytes.utf8("other").digest()));

        assertThat(make().make(number, Optional.empty()))
                .isEqualTo(new MakeBarcode.Several(List.of(DocumentKind.EXPORT, DocumentKind.RE_EXPORT)));
        assertThat(make().make(number, Optional.of(DocumentKind.EXPORT))).isInstanceOf(MakeBarcode.Made.class);
        assertThat(make().make(number, Optional.of(DocumentKind.IMPORT))).isEqualTo(new MakeBarcode.Unknown());
    }

    @Test
    void no_barcode_is_made_for_a_permit_that_another_state_issued() {
        assertThat(make().make(issue(TestPermits.orchidImport()), Optional.empty()))
                .isEqualTo(new MakeBarcode.Unknown());
    }

    @Test
    void without_a_page_the_refusal_names_the_setting() {
        address = Optional.empty();

        assertThat(make().make(issue(TestPermits.elephantTuskExport()), Optional.empty()))
                .isInstanceOfSatisfying(
                        MakeBarcode.CannotNow.class,
                        not -> assertThat(not.sentence()).contains("verify.address"));
    }

    @Test
    void without_a_key_the_refusal_says_how_to_get_one() {
        key = Optional.empty();

        assertThat(make().make(issue(TestPermits.elephantTuskExport()), Optional.empty()))
                .isInstanceOfSatisfying(
                        MakeBarcode.CannotNow.class,
                        not -> assertThat(not.sentence()).contains("keys announce barcode"));
    }
}
