package org.epixgateway.peers.epix.callers;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.epixgateway.core.exchange.Attachment;
import org.epixgateway.core.query.EpixFault;
import org.epixgateway.core.query.EpixReply;

/** Writes replies as the recorded answers are written, and faults as the hub wrote them: the code is the fault string. */
final class Answers {
    static final String FAULTS = "urn:epixgateway:epix:fault:1";

    private static final String XOP = "http://www.w3.org/2004/08/xop/include";
    private static final Set<String> SOAP_CODES = Set.of("client", "server", "sender", "receiver");

    private Answers() {}

    static Answer of(EpixReply reply, Operation operation, Version version) {
        return switch (reply) {
            case EpixReply.Shown shown -> shown(shown, operation, version);
            case EpixReply.Taken taken ->
                Answer.of(response(operation, version).leaf("Confirmed", "true").toBytes());
            case EpixReply.Told(String state) ->
                Answer.of(response(operation, version).leaf("State", state).toBytes());
            case EpixReply.Declined declined -> declined(declined);
            case EpixReply.PassedOn(String code, String sentence) -> passedOn(code, sentence);
        };
    }

    private static Answer shown(EpixReply.Shown shown, Operation operation, Version version) {
        XmlText xml = response(operation, version);
        PermitElement.write(xml, shown.document());
        List<Attachment> attachments = shown.attachments();
        for (int i = 0; i < attachments.size(); i++) {
            xml.open("Attachments").leaf("AttachmentName", attachments.get(i).fileName());
            xml.open("AttachmentContent")
                    .open("xop:Include")
                    .attribute("xmlns:xop", XOP)
                    .attribute("href", "cid:" + Answer.contentId(i))
                    .close()
                    .close()
                    .close();
        }
        xml.leaf("Composite", Boolean.toString(shown.isComposite()));
        return new Answer(xml.toBytes(), attachments, false);
    }

    static Answer declined(EpixReply.Declined declined) {
        EpixFault fault = declined.fault();
        String soapCode = fault.blame() == EpixFault.Blame.CALLER ? "Client" : "Server";
        return fault(soapCode, fault.code(), declined.sentence());
    }

    static Answer unusable(UnusableRequestException unusable) {
        return switch (unusable.reason()) {
            case INVALID -> fault("Client", EpixFault.INVALID_REQUEST.code(), unusable.sentence());
            case OTHER_SOAP -> fault("VersionMismatch", unusable.sentence(), "");
            case NOT_UNDERSTOOD -> fault("MustUnderstand", unusable.sentence(), "");
        };
    }

    /** Some systems say what is wrong in the fault string, and in the code only who is to blame. */
    private static Answer passedOn(String code, String sentence) {
        String bare = code.substring(code.indexOf(':') + 1).toLowerCase(Locale.ROOT);
        if (!SOAP_CODES.contains(bare)) {
            return fault("Server", code, sentence);
        }
        return fault(bare.equals("client") || bare.equals("sender") ? "Client" : "Server", sentence, "");
    }

    private static Answer fault(String soapCode, String string, String sentence) {
        XmlText xml = body().open("soapenv:Fault");
        xml.leaf("faultcode", "soapenv:" + soapCode).leaf("faultstring", string);
        if (!sentence.isEmpty()) {
            xml.open("detail").open("f:EpixFault").attribute("xmlns:f", FAULTS);
            xml.leaf("f:Code", string).leaf("f:Sentence", sentence);
        }
        return Answer.fault(xml.toBytes());
    }

    private static XmlText response(Operation operation, Version version) {
        return body().open(version.label() + ":" + operation.response())
                .attribute("xmlns:" + version.label(), version.namespace());
    }

    private static XmlText body() {
        XmlText xml = new XmlText().open("soapenv:Envelope").attribute("xmlns:soapenv", SmallXml.SOAP_11);
        return xml.open("soapenv:Header").close().open("soapenv:Body");
    }
}
