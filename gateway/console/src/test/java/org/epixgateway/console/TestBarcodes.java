package org.epixgateway.console;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.epixgateway.console.rest.BarcodeActs;
import org.epixgateway.core.barcode.CheckBarcode;
import org.epixgateway.core.barcode.InMemoryBarcodeSeal;
import org.epixgateway.core.barcode.MakeBarcode;
import org.epixgateway.core.barcode.OwnBarcodes;
import org.epixgateway.core.barcode.PermitTokens;
import org.epixgateway.core.barcode.SentPermits;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.InMemoryRevocations;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.PermitKey;

/** What a test gateway puts on paper. */
final class TestBarcodes implements OwnBarcodes, PermitTokens {
    static final String PAGE = "https://permits.example.ch/verify";

    private final TestGateway gateway;
    private Optional<URI> page = Optional.of(URI.create(PAGE));

    TestBarcodes(TestGateway gateway) {
        this.gateway = gateway;
    }

    /** From now on there is no page that a barcode could lead to. */
    void withoutPage() {
        page = Optional.empty();
    }

    BarcodeActs acts() {
        InMemoryBarcodeSeal seal =
                new InMemoryBarcodeSeal(Optional.of(certificates().get(0)));
        return new BarcodeActs(
                new MakeBarcode(new SentPermits(gateway.stored, gateway.containers, gateway.permits), this, seal, this),
                new CheckBarcode(seal, gateway.store, this, new InMemoryRevocations(), gateway.clock));
    }

    @Override
    public Party party() {
        return TestGateway.OWN;
    }

    @Override
    public Optional<URI> verifyAddress() {
        return page;
    }

    @Override
    public List<Bytes> certificates() {
        return List.of(InMemoryBarcodeSeal.certificateOf(TestGateway.OWN));
    }

    @Override
    public String token(PermitKey permit, Digest document) {
        return "token-" + document.shortForm();
    }

    @Override
    public boolean matches(String presented, PermitKey permit, Digest document) {
        return presented.equals(token(permit, document));
    }
}
