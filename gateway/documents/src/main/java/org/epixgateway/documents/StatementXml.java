package org.epixgateway.documents;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.epixgateway.core.life.Correspondence;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Fact.Crossing.Direction;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.Quantity;

/** Statements about permits: endorsement.xml, status-notice.xml, use-report.xml, claim.xml and answers to claims. */
final class StatementXml {
    private static final String SETTLED = "Settled";

    private StatementXml() {}

    static void write(StrictXml xml, Statement statement) {
        xml.leaf("StatementId", statement.id())
                .leaf("StatedAt", statement.statedAt().toString());
        switch (statement.fact()) {
            case Fact.Endorsement endorsement -> write(xml, endorsement);
            case Fact.Notice notice -> write(xml, notice);
            case Fact.Settlement settlement -> write(xml, settlement);
            case Fact.Use use -> write(xml, use);
            case Fact.Crossing crossing -> write(xml, crossing);
            case Fact.Claim claim -> write(xml, claim);
            case Fact.ClaimAnswer answer -> answer(xml, answer);
            case Correspondence.Inquiry inquiry -> InquiryXml.write(xml, inquiry);
            case Correspondence.Answer answer -> InquiryXml.write(xml, answer);
            case Correspondence.Reminder reminder -> InquiryXml.write(xml, reminder);
            case Correspondence.Decision decision -> InquiryXml.write(xml, decision);
        }
    }

    private static void write(StrictXml xml, Fact.Endorsement endorsement) {
        xml.leaf("On", endorsement.on().toString())
                .leaf("Place", endorsement.place())
                .leaf("TransportDocument", endorsement.transportDocument())
                .leaf("Method", Words.joined(endorsement.method()));
        endorsement
                .shipped()
                .forEach(shipped -> xml.open("Shipped")
                        .attribute("block", shipped.block())
                        .attribute("quantity", amount(shipped.quantity().amount()))
                        .attribute("unit", shipped.quantity().unit())
                        .kept()
                        .close());
    }

    private static void write(StrictXml xml, Fact.Notice notice) {
        xml.leaf("Sequence", String.valueOf(notice.sequence()))
                .leaf("Status", Words.joined(notice.kind()))
                .leaf("On", notice.on().toString())
                .leaf("Reason", notice.reason());
        notice.successor()
                .ifPresent(successor -> xml.open("Successor")
                        .attribute("number", successor.number())
                        .attribute("issuedOn", successor.issuedOn().toString())
                        .kept()
                        .close());
    }

    private static void write(StrictXml xml, Fact.Settlement settlement) {
        xml.leaf("Status", SETTLED)
                .leaf("On", settlement.on().toString())
                .leaf("Reason", settlement.reason())
                .leaves(SETTLED, List.copyOf(new TreeSet<>(settlement.settled())));
    }

    private static void write(StrictXml xml, Fact.Use use) {
        xml.leaf("On", use.on().toString()).leaf("Place", use.customsOffice());
        use.blocks().forEach(block -> write(xml, block));
        linked(xml, use.linked(), StatementXml::write);
    }

    private static void write(StrictXml xml, Fact.BlockUse block) {
        xml.open("Block")
                .attribute("block", block.block())
                .attribute("accepted", amount(block.accepted()))
                .attribute("refused", amount(block.refused()))
                .attribute("seized", amount(block.seized()))
                .attribute("unit", block.unit())
                .attribute("reason", block.reason())
                .kept()
                .close();
    }

    private static <G> void linked(StrictXml xml, List<Fact.Linked<G>> linked, BiConsumer<StrictXml, G> goods) {
        linked.forEach(one -> {
            PermitKey document = one.document();
            xml.open("Linked")
                    .attribute("country", document.issuingCountry().toString())
                    .attribute("authority", document.issuingAuthority())
                    .attribute("kind", KindWords.of(document.kind()))
                    .attribute("number", document.number())
                    .kept();
            one.goods().forEach(each -> goods.accept(xml, each));
            xml.close();
        });
    }

    private static <G> List<Fact.Linked<G>> linked(Element root, String name, Function<Element, G> goods) {
        return root.all("Linked").stream()
                .map(one -> new Fact.Linked<>(
                        PermitKey.of(
                                CountryCode.of(one.attribute("country")),
                                one.attribute("authority"),
                                KindWords.kind(one.attribute("kind")),
                                PermitNumber.of(one.attribute("number"))),
                        one.all(name).stream().map(goods).toList()))
                .toList();
    }

    private static void write(StrictXml xml, Fact.Crossing crossing) {
        xml.leaf("On", crossing.on().toString())
                .leaf("Place", crossing.place())
                .open("Crossing")
                .attribute("direction", Words.small(crossing.direction()))
                .attribute("specimen", crossing.specimen())
                .kept()
                .close();
    }

