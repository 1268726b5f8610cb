package org.epixgateway.broker;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;

/**
 * The version of a broker, asked of its management address; the number that the CORE handshake gives is that of the
 * protocol and does not tell releases apart.
 */
record BrokerVersion(int major, int minor) {
    /** Sessions could be taken over without a login before that (CVE-2026-57967). */
    static final BrokerVersion LEAST = new BrokerVersion(2, 57);

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(\\..*)?");
    private static final String MANAGEMENT = "activemq.management";

    static BrokerVersion parse(String text) throws ActiveMQException {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw refused("it calls itself version '" + text + "'");
        }
        return new BrokerVersion(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    boolean isEnough() {
        return major > LEAST.major || (major == LEAST.major && minor >= LEAST.minor);
    }

    /** Refuses a session with a broker that is older, or that does not say. */
    static void require(ClientSession session) throws ActiveMQException {
        String version = ask(session);
        if (!parse(version).isEnough()) {
            throw refused("it is version " + version);
        }
    }

    private static String ask(ClientSession session) throws ActiveMQException {
        return ArtemisCall.make(() -> {
            session.start();
            ClientRequestor requestor = new ClientRequestor(session, MANAGEMENT);
            try {
                // durable, because only then is a refusal told at once
                ClientMessage question = session.createMessage(true);
                ManagementHelper.putAttribute(question, ResourceNames.BROKER, "version");
                ClientMessage answer = requestor.request(question, Lanes.CALL_MILLIS);
                if (answer == null || !ManagementHelper.hasOperationSucceeded(answer)) {
                    throw refused("it does not tell its version; allow our user to read it");
                }
                return String.valueOf(ManagementHelper.getResult(answer, String.class));
            } finally {
                requestor.close();
            }
        });
    }

    private static ActiveMQException refused(String because) {
        return new ActiveMQException(
                "refused, because " + because + "; needed is Artemis " + LEAST.major + "." + LEAST.minor + " or later",
                ActiveMQExceptionType.SECURITY_EXCEPTION);
    }
}
