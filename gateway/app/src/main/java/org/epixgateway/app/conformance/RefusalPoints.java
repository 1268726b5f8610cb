package org.epixgateway.app.conformance;

import static org.epixgateway.core.exchange.RefusalReason.CONTAINER_BROKEN;
import static org.epixgateway.core.exchange.RefusalReason.NOT_ADDRESSED_TO_US;
import static org.epixgateway.core.exchange.RefusalReason.NOT_AUTHORISED;
import static org.epixgateway.core.exchange.RefusalReason.NOT_SUPPORTED;
import static org.epixgateway.core.exchange.RefusalReason.SCHEMA_INVALID;
import static org.epixgateway.core.exchange.RefusalReason.SIGNATURE_INVALID;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.epixgateway.app.conformance.Drafts.Sealed;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.EnvelopeSigner;
import org.epixgateway.core.exchange.EnvelopeSigner.SealedFile;
import org.epixgateway.core.exchange.Header;
import org.epixgateway.core.exchange.MessageKind;
import org.epixgateway.core.exchange.RefusalReason;
import org.epixgateway.core.party.Party;

/** Messages with one defect each get a sealed refusal with the reason of the profile. */
final class RefusalPoints {
    private static final Duration FAR_AHEAD = Duration.ofHours(1);

    private final OtherSide side;
    private final Drafts drafts;
    private final EnvelopeSigner stranger;
    private final Report report;
    private int asked;

    RefusalPoints(OtherSide side, Drafts drafts, EnvelopeSigner stranger, Report report) {
        this.side = side;
        this.drafts = drafts;
        this.stranger = stranger;
        this.report = report;
    }

    void run() {
        containers();
        seals();
        routes();
        authority();
        documents();
        ahead();
        genuineOneAfterwards();
    }

    private void containers() {
        broken("something that is no ZIP", container -> Bytes.utf8("no container"));
        broken(
                "a ZIP cut short",
                container -> Bytes.of(java.util.Arrays.copyOf(container.array(), container.size() - 10)));
        broken("octets behind the ZIP", container -> Edited.followedBy(container, "junk"));
        broken("an octet in front of the ZIP", RefusalPoints::prefixed);
        broken("a file that the manifest does not list", container -> Edited.file(container, "extra.xml", "<x/>"));
        broken("a path upwards", container -> Edited.file(container, "../extra.xml", "<x/>"));
        broken("something else in META-INF", container -> Edited.file(container, "META-INF/MANIFEST.MF", "x"));
        broken("mimetype not first", Edited::shuffled);
        broken("another mimetype", container -> Edited.file(container, "mimetype", "application/zip"));
        broken("no manifest", container -> Edited.without(container, "META-INF/manifest.xml"));
        broken("no signature file", container -> Edited.without(container, "META-INF/signatures.xml"));
        broken("a header that is no header", container -> Edited.file(container, Header.FILE_NAME, "<x/>"));
    }

    private static Bytes prefixed(Bytes container) {
        byte[] all = new byte[container.size() + 1];
        System.arraycopy(container.array(), 0, all, 1, container.size());
        return Bytes.of(all);
    }

    private void seals() {
        seal(
                "a permit changed after it was sealed",
                container -> Edited.again(
                        container,
                        files -> files.computeIfPresent(
                                "permit.xml",
                                (name, xml) -> Bytes.utf8(
                                                new String(xml, java.nio.charset.StandardCharsets.UTF_8) + "\n")
                                        .array())));
        seal(
                "a changed signing time",
                container -> Edited.signature(container, xml -> xml.replaceFirst("(SigningTime>)2", "$11")));
        seal(
                "a document type in the signature file",
                container -> Edited.signature(container, xml -> "<!DOCTYPE x>" + xml));
        seal(
                "a comment inside the signature",
                container -> Edited.signature(container, xml -> xml.replace("</ds:KeyInfo>", "</ds:KeyInfo><!-- -->")));
        seal(
                "unsigned properties",
                container -> Edited.signature(
                        container,
                        xml -> xml.replace(
                                "</xades:QualifyingProperties>",
                                "<xades:UnsignedProperties></xades:UnsignedProperties></xades:QualifyingProperties>")));
        seal(
                "no signature in the signature file",
                container -> Edited.signature(
                        container,
                        xml ->
                                "<asic:XAdESSignatures xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\"></asic:XAdESSignatures>"));
        refused(
                "the seal of a key that is registered nowhere",
                Drafts.sealedBy(drafts.permit(), stranger),
                SIGNATURE_INVALID);
    }

