package org.epixgateway.peers;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.MailboxDoor;
import org.epixgateway.core.exchange.MailboxPage;
import org.epixgateway.core.exchange.MailboxReply;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.party.Party;
import org.epixgateway.peers.wire.CollectConfirm;
import org.epixgateway.peers.wire.CollectConfirmResponse;
import org.epixgateway.peers.wire.CollectFetch;
import org.epixgateway.peers.wire.CollectFetchResponse;
import org.epixgateway.peers.wire.CollectList;
import org.epixgateway.peers.wire.CollectListResponse;
import org.epixgateway.peers.wire.CollectRefusedFault;
import org.epixgateway.peers.wire.TryLaterFault;
import org.epixgateway.peers.wire.Waiting;

/** The three operations by which an authenticated peer collects what waits for it. */
final class MailboxEndpoint {
    private static final Logger LOG = System.getLogger(MailboxEndpoint.class.getName());

    private final MailboxDoor mailbox;
    private final int answerBytesMax;

    MailboxEndpoint(MailboxDoor mailbox, int answerBytesMax) {
        this.mailbox = mailbox;
        this.answerBytesMax = answerBytesMax;
    }

    CollectListResponse list(CollectList request, Party caller) throws TryLaterFault, CollectRefusedFault {
        return answered(caller, () -> mailbox.list(caller, request.getAtMost()), MailboxEndpoint::written);
    }

    CollectFetchResponse fetch(CollectFetch request, Party caller) throws TryLaterFault, CollectRefusedFault {
        return answered(caller, () -> mailbox.fetch(caller, MessageId.parse(request.getMessage())), container -> {
            CollectFetchResponse response = new CollectFetchResponse();
            response.setContainer(Attached.of(container));
            return response;
        });
    }

    CollectConfirmResponse confirm(CollectConfirm request, Party caller) throws TryLaterFault, CollectRefusedFault {
        Bytes answer = read(request);
        return answered(caller, () -> mailbox.confirm(caller, MessageId.parse(request.getMessage()), answer), id -> {
            CollectConfirmResponse response = new CollectConfirmResponse();
            response.setMessage(id.toString());
            return response;
        });
    }

    private Bytes read(CollectConfirm request) {
        try {
            return Attached.read(request.getAnswer(), answerBytesMax);
        } catch (IOException unreadable) {
            throw new Fault(unreadable);
        }
    }

    private static CollectListResponse written(MailboxPage page) {
        CollectListResponse response = new CollectListResponse();
        page.entries().forEach(entry -> {
            Waiting waiting = new Waiting();
            waiting.setMessage(entry.id().toString());
            waiting.setContainer(entry.container().hex());
            waiting.setTest(entry.isTest());
            response.getWaiting().add(waiting);
        });
        response.setMore(page.hasMore());
        return response;
    }

    private static <T, R> R answered(Party caller, Supplier<MailboxReply<T>> ask, Function<T, R> write)
            throws TryLaterFault, CollectRefusedFault {
        try {
            return switch (ask.get()) {
                case MailboxReply.Given<T>(T what) -> write.apply(what);
                case MailboxReply.Declined<T>(String sentence) -> throw Faults.collectRefused(sentence);
                case MailboxReply.Away<T> unused -> throw new IllegalStateException("our own mailbox is not away");
            };
        } catch (OutageException outage) {
            LOG.log(Level.WARNING, "told {0} to collect later: {1}", caller, outage.getMessage());
            throw Faults.tryLater(outage.retryAfter(), "The gateway cannot look into its mailbox at this moment.");
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "what " + caller + " collects could not be handled", bug);
            throw Faults.ours(((SoapMessage) PhaseInterceptorChain.getCurrentMessage()).getVersion());
        }
    }
}
