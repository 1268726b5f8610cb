package org.epixgateway.peers.epix.callers;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.query.EpixCaller;
import org.epixgateway.core.query.EpixFault;
import org.epixgateway.core.query.EpixReply.Declined;
import org.epixgateway.core.query.EpixRequest;
import org.epixgateway.peers.Places;

/**
 * The EPIX service for the servlet container of the gateway, to be mounted at {@code /epix/*} where client certificates are
 * required: version 1 at {@code /epix/v1}, version 2 at {@code /epix/v2} and {@code /epix}, the contract of each at
 * {@code ?wsdl}.
 */
public final class EpixServlet extends HttpServlet {
    private static final Logger LOG = System.getLogger(EpixServlet.class.getName());
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final transient EpixInside inside;
    private final transient EpixTerms terms;
    private final transient RequestReader reader;
    private final transient Places places;
    private final transient Map<Version, Contract> contracts = new EnumMap<>(Version.class);

    public EpixServlet(EpixInside inside, EpixTerms terms) {
        this.inside = inside;
        this.terms = terms;
        this.reader = new RequestReader(terms.own());
        this.places = new Places(terms.requestsMax());
        for (Version version : Version.values()) {
            contracts.put(version, new Contract(version, terms.address()));
        }
    }

    /** Nothing else exists here; a sentence of the container's about other methods would tell strangers what we run. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Version> version = Version.atPath(Objects.requireNonNullElse(request.getPathInfo(), ""));
        String query = request.getQueryString();
        if (version.isPresent() && request.getMethod().equals("POST") && query == null) {
            send(answer(request, version.get()), response);
        } else if (version.isPresent() && request.getMethod().equals("GET") && "wsdl".equalsIgnoreCase(query)) {
            Contract contract = Objects.requireNonNull(contracts.get(version.get()));
            response.setContentType("text/xml;charset=UTF-8");
            response.getOutputStream().write(contract.wsdl().array());
        } else {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private Answer answer(HttpServletRequest request, Version version) throws IOException {
        EpixCaller caller = caller(request);
        if (!(caller instanceof EpixCaller.Registered(Party party))) {
            // whoever is not known is told so before his body is read
            return answered(new Spoken(Operation.SERVICE_STATE, version, new EpixRequest.State(caller, terms.own())));
        }
        Optional<Places.Place> place = places.take(party);
        if (place.isEmpty()) {
            return Answers.declined(Declined.of(EpixFault.TRY_LATER));
        }
        try {
            return answered(reader.read(envelope(request), version, caller));
        } catch (UnusableRequestException unusable) {
            return Answers.unusable(unusable);
        } finally {
            place.get().giveBack();
        }
    }

    private Answer answered(Spoken spoken) {
        try {
            return Answers.of(inside.door().answer(spoken.request()), spoken.operation(), spoken.version());
        } catch (OutageException outage) {
            LOG.log(Level.WARNING, "told an EPIX caller to try later: {0}", outage.getMessage());
            return Answers.declined(Declined.of(EpixFault.TRY_LATER));
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "an EPIX request could not be handled", bug);
            return Answers.declined(new Declined(
                    EpixFault.TRY_LATER, "The gateway could not handle this request. Its operators are told."));
        }
    }

    private static Bytes envelope(HttpServletRequest request) throws IOException, UnusableRequestException {
        byte[] body = request.getInputStream().readNBytes(EpixTerms.REQUEST_BYTES_MAX + 1);
        if (body.length > EpixTerms.REQUEST_BYTES_MAX) {
            throw UnusableRequestException.invalid("The request is larger than this gateway takes.");
        }
        String type = Objects.requireNonNullElse(request.getContentType(), "");
        return MultipartRoot.isMultipart(type) ? MultipartRoot.of(Bytes.of(body), type) : Bytes.of(body);
    }

    /** Whom TLS authenticated; headers of proxies and countries in subjects say nothing. */
    private EpixCaller caller(HttpServletRequest request) {
        if (!(request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain) || chain.length == 0) {
            return new EpixCaller.Nobody();
        }
        return inside.callers()
                .apply(chain[0])
                .<EpixCaller>map(EpixCaller.Registered::new)
                .orElseGet(() -> new EpixCaller.Stranger(
                        chain[0].getSubjectX500Principal().getName()));
    }

    private static void send(Answer answer, HttpServletResponse response) throws IOException {
        AnswerBody body = new AnswerBody(answer);
        response.setStatus(answer.isFault() ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : HttpServletResponse.SC_OK);
        response.setContentType(body.contentType());
        body.writeTo(response.getOutputStream());
    }
}
