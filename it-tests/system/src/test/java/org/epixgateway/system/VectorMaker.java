package org.epixgateway.system;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.EnvelopeSigner;
import org.epixgateway.core.exchange.EnvelopeSigner.SealedFile;
import org.epixgateway.core.exchange.MessageKind;
import org.epixgateway.core.exchange.PermitReference;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.documents.Samples;
import org.epixgateway.signing.HostileContainers;
import org.epixgateway.signing.KeyAlgorithm;
import org.epixgateway.signing.KeyEntry;
import org.epixgateway.signing.TestPki;
import org.epixgateway.system.Vectors.Seal;
import org.epixgateway.system.Vectors.Vector;

/** Makes the test vectors anew: keys of nobody, every good kind of message, and bad ones with one edit each. */
final class VectorMaker {
    static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(AT.minus(Duration.ofHours(1)), ZoneOffset.UTC);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final int BYTES_MAX = 20_000;
    private static final Bytes PERMIT = Samples.permit("18-minimal-export-ch-fr-cyclamen");

    /** Bombs for the unit tests, and what is nearly another vector; the folder stays small. */
    private static final Set<String> LEFT_OUT = Set.of(
            "nothing at all",
            "a bomb",
            "a bomb that lies about its size",
            "XML that is too deep",
            "a path upwards inside",
            "a Windows path",
            "a name with a zero byte",
            "two folder levels",
            "another name in the directory than in its place",
            "two directory entries for one place",
            "a wrong checksum in the directory",
            "a data descriptor for a stored file",
            "a size that is too large",
            "a size beyond the end",
            "a negative size",
            "a zip64 extra field",
            "too many files",
            "mimetype not first",
            "mimetype with a line end",
            "meta-inf in small letters",
            "a comment of an entry",
            "files swapped",
            "a signing time without zone",
            "a style sheet on a file",
            "an XPath on a file",
            "a local path instead of a file",
            "signed properties without type",
            "no XML",
            "a signature inside KeyInfo",
            "entities");

    private final TestPki swiss = new TestPki(Party.of("CH"), CLOCK);
    private final TestPki french = new TestPki(Party.of("FR"), CLOCK);
    private final TestPki stranger = new TestPki(Party.of("XX"), CLOCK);
    private final KeyEntry key = swiss.seal(KeyAlgorithm.P256);
    private final List<Vector> all = new ArrayList<>();
    private final Path folder = Vectors.FOLDER;

    void write() {
        Vectors.clear();
        good();
        badContainersAndSeals();
        badKeys();
        badAuthority();
        badDocuments();
        answersAndDescriptors();
        new Vectors(AT, seals(), all, folder).write();
        keys();
    }

    private Map<String, List<Seal>> seals() {
        Map<String, List<Seal>> seals = new LinkedHashMap<>();
        List<Seal> ofCh = new ArrayList<>();
        ofCh.add(seal("CH-p256", key.certificate()));
        ofCh.add(seal("CH-p384", swiss.seal(KeyAlgorithm.P384).certificate()));
        ofCh.add(seal("CH-rsa3072", swiss.seal(KeyAlgorithm.RSA3072).certificate()));
        for (TestPki.Case weak : weak()) {
            ofCh.add(seal("CH-" + word(weak.name()), swiss.seal(weak).certificate()));
        }
        Seal revoked = seal("CH-revoked", swiss.seal(TestPki.Case.REVOKED).certificate());
        ofCh.add(new Seal(
                revoked.file(),
                revoked.certificate(),
                revoked.from(),
                revoked.until(),
                Optional.of(AT.minus(Duration.ofMinutes(30)))));
        seals.put("CH", ofCh);
        seals.put("FR", List.of(seal("FR-p256", french.seal(TestPki.Case.GOOD).certificate())));
        return seals;
    }

    private static List<TestPki.Case> weak() {
        return List.of(
                TestPki.Case.EXPIRED,
                TestPki.Case.NOT_YET_VALID,
                TestPki.Case.WRONG_USAGE,
                TestPki.Case.RSA_1024,
                TestPki.Case.SHA1_SIGNED);
    }

    private static Seal seal(String name, X509Certificate certificate) {
        return new Seal(
                "keys/" + name + ".crt",
                certificate,
                AT.minus(Duration.ofDays(1000)),
                AT.plus(Duration.ofDays(1000)),
                Optional.empty());
    }

    private void keys() {
        Map<String, KeyEntry> keys = Map.of(
                "CH-p256", key,
                "CH-p384", swiss.seal(KeyAlgorithm.P384),
                "CH-rsa3072", swiss.seal(KeyAlgorithm.RSA3072),
                "FR-p256", french.seal(TestPki.Case.GOOD));
        keys.forEach((name, entry) -> Vectors.pem(
                folder.resolve("keys/" + name + ".key"),
                "PRIVATE KEY",
                entry.key().getEncoded()));
    }

