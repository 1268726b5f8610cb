package org.epixgateway.peers;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;

/**
 * The exchange service for the servlet container of the gateway, to be mounted where client certificates are required.
 * SOAP 1.1 and 1.2 at the same address, the contract at {@code ?wsdl}.
 */
public final class ExchangeServlet extends CXFNonSpringServlet {
    private static final String PLAIN_FAULT = """
            <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>\
            <faultcode>s:Client</faultcode><faultstring>%s</faultstring></s:Fault></s:Body></s:Envelope>""".formatted(PlainFaults.NOT_VALID);

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
    protected void invoke(HttpServletRequest request, HttpServletResponse response) {
        if (!isForUs(request)) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean admitted = slots.tryAcquire();
        request.setAttribute(Admission.ADMITTED, admitted);
        try {
            super.invoke(request, response);
            readOut(request);
        } catch (RuntimeException | ServletException unreadable) {
            // what CXF could not turn into a fault must not become the container's page with a stack trace
            QuietFaults.note(unreadable);
            answerPlainly(response);
        } finally {
            if (admitted) {
                slots.release();
            }
        }
    }

    /** Messages and the contract; no list of services, no other documents. */
    private static boolean isForUs(HttpServletRequest request) {
        String path = request.getPathInfo();
        boolean atRoot = path == null || path.equals("/");
        return atRoot
                && switch (request.getMethod()) {
                    case "POST" -> request.getQueryString() == null;
                    case "GET" -> "wsdl".equalsIgnoreCase(request.getQueryString());
                    default -> false;
                };
    }

    private static void answerPlainly(HttpServletResponse response) {
        if (!response.isCommitted()) {
            response.reset();
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            response.setContentType("text/xml;charset=UTF-8");
            try {
                response.getOutputStream().write(PLAIN_FAULT.getBytes(StandardCharsets.UTF_8));
            } catch (IOException gone) {
                // nobody reads it
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
