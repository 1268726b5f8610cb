package org.epixgateway.signing;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.barcode.BarcodeContent;
import org.epixgateway.core.barcode.BarcodeSeal;
import org.epixgateway.core.permit.CountryCode;

/**
 * Barcodes as JWS in compact form (RFC 7515): ES256 over a deflated JSON payload, as health cards and others on paper have
 * it. Its key is known to no other class that signs.
 */
public final class JwsBarcodeSeal implements BarcodeSeal {
    /** Of a payload unpacked: many times what fits into any barcode. */
    private static final int PAYLOAD_BYTES_MAX = 16 << 10;

    private static final String PACKING = "zip";
    private static final String DEFLATE = "DEF";
    private static final int VERSION_LENGTH_MAX = 8;

    private final Clock clock;
    private volatile Optional<KeyEntry> key;

    /** @param key with a P-256 certificate; empty where there is none: reading works all the same */
    public JwsBarcodeSeal(Optional<KeyEntry> key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** Goes over to another key, or to none, from the next barcode on. */
    public void use(Optional<KeyEntry> next) {
        key = next;
    }

    @Override
    public Optional<String> seal(BarcodeContent content) {
        return key.filter(entry -> clock.instant()
                        .isBefore(entry.certificate().getNotAfter().toInstant()))
                .map(entry -> sealed(content, entry));
    }

    private static String sealed(BarcodeContent content, KeyEntry entry) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(CompactJws.keyId(entry.certificate()))
                .customParam(PACKING, DEFLATE)
                .build();
        byte[] payload = BarcodeJson.write(content).getBytes(StandardCharsets.UTF_8);
        return CompactJws.signed(header, Deflated.pack(payload), entry);
    }

    @Override
    public Reading read(String signed, List<Issuer> issuers) {
        Optional<CompactJws> parsed = CompactJws.parse(signed);
        if (parsed.isEmpty()) {
            return new NotOne("what stands behind the address is no signed content in compact form.");
        }
        CompactJws jws = parsed.get();
        Optional<String> keyId = keyId(jws);
        if (keyId.isEmpty()) {
            return new NotOne("the content is not signed in the way of permits.");
        }
        Optional<byte[]> unpacked = Deflated.unpack(jws.payloadBytes(), PAYLOAD_BYTES_MAX);
        Optional<String> payload = unpacked.map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        Optional<CountryCode> claimed = payload.flatMap(BarcodeJson::issuing);
        List<Issuer> named = issuers.stream()
                .filter(issuer -> keyIdOf(issuer).filter(keyId.get()::equals).isPresent())
                .toList();
        if (named.isEmpty()) {
            return new Foreign(claimed);
        }
        List<Issuer> signers = named.stream()
                .filter(issuer -> jws.isSignedBy(issuer.certificate(), CertificateRole.BARCODE))
                .toList();
        if (signers.isEmpty()) {
            return new Altered();
        }
        return content(payload.orElse(""), signers);
    }

    /** What a registered key signed; only that Party's own permits are its to sign. */
    private static Reading content(String payload, List<Issuer> signers) {
        Optional<String> version = BarcodeJson.version(payload);
        if (version.isPresent() && !version.get().equals(Integer.toString(BarcodeContent.VERSION))) {
            return new OtherVersion(signers.get(0).party(), shortened(version.get()));
        }
        try {
            BarcodeContent content = BarcodeJson.read(payload);
            return signers.stream()
                    .filter(issuer -> issuer.party().code().equals(content.issuing()))
                    .findFirst()
                    .<Reading>map(issuer -> new Genuine(content, issuer))
                    .orElseGet(() -> new Foreign(Optional.of(content.issuing())));
        } catch (BarcodeJson.MalformedException malformed) {
            return new NotOne("it is signed by " + signers.get(0).party() + " and cannot be read: "
                    + malformed.getMessage() + ".");
        }
    }

    private static String shortened(String version) {
        String plain = version.replaceAll("[^0-9A-Za-z.]", "");
        return plain.substring(0, Math.min(VERSION_LENGTH_MAX, plain.length()));
    }

    /** Empty for another algorithm or packing than ours, or a header with demands that we do not know. */
    private static Optional<String> keyId(CompactJws jws) {
        return jws.readHeader()
                .filter(header -> header.getAlgorithm().equals(JWSAlgorithm.ES256)
                        && DEFLATE.equals(header.getCustomParam(PACKING))
                        && header.getCriticalParams() == null)
                .flatMap(header -> Optional.ofNullable(header.getKeyID()));
    }

    private static Optional<String> keyIdOf(Issuer issuer) {
        return Certificates.read(issuer.certificate()).map(CompactJws::keyId);
    }
}
