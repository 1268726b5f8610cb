package org.epixgateway.peers;

import java.nio.charset.StandardCharsets;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** Answers are written in UTF-8, as their labels say, in whatever encoding the question came. */
final class Utf8Answers extends AbstractPhaseInterceptor<Message> {
    Utf8Answers() {
        super(Phase.SETUP);
    }

    @Override
    public void handleMessage(Message message) {
        message.put(Message.ENCODING, StandardCharsets.UTF_8.name());
    }
}
