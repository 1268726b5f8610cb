package org.epixgateway.peers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.attachment.AttachmentDeserializer;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Message;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.cxf.ws.policy.PolicyEngine;
import org.epixgateway.peers.wire.ExchangePort;

/** Publishes the exchange service on a bus of its own, with everything bounded that a stranger can make large. */
final class ExchangePublication {
    static final String NAMESPACE = "urn:epixgateway:exchange:service:1";
    private static final String WSDL = "classpath:org/epixgateway/schemas/exchange/ExchangeService.wsdl";

    private static final int DEPTH_MAX = 32;
    private static final int CHILDREN_MAX = 100;
    private static final int ATTRIBUTES_MAX = 32;
    private static final int ATTRIBUTE_CHARS_MAX = 4_096;
    private static final long ELEMENTS_MAX = 500;
    private static final int ATTACHMENTS_MAX = 4;

    private ExchangePublication() {}

    static Bus publish(ExchangeEndpoint endpoint, ExchangeInside inside, ExchangeTerms terms) {
        Bus bus = plainBus();
        JaxWsServerFactoryBean server = new JaxWsServerFactoryBean();
        server.setBus(bus);
        server.setServiceClass(ExchangePort.class);
        server.setServiceBean(endpoint);
        server.setWsdlURL(WSDL);
        server.setServiceName(new QName(NAMESPACE, "ExchangeService"));
        // the 1.2 port understands 1.1 as well, and answers in the version of the question
        server.setEndpointName(new QName(NAMESPACE, "ExchangeSoap12Port"));
        server.setAddress("/");
        server.setProperties(properties(terms));
        server.setInInterceptors(List.of(
                new CallersVersion(),
                new BodyBound(terms.requestBytesMax()),
                new Admission(inside, terms.requestsMax()),
                new KnownOperation()));
        server.setOutInterceptors(List.of(new Utf8Answers()));
        server.setOutFaultInterceptors(List.of(new Utf8Answers(), new PlainFaults()));
        server.create();
        return bus;
    }

    /** A bus without WS-Policy: the contract carries none, and looking for it at every message costs. */
    static Bus plainBus() {
        Bus bus = BusFactory.newInstance().createBus();
        PolicyEngine policies = bus.getExtension(PolicyEngine.class);
        if (policies != null) {
            policies.setEnabled(false);
        }
        return bus;
    }

    private static Map<String, Object> properties(ExchangeTerms terms) {
        Map<String, Object> properties = new HashMap<>(bounds(terms.requestBytesMax()));
        properties.put(Message.MTOM_ENABLED, true);
        properties.put(Message.SCHEMA_VALIDATION_ENABLED, "IN");
        properties.put(Message.FAULT_STACKTRACE_ENABLED, false);
        properties.put(Message.EXCEPTION_MESSAGE_CAUSE_ENABLED, false);
        properties.put("autoRewriteSoapAddressForAllServices", true);
        properties.put(FaultListener.class.getName(), QuietFaults.LISTENER);
        return properties;
    }

    /** Bounds on what is read, for both sides. Nothing spills into temporary files. */
    static Map<String, Object> bounds(long bytesMax) {
        return Map.of(
                StaxUtils.MAX_ELEMENT_DEPTH, DEPTH_MAX,
                StaxUtils.MAX_CHILD_ELEMENTS, CHILDREN_MAX,
                StaxUtils.MAX_ATTRIBUTE_COUNT, ATTRIBUTES_MAX,
                StaxUtils.MAX_ATTRIBUTE_SIZE, ATTRIBUTE_CHARS_MAX,
                StaxUtils.MAX_ELEMENT_COUNT, ELEMENTS_MAX,
                StaxUtils.MAX_TEXT_LENGTH, (int) bytesMax,
                StaxUtils.MAX_XML_CHARACTERS, bytesMax,
                AttachmentDeserializer.ATTACHMENT_MAX_COUNT, ATTACHMENTS_MAX,
                AttachmentDeserializer.ATTACHMENT_MAX_SIZE, bytesMax,
                AttachmentDeserializer.ATTACHMENT_MEMORY_THRESHOLD, bytesMax);
    }
}
