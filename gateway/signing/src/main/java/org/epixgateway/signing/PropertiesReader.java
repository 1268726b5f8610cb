package org.epixgateway.signing;

import static org.epixgateway.signing.HardenedXml.children;
import static org.epixgateway.signing.HardenedXml.is;
import static org.epixgateway.signing.Xades.DSIG;
import static org.epixgateway.signing.Xades.XADES;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.epixgateway.core.bytes.Bytes;
import org.w3c.dom.Element;

/** Reads the signed properties of XAdES-BASELINE-B, and the certificates beside them. */
final class PropertiesReader {
    private static final String WHAT = "The signature";
    private static final int CERTIFICATES_MAX = 8;
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    /** Claims that change nothing for us; a policy or a commitment would, and is refused. */
    private static final Set<String> TOLERATED =
            Set.of("SignatureProductionPlace", "SignatureProductionPlaceV2", "SignerRole", "SignerRoleV2");

    private final String id;
    private final Element ofSignature;
    private final Element ofFiles;

    private PropertiesReader(String id, Element ofSignature, Element ofFiles) {
        this.id = id;
        this.ofSignature = ofSignature;
        this.ofFiles = ofFiles;
    }

    static PropertiesReader of(Element object, String signatureId) throws RefusedException {
        List<Element> qualifying = children(object, WHAT);
        List<Element> signed = qualifying.size() == 1 ? children(qualifying.get(0), WHAT) : List.of();
        List<Element> groups = signed.size() == 1 ? children(signed.get(0), WHAT) : List.of();
        boolean isInPlace = groups.size() == 2
                && is(qualifying.get(0), XADES, "QualifyingProperties")
                && !signatureId.isEmpty()
                && qualifying.get(0).getAttribute("Target").equals("#" + signatureId)
                && is(signed.get(0), XADES, "SignedProperties")
                && !signed.get(0).getAttribute("Id").isEmpty()
                && is(groups.get(0), XADES, "SignedSignatureProperties")
                && is(groups.get(1), XADES, "SignedDataObjectProperties");
        if (!isInPlace) {
            throw new RefusedException(
                    "The signed properties are not in their place, are not for this signature, or stand beside unsigned ones.");
        }
        signed.get(0).setIdAttribute("Id", true);
        return new PropertiesReader(signed.get(0).getAttribute("Id"), groups.get(0), groups.get(1));
    }

    String id() {
        return id;
    }

    Instant signingTime() throws RefusedException {
        try {
            return OffsetDateTime.parse(only("SigningTime").getTextContent().strip())
                    .toInstant();
        } catch (DateTimeException unreadable) {
            throw new RefusedException("The signing time is not a date and time with a zone.");
        }
    }

    CertificateDigest certificateDigest() throws RefusedException {
        List<Element> certificates = children(only("SigningCertificateV2"), WHAT);
        // the first names the signer's, others its issuers (EN 319 132-1, 5.2.2)
        List<Element> parts = certificates.isEmpty() ? List.of() : children(certificates.get(0), WHAT);
        List<Element> digest = parts.isEmpty() ? List.of() : children(parts.get(0), WHAT);
        boolean isRight = digest.size() == 2
                && is(parts.get(0), XADES, "CertDigest")
                && is(digest.get(0), DSIG, "DigestMethod")
                && is(digest.get(1), DSIG, "DigestValue");
        if (!isRight) {
            throw new RefusedException("The signature does not name its certificate by digest.");
        }
        String algorithm = SignatureMethods.digest(digest.get(0).getAttribute("Algorithm"))
                .orElseThrow(() ->
                        new RefusedException("The signature names its certificate by a digest weaker than SHA-256."));
        return new CertificateDigest(algorithm, HexFormat.of().formatHex(base64(digest.get(1))));
    }

    /** Each file has its format, as the baseline level demands; formats are not read further. */
    void checkFormats(Map<String, String> fileById) throws RefusedException {
        Set<String> described = new HashSet<>();
        for (Element format : children(ofFiles, WHAT)) {
            String reference = format.getAttribute("ObjectReference");
            boolean isKnown = is(format, XADES, "DataObjectFormat")
                    && reference.startsWith("#")
                    && fileById.containsKey(reference.substring(1));
            if (!isKnown || !described.add(reference)) {
                throw new RefusedException(
                        "The signed properties describe something that is not a file of the container, or describe it twice.");
            }
        }
        if (described.size() != fileById.size() || fileById.containsKey("")) {
            throw new RefusedException("The signed properties do not state the format of every file.");
        }
    }

    private Element only(String name) throws RefusedException {
        List<Element> found = new ArrayList<>();
        for (Element element : children(ofSignature, WHAT)) {
            if (is(element, XADES, name)) {
                found.add(element);
            } else if (!isKnown(element)) {
                throw new RefusedException("The signature has a signed property that the profile does not know.");
            }
        }
        if (found.size() != 1) {
            throw new RefusedException("The signature does not have exactly one signed property " + name + ".");
        }
        return found.get(0);
    }

    private static boolean isKnown(Element element) {
        String name = element.getLocalName();
        return XADES.equals(element.getNamespaceURI())
                && (name.equals("SigningTime") || name.equals("SigningCertificateV2") || TOLERATED.contains(name));
    }

    static List<Bytes> certificates(Element keyInfo) throws RefusedException {
        List<Bytes> found = new ArrayList<>();
        for (Element part : children(keyInfo, WHAT)) {
            if (!is(part, DSIG, "X509Data")) {
                // a bare key or a key's name says nothing to us: the registry knows the keys
                continue;
            }
            for (Element element : children(part, WHAT)) {
                if (is(element, DSIG, "X509Certificate")) {
                    found.add(Bytes.of(base64(element)));
                }
            }
        }
        if (found.size() > CERTIFICATES_MAX) {
            throw new RefusedException("The signature brings more than " + CERTIFICATES_MAX + " certificates.");
        }
        return found;
    }

    private static byte[] base64(Element element) throws RefusedException {
        try {
            return Base64.getDecoder()
                    .decode(WHITE_SPACE.matcher(element.getTextContent()).replaceAll(""));
        } catch (IllegalArgumentException unreadable) {
            throw new RefusedException("The signature has a value that is not base64.");
        }
    }
}
