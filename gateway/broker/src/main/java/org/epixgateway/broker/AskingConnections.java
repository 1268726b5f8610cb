package org.epixgateway.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;

/** Connections to a broker that asks who we are: the secret is looked up for each, so that it can be changed while we run. */
final class AskingConnections implements ConnectionFactory {
    private final ConnectionFactory plain;
    private final BrokerClient.Credentials as;

    AskingConnections(ConnectionFactory plain, BrokerClient.Credentials as) {
        this.plain = plain;
        this.as = as;
    }

    @Override
    public Connection createConnection() throws JMSException {
        return plain.createConnection(as.user(), as.secret().get());
    }

    @Override
    public Connection createConnection(String user, String secret) throws JMSException {
        return plain.createConnection(user, secret);
    }

    @Override
    public JMSContext createContext() {
        return plain.createContext(as.user(), as.secret().get());
    }

    @Override
    public JMSContext createContext(String user, String secret) {
        return plain.createContext(user, secret);
    }

    @Override
    public JMSContext createContext(String user, String secret, int sessionMode) {
        return plain.createContext(user, secret, sessionMode);
    }

    @Override
    public JMSContext createContext(int sessionMode) {
        return plain.createContext(as.user(), as.secret().get(), sessionMode);
    }
}
