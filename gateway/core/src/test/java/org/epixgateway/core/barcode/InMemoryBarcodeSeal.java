package org.epixgateway.core.barcode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.Party;

/**
 * Signs barcodes for tests: the text names the certificate and a number under which the content is remembered, and grows with
 * the blocks. A text that names a certificate and was never signed counts as altered.
 */
public final class InMemoryBarcodeSeal implements BarcodeSeal {
    private static final int BLOCK_LENGTH = 40;
    private static final Map<String, BarcodeContent> SIGNED = new ConcurrentHashMap<>();

    private final Optional<Bytes> certificate;

    public InMemoryBarcodeSeal(Optional<Bytes> certificate) {
        this.certificate = certificate;
    }

    public static Bytes certificateOf(Party party) {
        return Bytes.utf8("barcode certificate of " + party);
    }

    @Override
    public Optional<String> seal(BarcodeContent content) {
        return certificate.map(by -> {
            String text = keyId(by) + "." + SIGNED.size() + "."
                    + "x".repeat(BLOCK_LENGTH * content.shown().size());
            SIGNED.put(text, content);
            return text;
        });
    }

    @Override
    public Reading read(String signed, List<Issuer> issuers) {
        Optional<Issuer> named = issuers.stream()
                .filter(issuer -> signed.startsWith(keyId(issuer.certificate()) + "."))
                .findFirst();
        BarcodeContent content = SIGNED.get(signed);
        if (named.isEmpty()) {
            return content == null ? new NotOne("it was never signed.") : new Foreign(Optional.of(content.issuing()));
        }
        if (content == null) {
            return new Altered();
        }
        return named.get().party().code().equals(content.issuing())
                ? new Genuine(content, named.get())
                : new Foreign(Optional.of(content.issuing()));
    }

    private static String keyId(Bytes certificate) {
        return certificate.digest().shortForm();
    }
}
