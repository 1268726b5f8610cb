package org.epixgateway.peers;

import org.apache.cxf.binding.soap.Soap11;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/**
 * Notes by its content type which SOAP a caller speaks, so that the fault for a request that cannot be read is one that its
 * sender can.
 */
final class CallersVersion extends AbstractPhaseInterceptor<Message> {
    private static final String OF_SOAP_12 = "application/soap+xml";

    CallersVersion() {
        super(Phase.RECEIVE);
    }

    @Override
    public void handleMessage(Message message) {
        boolean is12 = String.valueOf(message.get(Message.CONTENT_TYPE)).contains(OF_SOAP_12);
        if (!is12 && message instanceof SoapMessage soap) {
            soap.setVersion(Soap11.getInstance());
        }
    }
}
