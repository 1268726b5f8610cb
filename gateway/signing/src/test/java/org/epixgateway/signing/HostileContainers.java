package org.epixgateway.signing;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.EnvelopeSigner.SealedFile;

/** Containers that an attacker, or a careless program, would send; each has one defect and a name that says which. */
public final class HostileContainers {
    private static final String PERMIT = "permit.xml";

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
        return container(files, seal()).build();
    }

    /** What strict reading must refuse. */
    public List<Hostile> brokenContainers() {
        List<Hostile> all = new ArrayList<>();
        all.add(broken("nothing at all", Bytes.of(new byte[0])));
        all.add(broken("no zip", Bytes.utf8("<permit/>".repeat(100))));
        all.add(broken("truncated", truncated()));
        all.add(broken("junk before", zip(z -> z.prefix("#!/bin/sh\n"))));
        all.add(broken("junk behind", zip(z -> z.suffix("junk"))));
        all.add(broken("a comment", zip(z -> z.comment("PK"))));
        all.add(broken("a comment of an entry", part(p -> p.entryComment = new byte[] {'x'})));
        all.add(broken("a file twice", zip(z -> z.packed(PERMIT, utf8("<other/>")))));
        all.add(broken("a file twice but for case", zip(z -> z.packed("Permit.xml", utf8("<other/>")))));
        all.add(broken("a file that the manifest does not list", zip(z -> z.packed("extra.xml", utf8("<extra/>")))));
        all.add(broken("a file less than the manifest lists", zip(z -> remove(z, PERMIT))));
        all.add(broken("a path upwards", zip(z -> z.packed("../evil.xml", utf8("x")))));
        all.add(broken("a path upwards inside", zip(z -> z.packed("a/../evil.xml", utf8("x")))));
        all.add(broken("an absolute path", zip(z -> z.packed("/etc/passwd", utf8("x")))));
        all.add(broken("a Windows path", zip(z -> z.packed("..\\evil.xml", utf8("x")))));
        all.add(broken("a folder", zip(z -> z.stored("attachments/", utf8("")))));
        all.add(broken("two folder levels", zip(z -> z.packed("a/b/c.xml", utf8("x")))));
        all.add(broken("a name with a zero byte", zip(z -> z.packed("permit.xml\0.pdf", utf8("x")))));
        all.add(broken("a name outside ASCII", zip(z -> z.packed("p\u00e4.xml", utf8("x")))));
        all.add(broken("a symbolic link", part(p -> {
            p.madeBy = 3 << 8 | 20;
            p.externalAttributes = 0xa1ff << 16;
        })));
        all.add(broken("another name in its place than in the directory", part(p -> p.localName = "Permit.xm_")));
        all.add(broken("another name in the directory than in its place", part(p -> p.centralName = "permit.xm_")));
        all.add(broken(
                "an entry hidden from the directory", zip(z -> z.directory().remove(z.part(PERMIT)))));
        all.add(broken("two directory entries for one place", zip(HostileContainers::twice)));
        all.add(broken(
                "entries out of order",
                zip(z -> z.directory().add(1, z.directory().remove(3)))));
        all.add(broken("a wrong checksum in the directory", part(p -> p.centralCrc ^= 1)));
        all.add(broken("a wrong checksum everywhere", part(p -> {
            p.localCrc ^= 1;
            p.centralCrc = p.localCrc;
        })));
        all.add(broken("a data descriptor that lies", part(p -> p.streamed(true).descriptor[4] ^= 1)));
        all.add(broken("a data descriptor for a stored file", zip(z -> {
            remove(z, PERMIT);
            z.stored(PERMIT, files.get(1).content().array()).streamed(true);
        })));
        all.add(broken("a size that is too small", part(p -> size(p, p.centralSize - 1))));
        all.add(broken("a size that is too large", part(p -> size(p, p.centralSize + 1))));
        all.add(broken("a size beyond the end", part(p -> {
            p.centralPacked += 1_000_000;
            p.localPacked = p.centralPacked;
        })));
        all.add(broken("a negative size", part(p -> size(p, -1))));
        all.add(broken("a bomb", bomb()));
        all.add(broken("a bomb that lies about its size", lyingBomb()));
        all.add(broken("bytes behind the compressed data", part(p -> p.data = longer(p.data))));
        all.add(broken("an encrypted file", part(p -> p.flags |= 1)));
        all.add(broken("another method", part(p -> p.method = 12)));
        all.add(broken("zip64", part(p -> p.version = 45)));
        all.add(broken("a zip64 extra field", part(p -> extra(p, new byte[] {1, 0, 2, 0, 0, 0}))));
        all.add(broken("a second name in an extra field", part(p -> extra(p, new byte[] {0x75, 0x70, 2, 0, 1, 0}))));
        all.add(broken("too many files", zip(z -> {
            for (int i = 0; i < 40; i++) {
                z.packed("a" + i, utf8("x"));
            }
        })));
        all.add(broken("no mimetype", zip(z -> remove(z, "mimetype"))));
        all.add(broken("mimetype not first", zip(z -> {
            z.parts().add(z.parts().remove(0));
            z.directory().add(z.directory().remove(0));
        })));
        all.add(broken("mimetype packed", packedMimetype()));
        all.add(broken("another mimetype", otherMimetype("application/zip")));
        all.add(broken("mimetype with a line end", otherMimetype("application/vnd.etsi.asic-e+zip\n")));
        all.add(broken("no manifest", zip(z -> remove(z, "META-INF/manifest.xml"))));
        all.add(broken("a manifest with DOCTYPE", replaced("META-INF/manifest.xml", manifest -> doctype(manifest))));
        all.add(broken(
                "a manifest that lists a file twice",
                replaced("META-INF/manifest.xml", HostileContainers::listedTwice)));
        all.add(broken("no signature file", zip(z -> remove(z, "META-INF/signatures.xml"))));
        all.add(broken("two signature files", zip(z -> z.packed("META-INF/signatures2.xml", seal().write()))));
        all.add(broken("something else in META-INF", zip(z -> z.packed("META-INF/MANIFEST.MF", utf8("x")))));
        all.add(broken("meta-inf in small letters", zip(z -> z.packed("meta-inf/signatures.xml", utf8("x")))));
        return all;
    }

    /** What opens, and whose seal must be refused. */
    public List<Hostile> brokenSeals() {
        List<Hostile> all = new ArrayList<>();
        all.add(seal("no signature", seal().finished(x -> cut(x, "<ds:Signature ", "</ds:Signature>"))));
        all.add(sealed("a changed permit", container(changed(), seal()).build()));
        all.add(sealed(
                "an added file that is listed", container(added(), seal()).build()));
        all.add(sealed(
                "a removed file that is not listed",
                container(files.subList(0, files.size() - 1), seal()).build()));
        all.add(sealed("files swapped", container(swapped(), seal()).build()));
        all.add(seal("by another Party's valid key", new CraftedSeal(files, stranger, signingTime)));
        all.add(sealed("signed by a stranger under our certificate", strangersKeyOurCertificate()));
        all.add(seal("a changed signature", seal().finished(HostileContainers::flipSignature)));
        all.add(seal(
                "a changed signing time",
                seal().finished(x -> x.replace(signingTime.toString(), "2020-01-01T00:00:00Z"))));
        all.add(seal("a signing time ahead", new CraftedSeal(files, seal, signingTime.plus(Duration.ofDays(1)))));
        all.add(seal(
                "a signing time before the certificate",
                new CraftedSeal(files, seal, signingTime.minus(Duration.ofDays(10)))));
        all.add(seal(
                "a signing time without zone",
                seal().properties(x -> x.replace(signingTime.toString(), "2026-06-01T12:00:00"))));
        all.add(seal("no signing time", seal().properties(x -> cut(x, "<xades:SigningTime>", "</xades:SigningTime>"))));
        all.add(seal(
                "no certificate digest",
                seal().properties(x -> cut(x, "<xades:SigningCertificateV2>", "</xades:SigningCertificateV2>"))));
        all.add(seal(
                "the digest of another certificate",
                seal().properties(x -> x.replaceFirst("(<ds:DigestValue[^>]*>)[^<]{4}", "$1AAAA"))));
        all.add(
                seal(
                        "a signature policy",
                        seal().properties(
                                        x -> x.replace(
                                                "</xades:SignedSignatureProperties>",
                                                "<xades:SignaturePolicyIdentifier></xades:SignaturePolicyIdentifier></xades:SignedSignatureProperties>"))));
        all.add(seal(
                "a file without its format",
                seal().properties(x ->
                        cut(x, "<xades:DataObjectFormat ObjectReference=\"#S-r1\">", "</xades:DataObjectFormat>"))));
        all.add(seal("SHA-1 digests", seal().digest("http://www.w3.org/2000/09/xmldsig#sha1", "SHA-1")));
        all.add(seal(
                "a SHA-1 signature",
                seal().method("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1", "SHA1withECDSAinP1363Format")));
        all.add(seal(
                "an HMAC keyed with the certificate",
                seal().signedInfo(x -> x.replaceAll("xmldsig-more#ecdsa-sha256", "xmldsig-more#hmac-sha256"))));
        all.add(seal(
                "a method for another kind of key",
                seal().signedInfo(x -> x.replaceAll("xmldsig-more#ecdsa-sha256", "xmldsig-more#rsa-sha256"))));
        all.add(seal(
                "inclusive canonicalisation",
                seal().signedInfo(x -> x.replaceFirst(
                        "(CanonicalizationMethod Algorithm=\")[^\"]*",
                        "$1http://www.w3.org/TR/2001/REC-xml-c14n-20010315"))));
        all.add(seal("a transform on a file", transformed("http://www.w3.org/2000/09/xmldsig#base64")));
        all.add(seal("a style sheet on a file", transformed("http://www.w3.org/TR/1999/REC-xslt-19991116")));
        all.add(seal("an XPath on a file", transformed("http://www.w3.org/TR/1999/REC-xpath-19991116")));
        all.add(seal(
                "a file not covered", seal().signedInfo(x -> cut(x, "<ds:Reference Id=\"S-r1\"", "</ds:Reference>"))));
        all.add(seal(
                "a file covered twice", seal().signedInfo(x -> x.replace("URI=\"permit.xml\"", "URI=\"header.xml\""))));
        all.add(seal(
                "an address instead of a file",
                seal().signedInfo(x -> x.replace("URI=\"permit.xml\"", "URI=\"http://127.0.0.1:9/permit.xml\""))));
        all.add(seal(
                "a local path instead of a file",
                seal().signedInfo(x -> x.replace("URI=\"permit.xml\"", "URI=\"file:///etc/passwd\""))));
        all.add(seal(
                "the signature itself as a file", seal().signedInfo(x -> x.replace("URI=\"permit.xml\"", "URI=\"\""))));
        all.add(seal(
                "signed properties not covered",
                seal().signedInfo(x -> cut(
                        x, "<ds:Reference Type=\"http://uri.etsi.org/01903#SignedProperties\"", "</ds:Reference>"))));
        all.add(seal(
                "signed properties without type",
                seal().signedInfo(x -> x.replace(" Type=\"http://uri.etsi.org/01903#SignedProperties\"", ""))));
        all.add(seal("DOCTYPE", seal().finished(HostileContainers::doctype)));
        all.add(seal("entities", seal().finished(HostileContainers::entities)));
        all.add(seal(
                "XML that is too deep",
                seal().finished(x ->
                        x.replace("</ds:KeyInfo>", "<a>".repeat(5000) + "</a>".repeat(5000) + "</ds:KeyInfo>"))));
        all.add(seal("no XML", seal().finished(x -> "signed by me")));
        all.add(seal("two signatures", seal().finished(HostileContainers::doubled)));
        all.add(seal(
                "a signature inside KeyInfo",
                seal().finished(x -> x.replace(
                        "</ds:KeyInfo>",
                        inner(x, "<ds:Signature ", "</ds:Signature>").replace("\"S", "\"T") + "</ds:KeyInfo>"))));
        all.add(seal(
                "wrapping: forged properties in place, signed ones in a second object",
                seal().finished(x -> wrapped(x, "S-sp2"))));
        all.add(seal("wrapping: forged and signed properties under one id", seal().finished(x -> wrapped(x, "S-sp"))));
        all.add(seal(
                "wrapping: signed properties among unsigned ones",
                seal().finished(HostileContainers::wrappedInUnsigned)));
        all.add(seal(
                "unsigned properties",
                seal().finished(x -> x.replace(
                        "</xades:QualifyingProperties>",
                        "<xades:UnsignedProperties></xades:UnsignedProperties></xades:QualifyingProperties>"))));
        all.add(seal(
                "properties for another signature", seal().finished(x -> x.replace("Target=\"#S\"", "Target=\"#T\""))));
        all.add(seal(
                "no certificate in KeyInfo element", seal().finished(x -> cut(x, "<ds:KeyInfo>", "</ds:KeyInfo>"))));
        return all;
    }

    /** A container whose only flaw is the key: registered, but one that the profile does not take. */
    public static Hostile sealedWith(String name, List<SealedFile> files, KeyEntry weak, Instant signingTime) {
        return new Hostile(
                name,
                container(files, new CraftedSeal(files, weak, signingTime)).build(),
                weak.certificate());
    }

    /** What strangers' honest tools make: streamed entries, time stamps, UTF-8 flags, names with one folder. */
    public List<Hostile> unusualButHonest() {
        return List.of(
                broken("data descriptors", part(p -> p.streamed(true))),
                broken("data descriptors without signature", part(p -> p.streamed(false))),
                broken("UTF-8 flag", part(p -> p.flags |= 1 << 11)),
                broken("extended time stamp", part(p -> extra(p, new byte[] {0x55, 0x54, 5, 0, 1, 0, 0, 0, 0}))),
                broken("NTFS times", part(p -> extra(p, new byte[] {0x0a, 0, 4, 0, 0, 0, 0, 0}))),
                broken("Unix attributes", part(p -> {
                    p.madeBy = 3 << 8 | 20;
                    p.externalAttributes = 0x8180 << 16;
                })),
                broken("another signature file name", zip(z -> {
                    z.part("META-INF/signatures.xml").centralName = "META-INF/signatures001.xml";
                    z.part("META-INF/signatures.xml").localName = "META-INF/signatures001.xml";
                })));
    }

    private Hostile broken(String name, Bytes container) {
        return new Hostile(name, container, seal.certificate());
    }

    private Hostile sealed(String name, Bytes container) {
        return new Hostile(name, container, seal.certificate());
    }

    private Hostile seal(String name, CraftedSeal crafted) {
        return sealed(name, container(files, crafted).build());
    }

    private CraftedSeal seal() {
        return new CraftedSeal(files, seal, signingTime);
    }

    private static CraftedZip container(List<SealedFile> packed, CraftedSeal crafted) {
        CraftedZip zip = new CraftedZip();
        zip.stored("mimetype", utf8("application/vnd.etsi.asic-e+zip"));
        packed.forEach(file -> zip.packed(file.name(), file.content().array()));
        zip.packed("META-INF/manifest.xml", ContainerManifest.write(packed));
        zip.packed("META-INF/signatures.xml", crafted.write());
        return zip;
    }

    private Bytes zip(Consumer<CraftedZip> defect) {
        CraftedZip zip = container(files, seal());
        defect.accept(zip);
        return zip.build();
    }

    private Bytes part(Consumer<CraftedZip.Part> defect) {
        return zip(z -> defect.accept(z.part(PERMIT)));
    }

    private Bytes truncated() {
        byte[] whole = honest().array();
        return Bytes.of(java.util.Arrays.copyOf(whole, whole.length / 2));
    }

    private static void remove(CraftedZip zip, String name) {
        CraftedZip.Part part = zip.part(name);
        zip.parts().remove(part);
        zip.directory().remove(part);
    }

    private static void twice(CraftedZip zip) {
        CraftedZip.Part again = zip.packed("second.xml", utf8("x"));
        zip.parts().remove(again);
        again.offset = 0;
    }

    private static void size(CraftedZip.Part part, int size) {
        part.localSize = size;
        part.centralSize = size;
    }

    private static void extra(CraftedZip.Part part, byte[] field) {
        part.localExtra = field;
        part.centralExtra = field;
    }

    private static byte[] longer(byte[] data) {
        // the sizes stay what they were for the longer array: the part measures itself before
        return java.util.Arrays.copyOf(data, data.length + 7);
    }

    private Bytes bomb() {
        return zip(z -> z.packed("bomb.xml", new byte[20 << 20]));
    }

    private Bytes lyingBomb() {
        return zip(z -> size(z.packed("bomb.xml", new byte[20 << 20]), 1000));
    }

    private Bytes packedMimetype() {
        return zip(z -> {
            remove(z, "mimetype");
            CraftedZip.Part packed = z.packed("mimetype", utf8("application/vnd.etsi.asic-e+zip"));
            z.parts().add(0, z.parts().remove(z.parts().indexOf(packed)));
            z.directory().add(0, z.directory().remove(z.directory().indexOf(packed)));
        });
    }

    private Bytes otherMimetype(String type) {
        return zip(z -> {
            remove(z, "mimetype");
            CraftedZip.Part other = z.stored("mimetype", utf8(type));
            z.parts().add(0, z.parts().remove(z.parts().indexOf(other)));
            z.directory().add(0, z.directory().remove(z.directory().indexOf(other)));
        });
    }

    private Bytes replaced(String name, UnaryOperator<String> change) {
        return zip(z -> {
            remove(z, name);
            z.packed(name, utf8(change.apply(new String(ContainerManifest.write(files), StandardCharsets.UTF_8))));
        });
    }

    private List<SealedFile> changed() {
        SealedFile permit = files.get(1);
        String text = permit.content().asUtf8();
        Bytes other = Bytes.utf8(text.substring(0, text.length() - 1) + " " + text.charAt(text.length() - 1));
        return with(new SealedFile(permit.name(), permit.mediaType(), other));
    }

    private List<SealedFile> swapped() {
        List<SealedFile> all = new ArrayList<>(files);
        all.set(
                0,
                new SealedFile(
                        files.get(0).name(),
                        files.get(0).mediaType(),
                        files.get(1).content()));
        all.set(
                1,
                new SealedFile(
                        files.get(1).name(),
                        files.get(1).mediaType(),
                        files.get(0).content()));
        return all;
    }

    private List<SealedFile> with(SealedFile permit) {
        List<SealedFile> all = new ArrayList<>(files);
        all.set(1, permit);
        return all;
    }

    private List<SealedFile> added() {
        List<SealedFile> all = new ArrayList<>(files);
        all.add(new SealedFile("extra.xml", "application/xml", Bytes.utf8("<extra/>")));
        return all;
    }

    private Bytes strangersKeyOurCertificate() {
        KeyEntry mixed = new KeyEntry(stranger.key(), seal.chain());
        return container(files, new CraftedSeal(files, mixed, signingTime)).build();
    }

    private CraftedSeal transformed(String algorithm) {
        return seal().signedInfo(x -> x.replace(
                "URI=\"permit.xml\">",
                "URI=\"permit.xml\"><ds:Transforms><ds:Transform Algorithm=\"" + algorithm
                        + "\"></ds:Transform></ds:Transforms>"));
    }

    private static String flipSignature(String xml) {
        int at = xml.indexOf("<ds:SignatureValue>") + "<ds:SignatureValue>".length() + 10;
        char other = xml.charAt(at) == 'A' ? 'B' : 'A';
        return xml.substring(0, at) + other + xml.substring(at + 1);
    }

    private static String wrapped(String xml, String id) {
        String object = "<ds:Object>" + inner(xml, "<xades:QualifyingProperties", "</xades:QualifyingProperties>")
                + "</ds:Object>";
        String forged = object.replace("Id=\"S-sp\"", "Id=\"" + id + "\"")
                .replaceFirst("<xades:SigningTime>[^<]*", "<xades:SigningTime>2026-05-31T12:00:00Z");
        return xml.replace(object, forged + object);
    }

    private static String wrappedInUnsigned(String xml) {
        String signed = inner(xml, "<xades:SignedProperties", "</xades:SignedProperties>");
        String forged = signed.replace("Id=\"S-sp\"", "Id=\"S-sp2\"");
        return xml.replace(signed, forged + "<xades:UnsignedProperties>" + signed + "</xades:UnsignedProperties>");
    }

    private static String doubled(String xml) {
        String signature = inner(xml, "<ds:Signature ", "</ds:Signature>");
        return xml.replace(
                signature, signature + signature.replace("\"S", "\"T").replace("\"#S", "\"#T"));
    }

    private static String listedTwice(String manifest) {
        String entry =
                " <manifest:file-entry manifest:full-path=\"permit.xml\" manifest:media-type=\"application/xml\"/>\n";
        return manifest.replace(entry, entry + entry);
    }

    private static String doctype(String xml) {
        String body = xml.startsWith("<?xml") ? xml.substring(xml.indexOf("?>") + 2) : xml;
        return "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + body;
    }

    private static String entities(String xml) {
        return "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                + xml.replace("<ds:KeyInfo>", "<ds:KeyInfo>&b;");
    }

    private static String inner(String xml, String from, String to) {
        int start = xml.indexOf(from);
        return xml.substring(start, xml.indexOf(to, start) + to.length());
    }

    private static String cut(String xml, String from, String to) {
        return xml.replace(inner(xml, from, to), "");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
