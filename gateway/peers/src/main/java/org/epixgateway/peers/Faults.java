package org.epixgateway.peers;

import java.time.Duration;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapVersion;
import org.epixgateway.peers.wire.CollectRefused;
import org.epixgateway.peers.wire.CollectRefusedFault;
import org.epixgateway.peers.wire.NotRegistered;
import org.epixgateway.peers.wire.NotRegisteredFault;
import org.epixgateway.peers.wire.TryLater;
import org.epixgateway.peers.wire.TryLaterFault;

/** The faults of the exchange service. Their sentences say nothing of our inside. */
final class Faults {
    private static final int SECONDS_MAX = 86_400;
    private static final int SENTENCE_MAX = 1_000;

    private Faults() {}

    static TryLaterFault tryLater(Duration after, String sentence) {
        TryLater detail = new TryLater();
        detail.setRetryAfterSeconds(Math.clamp(after.toSeconds(), 1, SECONDS_MAX));
        detail.setSentence(sentence);
        return new TryLaterFault(sentence, detail);
    }

    static NotRegisteredFault notRegistered() {
        NotRegistered detail = new NotRegistered();
        detail.setSentence("No Party is registered for the certificate of this connection.");
        return new NotRegisteredFault(detail.getSentence(), detail);
    }

    static CollectRefusedFault collectRefused(String sentence) {
        CollectRefused detail = new CollectRefused();
        detail.setSentence(sentence.substring(0, Math.min(sentence.length(), SENTENCE_MAX)));
        return new CollectRefusedFault(detail.getSentence(), detail);
    }

    /** The request is to blame. */
    static SoapFault yours(String sentence, SoapVersion version) {
        return new Plain(sentence, version.getSender());
    }

    /** We are to blame. */
    static SoapFault ours(SoapVersion version) {
        return new Plain("The gateway could not handle this request. Its operators are told.", version.getReceiver());
    }

    static boolean isPlain(Throwable fault) {
        return fault instanceof Plain
                || fault.getCause() instanceof TryLaterFault
                || fault.getCause() instanceof NotRegisteredFault
                || fault.getCause() instanceof CollectRefusedFault;
    }

    /** A fault whose sentence we wrote. */
    private static final class Plain extends SoapFault {
        Plain(String sentence, javax.xml.namespace.QName code) {
            super(sentence, code);
        }
    }
}
