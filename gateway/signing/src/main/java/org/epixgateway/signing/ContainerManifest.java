package org.epixgateway.signing;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.epixgateway.core.exchange.EnvelopeSigner.SealedFile;
import org.w3c.dom.Element;

/**
 * {@code META-INF/manifest.xml}, in the form of ODF: the list of root files. It is not under the signature, so nothing is
 * learned from it; it must only agree with what is there.
 */
final class ContainerManifest {
    static final String NAME = "META-INF/manifest.xml";
    static final String CONTAINER_TYPE = "application/vnd.etsi.asic-e+zip";
    private static final String NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    private static final String WHAT = "The manifest of the container";

    private ContainerManifest() {}

    /** Names and media types come in the profile's alphabet, which needs no escaping. */
    static byte[] write(List<SealedFile> files) {
        StringBuilder xml = new StringBuilder(512)
                .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest xmlns:manifest=\"")
                .append(NAMESPACE)
                .append("\" manifest:version=\"1.2\">\n");
        entry(xml, "/", CONTAINER_TYPE);
        files.forEach(file -> entry(xml, file.name(), file.mediaType()));
        return xml.append("</manifest:manifest>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void entry(StringBuilder xml, String path, String mediaType) {
        xml.append(" <manifest:file-entry manifest:full-path=\"")
                .append(path)
                .append("\" manifest:media-type=\"")
                .append(mediaType)
                .append("\"/>\n");
    }

    static void checkLists(byte[] manifest, List<StrictZip.Entry> files, HardenedXml parser) throws RefusedException {
        Element root = parser.parse(manifest, WHAT).getDocumentElement();
        if (!HardenedXml.is(root, NAMESPACE, "manifest")) {
            throw new RefusedException(WHAT + " has another root element than ODF's.");
        }
        Set<String> listed = new HashSet<>();
        for (Element entry : HardenedXml.children(root, WHAT)) {
            String path = entry.getAttributeNS(NAMESPACE, "full-path");
            if (!HardenedXml.is(entry, NAMESPACE, "file-entry") || !listed.add(path)) {
                throw new RefusedException(WHAT + " has an element that is no file entry, or lists a file twice.");
            }
        }
        listed.remove("/");
        if (!listed.equals(files.stream().map(StrictZip.Entry::name).collect(Collectors.toSet()))) {
            throw new RefusedException(WHAT + " does not list exactly the files that are in it.");
        }
    }
}
