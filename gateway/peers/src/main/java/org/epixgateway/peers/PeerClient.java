package org.epixgateway.peers;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.UpfrontConduitSelector;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Message;
import org.apache.cxf.ws.addressing.AttributedURIType;
import org.apache.cxf.ws.addressing.EndpointReferenceType;
import org.epixgateway.peers.wire.ExchangePort;

/** The way to one address of one peer with one key of ours. Thread-safe. */
final class PeerClient implements AutoCloseable {
    private static final String SOAP_11 = "http://schemas.xmlsoap.org/wsdl/soap/http?mtom=true";

    private final URI address;
    private final SSLContext ours;
    private final KeptConnections connections;
    private final ExchangePort port;

    PeerClient(Bus bus, URI address, SSLContext ours, ConnectionTerms terms) {
        this.address = address;
        this.ours = ours;
        this.connections = new KeptConnections(target(address), address, ours, terms);
        this.port = port(bus, address, connections, terms);
    }

    boolean leadsTo(URI there, SSLContext with) {
        return address.equals(there) && ours.equals(with);
    }

    ExchangePort port() {
        return port;
    }

    /** Lets calls under way end; no new ones come. */
    void retire() {
        connections.retire();
    }

    @Override
    public void close() {
        ClientProxy.getClient(port).destroy();
        connections.close();
    }

    private static ExchangePort port(Bus bus, URI address, KeptConnections connections, ConnectionTerms terms) {
        JaxWsProxyFactoryBean factory = new JaxWsProxyFactoryBean();
        factory.setBus(bus);
        factory.setServiceClass(ExchangePort.class);
        factory.setAddress(address.toString());
        factory.setBindingId(SOAP_11);
        factory.setConduitSelector(new UpfrontConduitSelector(connections));
        Map<String, Object> properties = new HashMap<>(ExchangePublication.bounds(terms.answerBytesMax()));
        properties.put(Message.MTOM_ENABLED, true);
        properties.put(FaultListener.class.getName(), QuietFaults.LISTENER);
        factory.setProperties(properties);
        return factory.create(ExchangePort.class);
    }

    private static EndpointReferenceType target(URI address) {
        AttributedURIType uri = new AttributedURIType();
        uri.setValue(address.toString());
        EndpointReferenceType target = new EndpointReferenceType();
        target.setAddress(uri);
        return target;
    }
}