    private static void write(StrictXml xml, Fact.Claim claim) {
        xml.leaf("On", claim.on().toString()).leaf("Place", claim.place());
        claim.goods().forEach(goods -> goods(xml, goods));
        linked(xml, claim.linked(), StatementXml::goods);
    }

    private static void goods(StrictXml xml, Fact.BlockQuantity goods) {
        xml.open("Goods")
                .attribute("block", goods.block())
                .attribute("quantity", amount(goods.quantity().amount()))
                .attribute("unit", goods.quantity().unit())
                .kept()
                .close();
    }

    /** As it stands in a receipt, too. */
    static void answer(StrictXml xml, Fact.ClaimAnswer answer) {
        xml.leaf("On", answer.on().toString())
                .leaf("Claim", answer.claim())
                .leaf("Until", answer.until().map(Instant::toString).orElse(""))
                .leaf("Sentence", answer.sentence());
    }

    private static String amount(BigDecimal amount) {
        return amount.toPlainString();
    }

    static Statement endorsement(Element root, Party by) {
        return statement(
                root,
                by,
                new Fact.Endorsement(
                        day(root, "On"),
                        root.at("Place").token(),
                        root.at("TransportDocument").token(),
                        Words.value(Fact.Method.class, root.at("Method").token()),
                        root.all("Shipped").stream()
                                .map(shipped -> new Fact.BlockQuantity(
                                        shipped.attribute("block"),
                                        Quantity.of(shipped.attribute("quantity"), shipped.attribute("unit"))))
                                .toList()));
    }

    static Statement notice(Element root, Party by) {
        String status = root.at("Status").token();
        return statement(root, by, status.equals(SETTLED) ? settlement(root) : notice(root, status));
    }

    private static Fact settlement(Element root) {
        return new Fact.Settlement(
                day(root, "On"),
                root.texts(SETTLED).stream().collect(Collectors.toSet()),
                root.at("Reason").text());
    }

    private static Fact notice(Element root, String status) {
        Element successor = root.at("Successor");
        Element sequence = root.at("Sequence");
        if (!sequence.isThere()) {
            throw new IllegalArgumentException("a notice has a place in the issuer's order");
        }
        return new Fact.Notice(
                Integer.parseInt(sequence.token()),
                Words.value(Fact.Notice.Kind.class, status),
                day(root, "On"),
                root.at("Reason").text(),
                successor.isThere()
                        ? Optional.of(new Fact.Successor(
                                successor.attribute("number"), LocalDate.parse(successor.attribute("issuedOn"))))
                        : Optional.empty());
    }

    static Statement use(Element root, Party by) {
        Element crossing = root.at("Crossing");
        LocalDate on = day(root, "On");
        String place = root.at("Place").token();
        Fact fact = crossing.isThere()
                ? new Fact.Crossing(
                        on,
                        place,
                        Direction.valueOf(crossing.attribute("direction").toUpperCase(Locale.ROOT)),
                        crossing.attribute("specimen"))
                : new Fact.Use(
                        on,
                        place,
                        root.all("Block").stream().map(StatementXml::block).toList(),
                        linked(root, "Block", StatementXml::block));
        return statement(root, by, fact);
    }

    static Statement claim(Element root, Party by) {
        return statement(
                root,
                by,
                new Fact.Claim(
                        day(root, "On"),
                        root.at("Place").token(),
                        root.all("Goods").stream().map(StatementXml::goods).toList(),
                        linked(root, "Goods", StatementXml::goods)));
    }

    private static Fact.BlockQuantity goods(Element goods) {
        return new Fact.BlockQuantity(
                goods.attribute("block"), Quantity.of(goods.attribute("quantity"), goods.attribute("unit")));
    }

    static Statement claimAnswer(Element root, Party by) {
        return statement(root, by, answer(root));
    }

    static Fact.ClaimAnswer answer(Element root) {
        return new Fact.ClaimAnswer(
                day(root, "On"),
                root.at("Claim").token(),
                root.tokens("Until").stream().findFirst().map(Instant::parse),
                root.at("Sentence").text());
    }

    private static Fact.BlockUse block(Element block) {
        return new Fact.BlockUse(
                block.attribute("block"),
                new BigDecimal(block.attribute("accepted")),
                new BigDecimal(block.attribute("refused")),
                new BigDecimal(block.attribute("seized")),
                block.attribute("unit"),
                block.attribute("reason"));
    }

    static Statement statement(Element root, Party by, Fact fact) {
        return new Statement(
                root.at("StatementId").token(),
                by,
                Instant.parse(root.at("StatedAt").token()),
                fact);
    }

    static LocalDate day(Element root, String name) {
        return LocalDate.parse(root.at(name).token());
    }
}