    private static VectorDraft permit() {
        return VectorDraft.permit("CH", "FR", CLOCK.instant(), PERMIT);
    }

    private void good() {
        message("good/permit-v2-p256", "an export permit, sealed with P-256", permit());
        add("good/permit-v2-p384", "the same kind, sealed with P-384", permit().sealedBy(signer(KeyAlgorithm.P384)));
        add("good/permit-v2-rsa", "the same kind, RSA of 3072 bits", permit().sealedBy(signer(KeyAlgorithm.RSA3072)));
        VectorDraft v1 = VectorDraft.permit(
                "CH", "FR", CLOCK.instant(), Samples.permit("v1-01-reexport-ch-fr-alligator-watch-straps"));
        message("good/permit-v1", "a re-export certificate in version 1 of the toolkit", v1);
        message(
                "good/permit-with-attachment",
                "a permit and a file beside it",
                permit().attaching("attachment-1.txt", "Seen."));
        add(
                "good/permit-other-tool",
                "the same message as another program writes it",
                hostile().honest());
        for (HostileContainers.Hostile one : hostile().unusualButHonest()) {
            add("good/zip-" + word(one.name()), "tolerated in the ZIP: " + one.name(), one.container());
        }
        message(
                "good/endorsement",
                "box 14, stated by the issuer",
                permit().stating(MessageKind.ENDORSEMENT, endorsed()));
        message("good/status-notice-withdrawn", "the issuer withdraws", notice());
        Fact replaced = new Fact.Notice(
                2,
                Fact.Notice.Kind.REPLACED,
                TODAY,
                "new consignee",
                Optional.of(new Fact.Successor("26CH004999E", TODAY)));
        message(
                "good/status-notice-replaced",
                "the issuer replaces",
                permit().stating(MessageKind.STATUS_NOTICE, replaced));
        fromFrance("good/use-report", "what became of the goods", french(MessageKind.USE_REPORT, used()), "Receipt");
        Fact crossing = new Fact.Crossing(TODAY, "Basel", Fact.Crossing.Direction.IN, "756098100123456");
        fromFrance(
                "good/use-report-crossing",
                "one specimen crosses",
                french(MessageKind.USE_REPORT, crossing),
                "Receipt");
        fromFrance("good/claim", "may it be used now?", french(MessageKind.CLAIM, claimed()), "Receipt");
    }

    private void badContainersAndSeals() {
        hostile().brokenContainers().stream()
                .filter(VectorMaker::isFit)
                .forEach(one -> bad("container", one.name(), one.container(), "Refusal:ContainerBroken"));
        hostile().brokenSeals().stream()
                .filter(VectorMaker::isFit)
                .forEach(one -> bad("signature", one.name(), one.container(), "Refusal:SignatureInvalid"));
    }

    private static boolean isFit(HostileContainers.Hostile one) {
        return !LEFT_OUT.contains(one.name()) && one.container().size() < BYTES_MAX;
    }

    private void badKeys() {
        for (TestPki.Case weak : weak()) {
            bad(
                    "signature",
                    "a certificate: " + word(weak.name()),
                    HostileContainers.sealedWith("", permit().files(), swiss.seal(weak), CLOCK.instant())
                            .container(),
                    "Refusal:SignatureInvalid");
        }
        bad(
                "signature",
                "a revoked certificate",
                permit().sealedBy(swiss.signer(TestPki.Case.REVOKED)),
                "Refusal:SignatureInvalid");
        bad(
                "signature",
                "a certificate that is not registered",
                permit().sealedBy(swiss.signer(TestPki.Case.GOOD)),
                "Refusal:SignatureInvalid");
        bad(
                "signature",
                "a Party that is not registered",
                permit().with(d -> d.from = Party.of("XX")),
                "Refusal:SignatureInvalid");
        bad(
                "signature",
                "sealed by another registered Party",
                permit().sealedBy(french.signer(TestPki.Case.GOOD)),
                "Refusal:SignatureInvalid");
        all.add(new Vector(
                file(
                        "time/sent ahead of the clock",
                        permit().with(d -> d.sentAt = AT.plus(Duration.ofHours(1)))
                                .sealedBy(signer(KeyAlgorithm.P256))),
                "sent more than five minutes ahead of the receiver's clock",
                "message",
                "CH",
                "FR",
                "",
                "TryLater"));
    }

