package org.epixgateway.peers;

import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.SoapVersion;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.jspecify.annotations.Nullable;

/** Puts a sentence of ours in the place of whatever a library said about a request that it could not read. */
final class PlainFaults extends AbstractPhaseInterceptor<Message> {
    static final String TOO_LARGE = "The request is larger than this gateway takes.";
    static final String NOT_VALID = "This is not a valid request of the exchange service.";

    PlainFaults() {
        super(Phase.SETUP);
    }

    @Override
    public void handleMessage(Message message) {
        Exception said = message.getContent(Exception.class);
        if (said != null && !Faults.isPlain(said)) {
            SoapVersion version = message instanceof SoapMessage soap ? soap.getVersion() : Soap12.getInstance();
            message.setContent(Exception.class, Faults.yours(sentence(said), version));
        }
    }

    private static String sentence(Throwable said) {
        for (@Nullable Throwable cause = said; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyBound.TooLargeException) {
                return TOO_LARGE;
            }
        }
        return NOT_VALID;
    }
}
