package org.epixgateway.peers;

import jakarta.xml.ws.WebServiceException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.apache.cxf.Bus;
import org.apache.cxf.binding.soap.SoapFault;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.PeerConnection;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.ServiceAddress;
import org.epixgateway.core.verify.IssuerConnection;
import org.epixgateway.core.verify.Question;
import org.epixgateway.peers.wire.Deliver;
import org.epixgateway.peers.wire.ExchangePort;
import org.epixgateway.peers.wire.NotRegisteredFault;
import org.epixgateway.peers.wire.ServiceStateResponse;
import org.epixgateway.peers.wire.State;
import org.epixgateway.peers.wire.TryLaterFault;
import org.jspecify.annotations.Nullable;

/** Calls the exchange services of peers by SOAP over mutual TLS. A changed address or key takes effect at the next call. */
public final class SoapPeerConnection implements PeerConnection, IssuerConnection, AutoCloseable {
    private static final String NO_ANSWER = "the peer's answer is not one of the exchange service";
    private static final long RETRY_SECONDS_MAX = Duration.ofDays(1).toSeconds();

    private final Function<Party, SSLContext> ours;
    private final ConnectionTerms terms;
    private final Bus bus;
    private final Map<Party, PeerClient> clients = new ConcurrentHashMap<>();

    /** @param ours the same object for a peer as long as our key and what we trust are the same */
    public SoapPeerConnection(Function<Party, SSLContext> ours, ConnectionTerms terms) {
        this.ours = ours;
        this.terms = terms;
        this.bus = ExchangePublication.plainBus();
    }

    @Override
    public PeerConnection.Reply deliver(Peer peer, Bytes container) {
        try {
            return reply(port(peer), container);
        } catch (IOException | WebServiceException failed) {
            NoAnswerException why = reason(failed);
            return new Unreachable(String.valueOf(why.getMessage()), why.mayHaveArrived());
        }
    }

    @Override
    public ServiceState state(Peer peer) {
        try {
            return told(port(peer));
        } catch (IOException | WebServiceException failed) {
            return new NotServing(String.valueOf(reason(failed).getMessage()));
        }
    }

    /** How large an answer of a peer may be. */
    int answerBytesMax() {
        return terms.answerBytesMax();
    }

    @Override
    public IssuerConnection.Reply verify(Peer peer, Question question) {
        try {
            return verified(port(peer), question);
        } catch (IOException | WebServiceException failed) {
            return new IssuerConnection.NoAnswer(String.valueOf(reason(failed).getMessage()));
        }
    }

    private static IssuerConnection.Reply verified(ExchangePort port, Question question) throws IOException {
        try {
            return new IssuerConnection.Answered(
                    given(port.verify(PeerQuestions.request(question)).getSigned()));
        } catch (TryLaterFault later) {
            org.epixgateway.peers.wire.TryLater said = given(later.getFaultInfo());
            return new IssuerConnection.Later(
                    Duration.ofSeconds(Math.clamp(said.getRetryAfterSeconds(), 1L, RETRY_SECONDS_MAX)),
                    Said.by(said.getSentence()));
        } catch (NotRegisteredFault unknown) {
            return new IssuerConnection.NoAnswer(
                    Said.by(given(unknown.getFaultInfo()).getSentence()));
        }
    }

    private PeerConnection.Reply reply(ExchangePort port, Bytes container) throws IOException {
        Deliver request = new Deliver();
        request.setContainer(Attached.of(container));
        try {
            return new PeerConnection.Answered(
                    Attached.read(given(port.deliver(request).getAnswer()), terms.answerBytesMax()));
        } catch (TryLaterFault later) {
            int seconds = given(later.getFaultInfo()).getRetryAfterSeconds();
            return new TryLater(
                    Duration.ofSeconds(Math.clamp(seconds, 1L, RETRY_SECONDS_MAX)),
                    Said.by(later.getFaultInfo().getSentence()));
        } catch (NotRegisteredFault unknown) {
            return new NotRegistered(Said.by(given(unknown.getFaultInfo()).getSentence()));
        }
    }

    private static ServiceState told(ExchangePort port) throws IOException {
        try {
            ServiceStateResponse said = port.serviceState(new org.epixgateway.peers.wire.ServiceState());
            return given(said.getState()) == State.MAINTENANCE
                    ? new NotServing("the peer says that it is in maintenance")
                    : new Serving(WireTime.read(given(said.getTime())), said.getProfileVersion());
        } catch (TryLaterFault later) {
            return new NotServing(Said.by(given(later.getFaultInfo()).getSentence()));
        } catch (NotRegisteredFault unknown) {
            return new NotServing(Said.by(given(unknown.getFaultInfo()).getSentence()));
        }
    }

    /** Hangs up on a peer that was removed; calls under way fail. */
    public void evict(Party peer) {
        PeerClient client = clients.remove(peer);
        if (client != null) {
            client.close();
        }
    }

    /** The next call of each peer makes a new connection and shows the key that is ours by then; calls under way end. */
    public void reconnect() {
        clients.keySet().forEach(this::retire);
    }

    private void retire(Party peer) {
        PeerClient client = clients.remove(peer);
        if (client != null) {
            client.retire();
        }
    }

    @Override
    public void close() {
        clients.keySet().forEach(this::evict);
        bus.shutdown(true);
    }

    ExchangePort port(Peer peer) throws NoAnswerException {
        URI address = peer.address(ServiceAddress.Kind.DELIVER)
                .filter(uri -> "https".equals(uri.getScheme()))
                .orElseThrow(() -> new NoAnswerException("the registry has no https address to deliver to", false));
        SSLContext context = ours.apply(peer.party());
        PeerClient known = clients.get(peer.party());
        if (known != null && known.leadsTo(address, context)) {
            return known.port();
        }
        return clients.compute(peer.party(), (party, current) -> renewed(current, address, context))
                .port();
    }

    private PeerClient renewed(@Nullable PeerClient current, URI address, SSLContext context) {
        if (current != null && current.leadsTo(address, context)) {
            return current;
        }
        if (current != null) {
            current.retire();
        }
        return new PeerClient(bus, address, context, terms);
    }

    /** A peer may leave out what its contract demands. */
    static <T> T given(@Nullable T part) throws NoAnswerException {
        if (part == null) {
            throw new NoAnswerException(NO_ANSWER, true);
        }
        return part;
    }

    /** Whatever is not one of our faults and not an answer: the peer's side may or may not have taken the message. */
    static NoAnswerException reason(Throwable failed) {
        for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof NoAnswerException known) {
                return known;
            }
            if (cause instanceof SoapFault fault && fault.getCause() == null) {
                return new NoAnswerException(
                        "the peer answered with a fault: " + Said.by(fault.getMessage()), true, failed);
            }
        }
        QuietFaults.note(failed);
        return new NoAnswerException(NO_ANSWER, true, failed);
    }
}
