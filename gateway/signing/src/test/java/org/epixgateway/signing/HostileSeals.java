package org.epixgateway.signing;

import static org.epixgateway.signing.HostileContainers.container;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.EnvelopeSigner.SealedFile;
import org.epixgateway.signing.HostileContainers.Hostile;

/** Attacks on the seal: the container around it is always well made. */
final class HostileSeals {
    private final List<SealedFile> files;
    private final KeyEntry seal;
    private final KeyEntry stranger;
    private final Instant signingTime;

    HostileSeals(List<SealedFile> files, KeyEntry seal, KeyEntry stranger, Instant signingTime) {
        this.files = files;
        this.seal = seal;
        this.stranger = stranger;
        this.signingTime = signingTime;
    }

    List<Hostile> broken() {
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
        all.add(seal("a changed signature", seal().finished(HostileSeals::flipSignature)));
        all.add(seal(
                "a changed signing time",
                seal().finished(x -> x.replace(
                        signingTime.toString(), signingTime.minusSeconds(60).toString()))));
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
        all.add(seal("entities", seal().finished(HostileSeals::entities)));
        all.add(seal(
                "XML that is too deep",
                seal().finished(x ->
                        x.replace("</ds:KeyInfo>", "<a>".repeat(5000) + "</a>".repeat(5000) + "</ds:KeyInfo>"))));
        all.add(seal("no XML", seal().finished(x -> "signed by me")));
        all.add(seal("two signatures", seal().finished(HostileSeals::doubled)));
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
                "wrapping: signed properties among unsigned ones", seal().finished(HostileSeals::wrappedInUnsigned)));
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

    private Hostile sealed(String name, Bytes container) {
        return new Hostile(name, container, seal.certificate());
    }

    private Hostile seal(String name, CraftedSeal crafted) {
        return sealed(name, container(files, crafted).build());
    }

    private CraftedSeal seal() {
        return new CraftedSeal(files, seal, signingTime);
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
}
