package org.epixgateway.peers;

import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** Turns away a body that names no operation before CXF would try to run it, and log an error at a stranger's wish. */
final class KnownOperation extends AbstractPhaseInterceptor<Message> {
    KnownOperation() {
        super(Phase.PRE_INVOKE);
    }

    @Override
    public void handleMessage(Message message) {
        if (message.getExchange().getBindingOperationInfo() == null) {
            throw Faults.yours(PlainFaults.NOT_VALID, ((SoapMessage) message).getVersion());
        }
    }
}
