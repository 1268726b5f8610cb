package org.epixgateway.documents;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.evidence.LogHead;
import org.epixgateway.core.exchange.LogHeads;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Position;
import org.epixgateway.core.permit.Severity;

/** What receipts and refusals share: findings and the heads of evidence logs. */
final class FindingXml {
    /** A permit of thousands of blocks may break a rule in each; an answer tells the first of them. */
    static final int FINDINGS_MAX = 500;

    private static final int SENTENCE_MAX = 1_000;
    private static final int BLOCK_MAX = 70;
    private static final String OMITTED = "ANSWER";

    private FindingXml() {}

    static void findings(StrictXml xml, List<Finding> findings) {
        xml.open("Findings").kept();
        if (findings.size() <= FINDINGS_MAX) {
            findings.forEach(finding -> finding(xml, finding));
        } else {
            int told = FINDINGS_MAX - 1;
            findings.stream().limit(told).forEach(finding -> finding(xml, finding));
            finding(xml, omitted(findings.size() - told));
        }
        xml.close();
    }

    private static Finding omitted(int count) {
        return new Finding(
                OMITTED,
                Severity.INFO,
                Place.of(Box.DOCUMENT),
                Optional.empty(),
                count + " more findings are not listed here.");
    }

    private static void finding(StrictXml xml, Finding finding) {
        Box box = finding.place().box();
        xml.open("Finding")
                .attribute("rule", finding.rule())
                .attribute("severity", finding.severity().name())
                .attribute("box", box == Box.DOCUMENT ? "" : box.label())
                .attribute("block", Carriable.token(finding.place().block(), BLOCK_MAX))
                .attribute(
                        "line",
                        finding.position().map(at -> String.valueOf(at.line())).orElse(""))
                .attribute(
                        "column",
                        finding.position()
                                .map(at -> String.valueOf(at.column()))
                                .orElse(""))
                .text(Carriable.text(finding.sentence(), SENTENCE_MAX))
                .close();
    }

    static List<Finding> findings(Element findings) {
        return findings.all("Finding").stream().map(FindingXml::finding).toList();
    }

    private static Finding finding(Element finding) {
        String line = finding.attribute("line");
        String column = finding.attribute("column");
        return new Finding(
                finding.attribute("rule"),
                Severity.valueOf(finding.attribute("severity")),
                Place.of(Box.ofLabel(finding.attribute("box")), finding.attribute("block")),
                line.isEmpty() || column.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Position(Integer.parseInt(line), Integer.parseInt(column))),
                finding.text());
    }

    static void heads(StrictXml xml, LogHeads heads) {
        xml.open("LogHeads");
        head(xml, "Own", heads.own());
        heads.lastKnownOfSender().ifPresent(last -> head(xml, "LastKnownOfSender", last));
        xml.close();
    }

    private static void head(StrictXml xml, String name, LogHead head) {
        xml.open(name)
                .attribute("party", head.party())
                .attribute("position", String.valueOf(head.position()))
                .attribute("hash", head.hash().hex())
                .kept()
                .close();
    }

    static Optional<LogHeads> heads(Element heads) {
        Element last = heads.at("LastKnownOfSender");
        return heads.isThere()
                ? Optional.of(new LogHeads(
                        head(heads.at("Own")), last.isThere() ? Optional.of(head(last)) : Optional.empty()))
                : Optional.empty();
    }

    private static LogHead head(Element head) {
        return new LogHead(
                head.attribute("party"),
                Long.parseLong(head.attribute("position")),
                new Digest(head.attribute("hash")));
    }
}