    private void routes() {
        Party elsewhere = Party.of(side.party().toString().equals("XY") ? "XZ" : "XY");
        draft("a message to another Party", d -> d.to = elsewhere, NOT_ADDRESSED_TO_US);
        draft("another version of the profile", d -> d.profileVersion = "9", NOT_SUPPORTED);
        draft("a receipt as a message", d -> d.kind = MessageKind.RECEIPT, NOT_SUPPORTED);
    }

    private void authority() {
        draft(
                "a file that the header does not list",
                d -> d.unlisted = List.of(new SealedFile("extra.xml", "application/xml", Bytes.utf8("<x/>"))),
                NOT_AUTHORISED);
        draft(
                "the digest of another document",
                d -> d.document = Bytes.utf8(d.document.asUtf8() + "\n"),
                NOT_AUTHORISED);
        draft("a header without its permit", d -> d.permit = Optional.empty(), NOT_AUTHORISED);
        draft(
                "a header that names another number",
                d -> d.naming(Drafts.reference(side.own(), drafts.number(side.own()), d.document)),
                NOT_AUTHORISED);
        draft(
                "a permit that another Party issued",
                d -> d.holding(drafts.permit(
                        side.party(), side.own(), d.permit.orElseThrow().number())),
                NOT_AUTHORISED);
        draft(
                "an endorsement of another Party's permit",
                drafts.endorsement(),
                d -> {
                    Bytes theirs = drafts.permit(side.party(), side.own(), "26" + side.party() + "T1E");
                    d.naming(Drafts.reference(side.party(), "26" + side.party() + "T1E", theirs));
                },
                NOT_AUTHORISED);
        draft(
                "a claim to a Party that is not the issuer",
                drafts.claim(),
                d -> {
                    Bytes ours = drafts.permit(side.own(), side.party(), "26" + side.own() + "T1E");
                    d.naming(Drafts.reference(side.own(), "26" + side.own() + "T1E", ours));
                },
                NOT_AUTHORISED);
    }

    private void documents() {
        draft(
                "a permit with an element that its schema does not know",
                d -> d.holding(Bytes.utf8(d.document.asUtf8().replace("</CITESEPermit>", "<Extra/></CITESEPermit>"))),
                SCHEMA_INVALID);
        draft("a document that is no XML", d -> d.holding(Bytes.utf8("permit")), SCHEMA_INVALID);
        draft(
                "a document type in a permit",
                d -> d.holding(Bytes.utf8(
                        d.document.asUtf8().replace("<CITESEPermit ", "<!DOCTYPE CITESEPermit><CITESEPermit "))),
                SCHEMA_INVALID);
        draft(
                "a claim without a place",
                drafts.claim(),
                d -> d.holding(Bytes.utf8(d.document.asUtf8().replaceAll("<Place>[^<]*</Place>", ""))),
                SCHEMA_INVALID);
    }

    private void ahead() {
        Sealed sealed = drafts.sealed(drafts.permit().with(d -> d.sentAt = d.sentAt.plus(FAR_AHEAD)));
        Said said = side.deliver(sealed.container());
        boolean isLater = said instanceof Said.Fault fault && fault.detail().equals("TryLater");
        report.must(
                next(),
                "a message sent an hour ahead of the clock gets the fault TryLater",
                isLater ? Optional.empty() : Optional.of(Said.word(said)));
    }

    private void genuineOneAfterwards() {
        Sealed sealed = drafts.sealed(drafts.permit());
        side.deliver(Edited.followedBy(sealed.container(), "junk"));
        report.must(
                next(),
                "a broken copy that comes first does not keep the genuine message out",
                side.noReceipt(sealed.header(), sealed.container(), side.deliver(sealed.container())));
    }

    private void broken(String what, UnaryOperator<Bytes> edit) {
        edited(what, edit, CONTAINER_BROKEN);
    }

    private void seal(String what, UnaryOperator<Bytes> edit) {
        edited(what, edit, SIGNATURE_INVALID);
    }

    private void edited(String what, UnaryOperator<Bytes> edit, RefusalReason reason) {
        Sealed honest = drafts.sealed(drafts.permit());
        refused(what, new Sealed(honest.header(), edit.apply(honest.container())), reason);
    }

    private void draft(String what, Consumer<Draft> edit, RefusalReason reason) {
        draft(what, drafts.permit(), edit, reason);
    }

    private void draft(String what, Draft draft, Consumer<Draft> edit, RefusalReason reason) {
        refused(what, drafts.sealed(draft.with(edit)), reason);
    }

    private void refused(String what, Sealed sealed, RefusalReason reason) {
        report.must(
                next(),
                what + " is refused, " + reason,
                side.noRefusal(sealed.header(), sealed.container(), side.deliver(sealed.container()), reason));
    }

    private String next() {
        asked++;
        return "R-" + asked;
    }
}
