package org.epixgateway.documents;

import java.time.Instant;
import java.util.Optional;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.Receipt;
import org.epixgateway.core.exchange.Refusal;
import org.epixgateway.core.exchange.RefusalReason;

/** The two answers to a message: receipt.xml and refusal.xml. */
final class AnswerXml {
    private static final int SENTENCE_MAX = 1_000;

    private AnswerXml() {}

    static void write(StrictXml xml, Receipt receipt) {
        xml.leaf("MessageId", receipt.message().toString())
                .leaf("FileDigest", receipt.file().hex())
                .leaf("ReceivedAt", receipt.receivedAt().toString())
                .leaf("RuleSetVersion", receipt.ruleSetVersion());
        FindingXml.findings(xml, receipt.findings());
        FindingXml.heads(xml, receipt.heads());
        receipt.claimed().ifPresent(claimed -> {
            xml.open("ClaimAnswer").leaf("StatementId", claimed.statement());
            StatementXml.answer(xml, claimed.answer());
            xml.close();
        });
        xml.leaf("TestIndicator", String.valueOf(receipt.isTest()));
    }

    static Receipt receipt(Element receipt) {
        return new Receipt(
                MessageId.parse(receipt.at("MessageId").token()),
                new Digest(receipt.at("FileDigest").token()),
                Instant.parse(receipt.at("ReceivedAt").token()),
                receipt.at("RuleSetVersion").token(),
                FindingXml.findings(receipt.at("Findings")),
                FindingXml.heads(receipt.at("LogHeads"))
                        .orElseThrow(() -> new IllegalArgumentException("a receipt carries log heads")),
                claimed(receipt.at("ClaimAnswer")),
                receipt.at("TestIndicator").isTrue());
    }

    private static Optional<Receipt.Claimed> claimed(Element answer) {
        return answer.isThere()
                ? Optional.of(new Receipt.Claimed(answer.at("StatementId").token(), StatementXml.answer(answer)))
                : Optional.empty();
    }

    static void write(StrictXml xml, Refusal refusal) {
        xml.leaf("MessageId", refusal.message().map(MessageId::toString).orElse(""))
                .leaf("FileDigest", refusal.file().hex())
                .leaf("ReceivedAt", refusal.receivedAt().toString())
                .leaf("Reason", Words.joined(refusal.reason()))
                .leaf("Sentence", Carriable.text(refusal.sentence(), SENTENCE_MAX))
                .leaf("RuleSetVersion", refusal.ruleSetVersion());
        FindingXml.findings(xml, refusal.findings());
        refusal.heads().ifPresent(heads -> FindingXml.heads(xml, heads));
        xml.leaf("TestIndicator", String.valueOf(refusal.isTest()));
    }

    static Refusal refusal(Element refusal) {
        return new Refusal(
                refusal.tokens("MessageId").stream().findFirst().map(MessageId::parse),
                new Digest(refusal.at("FileDigest").token()),
                Instant.parse(refusal.at("ReceivedAt").token()),
                Words.value(RefusalReason.class, refusal.at("Reason").token()),
                refusal.at("Sentence").text(),
                refusal.at("RuleSetVersion").token(),
                FindingXml.findings(refusal.at("Findings")),
                FindingXml.heads(refusal.at("LogHeads")),
                refusal.at("TestIndicator").isTrue());
    }
}