    private void badAuthority() {
        all.add(new Vector(
                file("bad/authority/brought by another party", permit().sealedBy(signer(KeyAlgorithm.P256))),
                "brought by another Party than From",
                "message",
                "FR",
                "FR",
                "",
                "Refusal:NotAuthorised"));
        authority("addressed to another party", d -> d.to = Party.of("DE"), "NotAddressedToUs");
        authority("another profile version", d -> d.profileVersion = "2", "NotSupported");
        authority("a descriptor as a message", d -> d.kind = MessageKind.PARTY_DESCRIPTOR, "NotSupported");
        authority("a test message without agreement", d -> d.isTest = true, "TestNotAccepted");
        authority(
                "the digest of another document",
                d -> d.document = Bytes.utf8(d.document.asUtf8().replace(">300<", ">301<")),
                "NotAuthorised");
        authority(
                "a file that the header does not list",
                d -> d.attaching("attachment-1.txt", "x").attachments = List.of(),
                "NotAuthorised");
        authority(
                "an attachment that is not there",
                d -> d.attaching("attachment-1.txt", "x").moreFiles.clear(),
                "NotAuthorised");
        authority("no permit reference", d -> d.permit = Optional.empty(), "NotAuthorised");
        authority(
                "another issuing country in the header",
                d -> d.permit = d.permit.map(p -> new PermitReference(
                        CountryCode.of("FR"), p.issuingAuthority(), p.kind(), p.number(), p.document(), p.replaces())),
                "NotAuthorised");
        authority(
                "another number in the header",
                d -> d.permit = d.permit.map(p -> new PermitReference(
                        p.issuingCountry(), p.issuingAuthority(), p.kind(), "26CH009999E", p.document(), p.replaces())),
                "NotAuthorised");
        authority(
                "another kind of document in the header",
                d -> d.permit = d.permit.map(p -> new PermitReference(
                        p.issuingCountry(),
                        p.issuingAuthority(),
                        DocumentKind.RE_EXPORT,
                        p.number(),
                        p.document(),
                        p.replaces())),
                "NotAuthorised");
        authority(
                "a permit of another party",
                d -> d.holding(d.document.asUtf8().replace(">CH<", ">DE<")),
                "NotAuthorised");
        fromFrance(
                "bad/authority/an endorsement by the importing party",
                "only the issuer may endorse",
                french(MessageKind.ENDORSEMENT, endorsed()),
                "Refusal:NotAuthorised");
        fromFrance(
                "bad/authority/a withdrawal by the importing party",
                "only the issuer may withdraw",
                french(MessageKind.STATUS_NOTICE, withdrawn()),
                "Refusal:NotAuthorised");
        bad(
                "authority",
                "a use report to another than the issuer",
                permit().stating(MessageKind.USE_REPORT, used()),
                "Refusal:NotAuthorised");
        bad(
                "authority",
                "a claim to another than the issuer",
                permit().stating(MessageKind.CLAIM, claimed()),
                "Refusal:NotAuthorised");
    }

    private void badDocuments() {
        document(
                "an element that the schema does not know",
                d -> d.holding(d.document.asUtf8().replace("</CITESEPermit>", "<Extra/></CITESEPermit>")));
        document("no xml", d -> d.holding("permit"));
        document(
                "a document type",
                d -> d.holding(d.document.asUtf8().replace("<CITESEPermit ", "<!DOCTYPE CITESEPermit><CITESEPermit ")));
        document(
                "a soap wrapper",
                d -> d.holding(d.document
                        .asUtf8()
                        .replace(
                                "<CITESEPermit ",
                                "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><CITESEPermit ")
                        .replace("</CITESEPermit>", "</CITESEPermit></s:Body></s:Envelope>")));
        fromFrance(
                "bad/document/a claim without a place",
                "the schema demands it",
                french(MessageKind.CLAIM, claimed())
                        .with(d -> d.holding(d.document.asUtf8().replaceAll("<Place>[^<]*</Place>", ""))),
                "Refusal:SchemaInvalid");
        fromFrance(
                "bad/document/a use report with a negative amount",
                "the schema forbids it",
                french(MessageKind.USE_REPORT, used())
                        .with(d -> d.holding(d.document.asUtf8().replace("accepted=\"300\"", "accepted=\"-300\""))),
                "Refusal:SchemaInvalid");
        bad(
                "document",
                "an endorsement that is a status notice",
                permit().stating(MessageKind.ENDORSEMENT, endorsed())
                        .with(d -> d.holding(notice().document.asUtf8())),
                "Refusal:SchemaInvalid");
        VectorDraft first = permit();
        String before = "good/permit-v2-p256-first.asice";
        message("good/permit-v2-p256-first", "comes first; the next three follow it", first);
        all.add(new Vector(before, "the same octets again: the same answer", "message", "CH", "FR", before, "Receipt"));
        after("an id used again", before, permit().with(d -> d.id = first.id), "IdReused");
        after(
                "a number held with other contents",
                before,
                permit().with(d -> d.holding(d.document.asUtf8().replace(">300<", ">250<"))),
                "NumberConflict");
    }

