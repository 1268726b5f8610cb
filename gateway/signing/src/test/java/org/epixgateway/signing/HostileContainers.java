package org.epixgateway.signing;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.EnvelopeSigner.SealedFile;

/** Containers that an attacker, or a careless program, would send; each has one defect and a name that says which. */
public final class HostileContainers {
    private final List<SealedFile> files;
    private final KeyEntry seal;
    private final KeyEntry stranger;
    private final Instant signingTime;

    /**
     * @param files header.xml first, then permit.xml
     * @param seal the sender's good key
     * @param stranger a valid key of somebody else
     */
    public HostileContainers(List<SealedFile> files, KeyEntry seal, KeyEntry stranger, Instant signingTime) {
        this.files = List.copyOf(files);
        this.seal = seal;
        this.stranger = stranger;
        this.signingTime = signingTime;
    }

    /** @param registered the seal certificate that the registry is taken to hold for the sender */
    public record Hostile(String name, Bytes container, X509Certificate registered) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Without defect, by the second implementation: what every one below would be without its defect. */
    public Bytes honest() {
        return container(files, crafted()).build();
    }

    /** What strict reading must refuse. */
    public List<Hostile> brokenContainers() {
        return new HostileZips(files, crafted().write(), seal.certificate()).broken();
    }

    /** What strangers' honest tools make: streamed entries, time stamps, flags. */
    public List<Hostile> unusualButHonest() {
        return new HostileZips(files, crafted().write(), seal.certificate()).unusualButHonest();
    }

    /** What opens, and whose seal must be refused. */
    public List<Hostile> brokenSeals() {
        return new HostileSeals(files, seal, stranger, signingTime).broken();
    }

    /** A container whose only flaw is the key: registered, but one that the profile does not take. */
    public static Hostile sealedWith(String name, List<SealedFile> files, KeyEntry weak, Instant signingTime) {
        return new Hostile(
                name,
                container(files, new CraftedSeal(files, weak, signingTime)).build(),
                weak.certificate());
    }

    private CraftedSeal crafted() {
        return new CraftedSeal(files, seal, signingTime);
    }

    static CraftedZip container(List<SealedFile> packed, CraftedSeal crafted) {
        return container(packed, crafted.write());
    }

    static CraftedZip container(List<SealedFile> packed, byte[] signatures) {
        CraftedZip zip = new CraftedZip();
        zip.stored("mimetype", utf8("application/vnd.etsi.asic-e+zip"));
        packed.forEach(file -> zip.packed(file.name(), file.content().array()));
        zip.packed("META-INF/manifest.xml", ContainerManifest.write(packed));
        zip.packed("META-INF/signatures.xml", signatures);
        return zip;
    }

    static String doctype(String xml) {
        String body = xml.startsWith("<?xml") ? xml.substring(xml.indexOf("?>") + 2) : xml;
        return "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + body;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
