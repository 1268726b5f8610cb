package org.epixgateway.core.exchange;

import org.epixgateway.core.bytes.Bytes;

/** Answers as a test looks at them: opened, nothing checked. */
final class AnswerInside {
    private static final InMemoryExchangeDocuments DOCUMENTS = new InMemoryExchangeDocuments();

    private AnswerInside() {}

    static Header header(InMemoryGateway by, Bytes container) {
        return DOCUMENTS.readHeader(file(by, container, Header.FILE_NAME));
    }

    static Receipt receipt(InMemoryGateway by, Bytes container) {
        return DOCUMENTS.readReceipt(file(by, container, Receipt.FILE_NAME));
    }

    static Refusal refusal(InMemoryGateway by, Bytes container) {
        return DOCUMENTS.readRefusal(file(by, container, Refusal.FILE_NAME));
    }

    private static Bytes file(InMemoryGateway by, Bytes container, String name) {
        if (by.envelopes.open(container) instanceof EnvelopeOpener.Opened(OpenedEnvelope opened)) {
            return opened.file(name).orElseThrow(() -> new AssertionError("no " + name + " inside"));
        }
        throw new AssertionError("no container");
    }
}