    private void answersAndDescriptors() {
        VectorAnswers answers = new VectorAnswers(swiss, french, stranger, CLOCK.instant());
        String sent = "good/permit-v2-p256.asice";
        Bytes container = new Vectors(AT, Map.of(), List.of(), folder).content(sent);
        answers.all(container)
                .forEach((name, made) -> all.add(new Vector(
                        file(name, made.container()),
                        made.what(),
                        "answer",
                        "FR",
                        "CH",
                        sent,
                        made.isGood() ? "Valid" : "Invalid")));
        answers.descriptors()
                .forEach((name, made) -> all.add(new Vector(
                        file(name, made.container()),
                        made.what(),
                        "descriptor",
                        "CH",
                        "FR",
                        "",
                        made.isGood() ? "Valid" : "Invalid")));
    }

    private HostileContainers hostile() {
        List<SealedFile> files = permit().files();
        return new HostileContainers(files, key, stranger.seal(TestPki.Case.GOOD), CLOCK.instant());
    }

    private EnvelopeSigner signer(KeyAlgorithm algorithm) {
        return TestPki.signer(swiss.seal(algorithm));
    }

    private VectorDraft french(MessageKind kind, Fact fact) {
        return VectorDraft.permit("FR", "CH", CLOCK.instant(), PERMIT).stating(kind, fact);
    }

    private static VectorDraft notice() {
        return permit().stating(MessageKind.STATUS_NOTICE, withdrawn());
    }

    private static Fact withdrawn() {
        return new Fact.Notice(1, Fact.Notice.Kind.WITHDRAWN, TODAY, "the quota was reached", Optional.empty());
    }

    private static Quantity tubers() {
        return new Quantity(new BigDecimal("300"), "PCS");
    }

    private static Fact endorsed() {
        return new Fact.Endorsement(
                TODAY, "Kloten", "LX 318", Fact.Method.ELECTRONIC, List.of(new Fact.BlockQuantity("A", tubers())));
    }

    private static Fact used() {
        return new Fact.Use(
                TODAY,
                "Roissy",
                List.of(new Fact.BlockUse("A", new BigDecimal("300"), BigDecimal.ZERO, BigDecimal.ZERO, "PCS", "")));
    }

    private static Fact claimed() {
        return new Fact.Claim(TODAY, "Roissy", List.of(new Fact.BlockQuantity("A", tubers())));
    }

    private void message(String name, String what, VectorDraft draft) {
        add(name, what, draft.sealedBy(signer(KeyAlgorithm.P256)));
    }

    private void add(String name, String what, Bytes container) {
        all.add(new Vector(file(name, container), what, "message", "CH", "FR", "", "Receipt"));
    }

    private void fromFrance(String name, String what, VectorDraft draft, String verdict) {
        Bytes container = draft.sealedBy(french.signer(TestPki.Case.GOOD));
        all.add(new Vector(file(name, container), what, "message", "FR", "CH", "", verdict));
    }

    private void bad(String group, String what, VectorDraft draft, String verdict) {
        bad(group, what, draft.sealedBy(signer(KeyAlgorithm.P256)), verdict);
    }

    private void bad(String group, String what, Bytes container, String verdict) {
        all.add(new Vector(file("bad/" + group + "/" + what, container), what, "message", "CH", "FR", "", verdict));
    }

    private void authority(String what, Consumer<VectorDraft> edit, String reason) {
        bad("authority", what, permit().with(edit), "Refusal:" + reason);
    }

    private void document(String what, Consumer<VectorDraft> edit) {
        bad("document", what, permit().with(edit), "Refusal:SchemaInvalid");
    }

    private void after(String what, String before, VectorDraft draft, String reason) {
        Bytes container = draft.sealedBy(signer(KeyAlgorithm.P256));
        all.add(new Vector(
                file("bad/state/" + what, container), what, "message", "CH", "FR", before, "Refusal:" + reason));
    }

    private String file(String name, Bytes container) {
        String path = name.startsWith("time/") ? "bad/" + name : name;
        StringBuilder plain = new StringBuilder();
        for (String part : path.split("/", -1)) {
            plain.append(plain.isEmpty() ? "" : "/").append(word(part));
        }
        Vectors.save(folder.resolve(plain + ".asice"), container.array());
        return plain + ".asice";
    }

    private static String word(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
