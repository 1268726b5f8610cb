package org.epixgateway.app.conformance;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.EnvelopeSigner;
import org.epixgateway.core.exchange.Header;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.MessageKind;
import org.epixgateway.core.exchange.PermitReference;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.documents.Samples;
import org.epixgateway.documents.XmlExchangeDocuments;

/** Test messages of our Party to the one under test, each with a new id and a permit number that nobody has. */
final class Drafts {
    static final XmlExchangeDocuments XML = new XmlExchangeDocuments(Limits.STANDARD);
    private static final String SAMPLE = "18-minimal-export-ch-fr-cyclamen";
    private static final String SAMPLE_NUMBER = "26CH004802E";
    private static final int NUMBERS = 1_000_000;

    private final Party own;
    private final Party other;
    private final EnvelopeSigner signer;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Drafts(Party own, Party other, EnvelopeSigner signer, Clock clock) {
        this.own = own;
        this.other = other;
        this.signer = signer;
        this.clock = clock;
    }

    /** What is sent, with its header for judging the answer. */
    record Sealed(Header header, Bytes container) {}

    Sealed sealed(Draft draft) {
        return sealedBy(draft, signer);
    }

    static Sealed sealedBy(Draft draft, EnvelopeSigner signer) {
        Bytes container = draft.sealedBy(signer, XML);
        return new Sealed(Edited.header(container, XML), container);
    }

    /** A permit that we issue and that the other side's country imports. */
    Draft permit() {
        String number = number(own);
        Bytes permit = permit(own, other, number);
        return new Draft(
                MessageId.next(clock, random), own, other, clock.instant(), permit, reference(own, number, permit));
    }

    /** About a permit of ours. */
    Draft endorsement() {
        Fact endorsed = new Fact.Endorsement(
                today(),
                "Conformance",
                "",
                Fact.Method.ELECTRONIC,
                List.of(new Fact.BlockQuantity("A", new Quantity(BigDecimal.ONE, "PCS"))));
        return permit().stating(MessageKind.ENDORSEMENT, "Endorsement:1", stated(endorsed));
    }

    /** About a permit that the other side would have issued. */
    Draft claim() {
        return aboutTheirs()
                .stating(MessageKind.CLAIM, "Claim:1", stated(new Fact.Claim(today(), "Conformance", List.of())));
    }

    Draft useReport() {
        Fact used = new Fact.Use(
                today(),
                "Conformance",
                List.of(new Fact.BlockUse("A", BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO, "PCS", "")));
        return aboutTheirs().stating(MessageKind.USE_REPORT, "UseReport:1", stated(used));
    }

    private Draft aboutTheirs() {
        String number = number(other);
        Bytes permit = permit(other, own, number);
        return permit().naming(reference(other, number, permit));
    }

    private Bytes stated(Fact fact) {
        String id = MessageId.next(clock, random).toString();
        return XML.writeStatement(new Statement(id, own, clock.instant(), fact));
    }

    /** A permit of whatever Party, as its sample says it. */
    Bytes permit(Party issuer, Party importer, String number) {
        String text = Samples.shifted(Samples.permit(SAMPLE), today()).asUtf8();
        return Bytes.utf8(text.replace(SAMPLE_NUMBER, number)
                .replace(">CH<", ">" + issuer + "!<")
                .replace(">FR<", ">" + importer + "<")
                .replace("!<", "<"));
    }

    String number(Party issuer) {
        return "26" + issuer + "T" + String.format("%06d", random.nextInt(NUMBERS)) + "E";
    }

    static PermitReference reference(Party issuer, String number, Bytes permit) {
        return new PermitReference(
                issuer.code(),
                "CITES Management Authority of Switzerland",
                DocumentKind.EXPORT,
                number,
                permit.digest(),
                java.util.Optional.empty());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
