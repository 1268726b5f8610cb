package org.epixgateway.peers;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;

/**
 * The exchange service for the servlet container of the gateway, to be mounted where client certificates are required.
 * SOAP 1.1 and 1.2 at the same address, the contract at {@code ?wsdl}.
 */
public final class ExchangeServlet extends CXFNonSpringServlet {
    private final transient ExchangeInside inside;
    private final transient ExchangeTerms terms;
    private final transient Clock clock;
    private final transient Semaphore slots;

    public ExchangeServlet(ExchangeInside inside, ExchangeTerms terms, Clock clock) {
        this.inside = inside;
        this.terms = terms;
        this.clock = clock;
        this.slots = new Semaphore(terms.requestsMax());
    }

    @Override
    protected void loadBus(ServletConfig config) {
        ExchangeEndpoint endpoint = new ExchangeEndpoint(inside, terms, clock);
        setBus(ExchangePublication.publish(endpoint, inside, terms));
    }

    @Override
    protected void invoke(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        boolean admitted = slots.tryAcquire();
        request.setAttribute(Admission.ADMITTED, admitted);
        try {
            super.invoke(request, response);
            readOut(request);
        } finally {
            if (admitted) {
                slots.release();
            }
        }
    }

    /** A sender still writing would see its connection break instead of the fault; so it may finish, within bounds. */
    private void readOut(HttpServletRequest request) {
        try {
            InputStream rest = request.getInputStream();
            byte[] thrownAway = new byte[8192];
            long left = terms.requestBytesMax();
            int read = rest.read(thrownAway);
            while (read >= 0 && left > 0) {
                left -= read;
                read = rest.read(thrownAway);
            }
        } catch (IOException gone) {
            // whoever leaves early does not read the answer either
        }
    }
}
