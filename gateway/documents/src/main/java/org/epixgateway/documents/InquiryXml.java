package org.epixgateway.documents;

import java.time.LocalDate;
import org.epixgateway.core.life.Correspondence;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.party.Party;

/** What authorities ask each other about a permit, and how they decide on it: inquiry.xml, decision.xml. */
final class InquiryXml {
    private static final String CONFIRMED = "Confirmed";
    private static final String NOT_CONFIRMED = "NotConfirmed";
    private static final String ACCEPTED = "Accepted";
    private static final String REJECTED = "Rejected";

    private InquiryXml() {}

    static void write(StrictXml xml, Correspondence.Inquiry inquiry) {
        xml.leaf("On", inquiry.on().toString())
                .open("Question")
                .attribute("to", inquiry.to().toString())
                .attribute("ground", Words.joined(inquiry.ground()))
                .attribute("answerBy", inquiry.answerBy().toString())
                .text(inquiry.question())
                .close();
    }

    static void write(StrictXml xml, Correspondence.Answer answer) {
        xml.leaf("On", answer.on().toString())
                .open("Answer")
                .attribute("inquiry", answer.inquiry())
                .attribute("verdict", answer.isConfirmed() ? CONFIRMED : NOT_CONFIRMED)
                .text(answer.text())
                .close();
    }

    static void write(StrictXml xml, Correspondence.Reminder reminder) {
        xml.leaf("On", reminder.on().toString())
                .open("Reminder")
                .attribute("inquiry", reminder.inquiry())
                .kept()
                .close();
    }

    static void write(StrictXml xml, Correspondence.Decision decision) {
        xml.leaf("On", decision.on().toString())
                .leaf("Verdict", decision.isAccepted() ? ACCEPTED : REJECTED)
                .leaf("Reason", decision.reason());
    }

    static Statement read(Element root, Party by) {
        LocalDate on = StatementXml.day(root, "On");
        Element question = root.at("Question");
        Element answer = root.at("Answer");
        if (question.isThere()) {
            return StatementXml.statement(
                    root,
                    by,
                    new Correspondence.Inquiry(
                            on,
                            Party.of(question.attribute("to")),
                            Words.value(Correspondence.Inquiry.Ground.class, question.attribute("ground")),
                            question.text(),
                            LocalDate.parse(question.attribute("answerBy"))));
        }
        return StatementXml.statement(
                root,
                by,
                answer.isThere()
                        ? new Correspondence.Answer(
                                on,
                                answer.attribute("inquiry"),
                                answer.attribute("verdict").equals(CONFIRMED),
                                answer.text())
                        : new Correspondence.Reminder(on, root.at("Reminder").attribute("inquiry")));
    }

    static Statement decision(Element root, Party by) {
        return StatementXml.statement(
                root,
                by,
                new Correspondence.Decision(
                        StatementXml.day(root, "On"),
                        root.at("Verdict").token().equals(ACCEPTED),
                        root.at("Reason").text()));
    }
}
