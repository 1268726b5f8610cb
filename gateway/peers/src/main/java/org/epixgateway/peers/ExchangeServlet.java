package org.epixgateway.peers;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;

/**
 * The exchange service for the servlet container of the gateway, to be mounted where client certificates are required.
 * SOAP 1.1 and 1.2 at the same address, the contract at {@code ?wsdl}.
 */
public final class ExchangeServlet extends CXFNonSpringServlet {
    private static final String PLAIN_FAULT = """
            <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>\
            <faultcode>s:Client</faultcode><faultstring>%s</faultstring></s:Fault></s:Body></s:Envelope>""";

    private static final String PLAIN_FAULT_12 = """
            <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><s:Fault>\
            <s:Code><s:Value>s:Sender</s:Value></s:Code>\
            <s:Reason><s:Text xml:lang="en">%s</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>""";

    /** So many times the largest request are read and thrown away, for a sender who looks for our answer only after his last byte. */
    private static final int READ_OUT_TIMES = 8;

    private final transient ExchangeInside inside;
    private final transient ExchangeTerms terms;
    private final transient Clock clock;

    public ExchangeServlet(ExchangeInside inside, ExchangeTerms terms, Clock clock) {
        this.inside = inside;
        this.terms = terms;
        this.clock = clock;
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
        if (request.getContentLengthLong() > terms.requestBytesMax()) {
            refuseUnread(request, response);
            return;
        }
        try {
            super.invoke(request, response);
            readOut(request);
        } catch (RuntimeException | ServletException unreadable) {
            // what CXF could not turn into a fault must not become the container's page with a stack trace
            QuietFaults.note(unreadable);
            answerPlainly(request, response, PlainFaults.NOT_VALID);
        } finally {
            Admission.ended(request);
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

    /** What says itself that it is too large is told so at once; who waits for leave to send never sends it. */
    private void refuseUnread(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Connection", "close");
        answerPlainly(request, response, PlainFaults.TOO_LARGE);
        if (request.getHeader("Expect") == null) {
            readOut(request);
        }
    }

    private static void answerPlainly(HttpServletRequest request, HttpServletResponse response, String sentence) {
        if (!response.isCommitted()) {
            boolean is12 = String.valueOf(request.getContentType()).contains("application/soap+xml");
            String fault = (is12 ? PLAIN_FAULT_12 : PLAIN_FAULT).formatted(sentence);
            response.resetBuffer();
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            response.setContentType(is12 ? "application/soap+xml;charset=UTF-8" : "text/xml;charset=UTF-8");
            try {
                response.getOutputStream().write(fault.getBytes(StandardCharsets.UTF_8));
                response.flushBuffer();
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
            long left = READ_OUT_TIMES * terms.requestBytesMax();
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
