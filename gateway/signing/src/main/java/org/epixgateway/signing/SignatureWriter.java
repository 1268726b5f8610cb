package org.epixgateway.signing;

import java.io.ByteArrayOutputStream;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.ObjectContainer;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.transforms.Transforms;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.EnvelopeSigner.SealedFile;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes {@code META-INF/signatures.xml}: one XAdES-BASELINE-B signature, detached, over the octets of every file. */
final class SignatureWriter {
    private static final String ID = "S";
    private static final String PROPERTIES_ID = "S-sp";
    private static final int DEPTH_MAX = 16;

    private final SealKey key;
    private final String certificateDigest;
    private final HardenedXml xml = new HardenedXml(DEPTH_MAX);

    SignatureWriter(SealKey key) {
        Santuario.prepare();
        this.key = key;
        try {
            byte[] digest = HexFormat.of()
                    .parseHex(Digest.of(key.certificate().getEncoded()).hex());
            this.certificateDigest = Base64.getEncoder().encodeToString(digest);
        } catch (CertificateEncodingException unencodable) {
            throw new IllegalArgumentException("the seal certificate has no encoding", unencodable);
        }
    }

    byte[] sign(List<SealedFile> files, Instant signingTime) {
        try {
            return signed(files, signingTime);
        } catch (XMLSecurityException failed) {
            throw new IllegalStateException("the seal key does not sign: " + failed.getMessage(), failed);
        }
    }

    // The order matters: the object must be in place before it is referenced.
    private byte[] signed(List<SealedFile> files, Instant signingTime) throws XMLSecurityException {
        Document document = xml.newDocument();
        Element root = document.createElementNS(Xades.ASIC, "asic:XAdESSignatures");
        root.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:asic", Xades.ASIC);
        document.appendChild(root);
        XMLSignature signature = new XMLSignature(document, "", key.algorithm(), Xades.EXCLUSIVE_C14N, key.provider());
        signature.setId(ID);
        root.appendChild(signature.getElement());
        signature.addResourceResolver(new Santuario.FilesOfContainer(
                files.stream().collect(Collectors.toMap(SealedFile::name, SealedFile::content))));
        for (int i = 0; i < files.size(); i++) {
            signature.addDocument(files.get(i).name(), null, key.digest(), referenceId(i), null);
        }
        ObjectContainer object = new ObjectContainer(document);
        object.appendChild(properties(document, files, signingTime));
        signature.appendObject(object);
        Transforms exclusive = new Transforms(document);
        exclusive.addTransform(Transforms.TRANSFORM_C14N_EXCL_OMIT_COMMENTS);
        signature.addDocument("#" + PROPERTIES_ID, exclusive, key.digest(), null, Xades.SIGNED_PROPERTIES_TYPE);
        signature.addKeyInfo(key.certificate());
        signature.sign(key.key());
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
        Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_PHYSICAL).canonicalizeSubtree(document, out);
        return out.toByteArray();
    }

    private Element properties(Document document, List<SealedFile> files, Instant signingTime) {
        Element qualifying = element(document, "QualifyingProperties");
        qualifying.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:xades", Xades.XADES);
        qualifying.setAttribute("Target", "#" + ID);
        Element signed = add(qualifying, "SignedProperties");
        signed.setAttribute("Id", PROPERTIES_ID);
        signed.setIdAttribute("Id", true);
        Element ofSignature = add(signed, "SignedSignatureProperties");
        add(ofSignature, "SigningTime")
                .setTextContent(signingTime.truncatedTo(ChronoUnit.SECONDS).toString());
        Element digest = add(add(add(ofSignature, "SigningCertificateV2"), "Cert"), "CertDigest");
        Element method = document.createElementNS(Xades.DSIG, "ds:DigestMethod");
        method.setAttribute("Algorithm", Xades.SHA256);
        digest.appendChild(method);
        Element value = document.createElementNS(Xades.DSIG, "ds:DigestValue");
        value.setTextContent(certificateDigest);
        digest.appendChild(value);
        Element ofFiles = add(signed, "SignedDataObjectProperties");
        for (int i = 0; i < files.size(); i++) {
            Element format = add(ofFiles, "DataObjectFormat");
            format.setAttribute("ObjectReference", "#" + referenceId(i));
            add(format, "MimeType").setTextContent(files.get(i).mediaType());
        }
        return qualifying;
    }

    private static String referenceId(int index) {
        return ID + "-r" + index;
    }

    private static Element add(Element parent, String name) {
        Element child = element(parent.getOwnerDocument(), name);
        parent.appendChild(child);
        return child;
    }

    private static Element element(Document document, String name) {
        return document.createElementNS(Xades.XADES, "xades:" + name);
    }
}
