package org.epixgateway.peers;

import jakarta.xml.ws.WebServiceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.MailboxPage;
import org.epixgateway.core.exchange.MailboxReply;
import org.epixgateway.core.exchange.MailboxReply.Away;
import org.epixgateway.core.exchange.MailboxReply.Declined;
import org.epixgateway.core.exchange.MailboxReply.Given;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.PeerMailbox;
import org.epixgateway.core.party.Peer;
import org.epixgateway.peers.wire.CollectConfirm;
import org.epixgateway.peers.wire.CollectFetch;
import org.epixgateway.peers.wire.CollectList;
import org.epixgateway.peers.wire.CollectListResponse;
import org.epixgateway.peers.wire.CollectRefusedFault;
import org.epixgateway.peers.wire.ExchangePort;
import org.epixgateway.peers.wire.NotRegisteredFault;
import org.epixgateway.peers.wire.TryLaterFault;
import org.epixgateway.peers.wire.Waiting;

/** Collects from the exchange services of peers, on the connections on which we push to them. */
public final class SoapMailbox implements PeerMailbox {
    private static final String UNREADABLE = "the peer's list is not one of the exchange service";

    private final SoapPeerConnection connection;

    public SoapMailbox(SoapPeerConnection connection) {
        this.connection = connection;
    }

    @Override
    public MailboxReply<MailboxPage> list(Peer peer, int max) {
        CollectList request = new CollectList();
        request.setAtMost(Math.clamp(max, 1, MailboxPage.ENTRIES_MAX));
        return asked(peer, port -> read(port.collectList(request)));
    }

    @Override
    public MailboxReply<Bytes> fetch(Peer peer, MessageId message) {
        CollectFetch request = new CollectFetch();
        request.setMessage(message.toString());
        return asked(
                peer,
                port -> Attached.read(
                        SoapPeerConnection.given(port.collectFetch(request).getContainer()),
                        connection.answerBytesMax()));
    }

    @Override
    public MailboxReply<MessageId> confirm(Peer peer, MessageId message, Bytes answer) {
        CollectConfirm request = new CollectConfirm();
        request.setMessage(message.toString());
        request.setAnswer(Attached.of(answer));
        return asked(peer, port -> {
            SoapPeerConnection.given(port.collectConfirm(request).getMessage());
            return message;
        });
    }

    private interface Call<T> {
        T on(ExchangePort port) throws IOException, TryLaterFault, NotRegisteredFault, CollectRefusedFault;
    }

    private <T> MailboxReply<T> asked(Peer peer, Call<T> call) {
        try {
            return new Given<>(call.on(connection.port(peer)));
        } catch (CollectRefusedFault no) {
            return new Declined<>(Said.by(no.getMessage()));
        } catch (TryLaterFault | NotRegisteredFault notNow) {
            return new Away<>(Said.by(notNow.getMessage()));
        } catch (IOException | WebServiceException failed) {
            return new Away<>(String.valueOf(SoapPeerConnection.reason(failed).getMessage()));
        }
    }

    /** A peer may leave out or get wrong what its contract demands. */
    private static MailboxPage read(CollectListResponse response) throws NoAnswerException {
        if (response.getWaiting().size() > MailboxPage.ENTRIES_MAX) {
            throw new NoAnswerException(UNREADABLE, false);
        }
        List<MailboxPage.Entry> entries = new ArrayList<>();
        for (Waiting waiting : response.getWaiting()) {
            Optional<MessageId> id = MessageId.tryParse(SoapPeerConnection.given(waiting.getMessage()));
            String container = SoapPeerConnection.given(waiting.getContainer());
            if (id.isEmpty() || !Digest.isWellFormed(container)) {
                throw new NoAnswerException(UNREADABLE, false);
            }
            entries.add(new MailboxPage.Entry(id.get(), new Digest(container), waiting.isTest()));
        }
        return new MailboxPage(entries, response.isMore());
    }
}
