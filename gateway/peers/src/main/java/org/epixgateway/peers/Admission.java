package org.epixgateway.peers;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.epixgateway.core.party.Party;

/** Asks who calls and whether there is room, before the container is read. The caller is whom TLS authenticated, never a header. */
final class Admission extends AbstractPhaseInterceptor<Message> {
    private static final String PLACE = Admission.class.getName();
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final ExchangeInside inside;
    private final Places places;

    Admission(ExchangeInside inside, int requestsMax) {
        super(Phase.PRE_PROTOCOL);
        this.inside = inside;
        this.places = new Places(requestsMax);
    }

    /** To be called when a request ends, whether it was admitted or not. */
    static void ended(HttpServletRequest request) {
        if (request.getAttribute(PLACE) instanceof Places.Place place) {
            place.giveBack();
        }
    }

    @Override
    public void handleMessage(Message message) {
        HttpServletRequest request = Objects.requireNonNull(
                (HttpServletRequest) message.get(AbstractHTTPDestination.HTTP_REQUEST), "not from a servlet");
        Optional<X509Certificate> certificate = certificate(request);
        Optional<Party> caller = certificate.flatMap(inside.callers());
        if (caller.isEmpty()) {
            String subject = certificate
                    .map(shown -> shown.getSubjectX500Principal().getName())
                    .orElse("nobody");
            inside.observations()
                    .alarm("unknown peer", subject, "called the exchange service; no Party is registered for it");
            throw new Fault(Faults.notRegistered());
        }
        Places.Place place = places.take(caller.get())
                .orElseThrow(() -> new Fault(Faults.tryLater(RETRY_AFTER, "Too many requests at this moment.")));
        request.setAttribute(PLACE, place);
        message.getExchange().put(Party.class, caller.get());
    }

    private static Optional<X509Certificate> certificate(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? Optional.of(chain[0])
                : Optional.empty();
    }
}
