package org.epixgateway.routes;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;

/** For journeys whose addresses name no queue. */
final class NoBroker implements ConnectionFactory {
    @Override
    public Connection createConnection() throws JMSException {
        throw new JMSException("there is no broker in this test");
    }

    @Override
    public Connection createConnection(String user, String password) throws JMSException {
        return createConnection();
    }

    @Override
    public JMSContext createContext() {
        throw new IllegalStateException("there is no broker in this test");
    }

    @Override
    public JMSContext createContext(String user, String password) {
        return createContext();
    }

    @Override
    public JMSContext createContext(String user, String password, int mode) {
        return createContext();
    }

    @Override
    public JMSContext createContext(int mode) {
        return createContext();
    }
}
