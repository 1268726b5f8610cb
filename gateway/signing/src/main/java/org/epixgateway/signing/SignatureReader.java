package org.epixgateway.signing;

import static org.epixgateway.signing.HardenedXml.children;
import static org.epixgateway.signing.HardenedXml.is;
import static org.epixgateway.signing.Xades.DSIG;
import static org.epixgateway.signing.Xades.EXCLUSIVE_C14N;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;

/**
 * Reads a signature file by a closed list of what may stand where: one signature, one object, signed properties in their
 * place, one reference to each file and one to the signed properties. What is not on the list is refused, so nothing can
 * be signed in one place and read in another.
 */
final class SignatureReader {
    private static final String WHAT = "The signature";
    private static final String SHAPE =
            "The signature file does not hold exactly one XAdES signature of the profile's shape: ";

    private final HardenedXml xml;

    SignatureReader(int depthMax) {
        this.xml = new HardenedXml(depthMax);
    }

    /** @param files names of all root files: what must be signed, no more and no less */
    SignatureReading read(byte[] signatures, Set<String> files) throws RefusedException {
        Document document = xml.parse(signatures, "The signature file");
        checkIds(document);
        Element root = document.getDocumentElement();
        if (!is(root, Xades.ASIC, "XAdESSignatures")) {
            throw new RefusedException(SHAPE + "its root is not XAdESSignatures.");
        }
        List<Element> signaturesFound = children(root, WHAT);
        if (signaturesFound.size() != 1
                || document.getElementsByTagNameNS(DSIG, "Signature").getLength() != 1) {
            throw new RefusedException(SHAPE + "there are none or several signatures.");
        }
        Element signature = signaturesFound.get(0);
        List<Element> parts = children(signature, WHAT);
        boolean isInOrder = parts.size() == 4
                && is(signature, DSIG, "Signature")
                && is(parts.get(0), DSIG, "SignedInfo")
                && is(parts.get(1), DSIG, "SignatureValue")
                && is(parts.get(2), DSIG, "KeyInfo")
                && is(parts.get(3), DSIG, "Object");
        if (!isInOrder) {
            throw new RefusedException(
                    SHAPE + "the signature has other parts than SignedInfo, SignatureValue, KeyInfo and one Object.");
        }
        PropertiesReader properties = PropertiesReader.of(parts.get(3), signature.getAttribute("Id"));
        Map<String, String> references = references(parts.get(0), files, properties.id());
        properties.checkFormats(references);
        return new SignatureReading(
                signature,
                method(children(parts.get(0), WHAT).get(1)),
                properties.signingTime(),
                properties.certificateDigest(),
                PropertiesReader.certificates(parts.get(2)));
    }

    /** One id, one element: otherwise "the signed element" and "the element that is read" could be two. */
    private static void checkIds(Document document) throws RefusedException {
        Set<String> seen = new HashSet<>();
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            NamedNodeMap attributes = all.item(i).getAttributes();
            for (int a = 0; a < attributes.getLength(); a++) {
                Attr attribute = (Attr) attributes.item(a);
                String name = attribute.getLocalName() == null ? attribute.getName() : attribute.getLocalName();
                if (name.equalsIgnoreCase("id") && !seen.add(attribute.getValue())) {
                    throw new RefusedException(SHAPE + "two of its elements have one id.");
                }
            }
        }
    }

    private static String method(Element method) throws RefusedException {
        String uri = method.getAttribute("Algorithm");
        if (!is(method, DSIG, "SignatureMethod")
                || SignatureMethods.method(uri).isEmpty()
                || !children(method, WHAT).isEmpty()) {
            throw new RefusedException("The signature method is not ECDSA or RSA with SHA-256 or stronger.");
        }
        return uri;
    }

    /** @return name of each file by the id of its reference */
    private static Map<String, String> references(Element signedInfo, Set<String> files, String propertiesId)
            throws RefusedException {
        List<Element> parts = children(signedInfo, WHAT);
        if (parts.size() != files.size() + 3) {
            throw new RefusedException("The signature does not cover exactly the files of the container.");
        }
        if (!isExclusive(parts.get(0), "CanonicalizationMethod")) {
            throw new RefusedException("The signature is not canonicalised exclusively.");
        }
        Map<String, String> fileById = new HashMap<>();
        Set<String> covered = new HashSet<>();
        boolean propertiesCovered = false;
        for (Element reference : parts.subList(2, parts.size())) {
            String uri = reference.getAttribute("URI");
            if (!is(reference, DSIG, "Reference")) {
                throw new RefusedException(SHAPE + "SignedInfo has other parts than references.");
            }
            if (uri.equals("#" + propertiesId) && !propertiesCovered) {
                checkPropertiesReference(reference);
                propertiesCovered = true;
            } else if (files.contains(uri) && covered.add(uri)) {
                checkDigest(children(reference, WHAT), 0);
                fileById.put(reference.getAttribute("Id"), uri);
            } else {
                throw new RefusedException(
                        "The signature covers something that is not a file of the container, or covers it twice.");
            }
        }
        // the count above and no repeats here: everything is covered once
        if (!propertiesCovered) {
            throw new RefusedException("The signature does not cover its signed properties.");
        }
        return fileById;
    }

    private static void checkPropertiesReference(Element reference) throws RefusedException {
        List<Element> parts = children(reference, WHAT);
        checkDigest(parts, 1);
        List<Element> transforms = children(parts.get(0), WHAT);
        boolean isRight = reference.getAttribute("Type").equals(Xades.SIGNED_PROPERTIES_TYPE)
                && is(parts.get(0), DSIG, "Transforms")
                && transforms.size() == 1
                && isExclusive(transforms.get(0), "Transform");
        if (!isRight) {
            throw new RefusedException(
                    "The reference to the signed properties lacks its type or has another transform than exclusive canonicalisation.");
        }
    }

    private static boolean isExclusive(Element element, String name) throws RefusedException {
        return is(element, DSIG, name)
                && element.getAttribute("Algorithm").equals(EXCLUSIVE_C14N)
                && children(element, WHAT).isEmpty();
    }

    private static void checkDigest(List<Element> parts, int at) throws RefusedException {
        boolean isRight = parts.size() == at + 2
                && is(parts.get(at), DSIG, "DigestMethod")
                && SignatureMethods.digest(parts.get(at).getAttribute("Algorithm"))
                        .isPresent()
                && children(parts.get(at), WHAT).isEmpty()
                && is(parts.get(at + 1), DSIG, "DigestValue");
        if (!isRight) {
            throw new RefusedException(
                    "A reference of the signature has a transform that the profile excludes, or a digest weaker than SHA-256.");
        }
    }
}
