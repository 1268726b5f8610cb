package org.epixgateway.console.rest;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.epixgateway.console.edge.Asked;
import org.epixgateway.console.view.AnswerView;
import org.epixgateway.console.view.FindingView;
import org.epixgateway.console.view.Links;
import org.epixgateway.console.view.MessageDetail;
import org.epixgateway.console.view.MessagePage;
import org.epixgateway.console.view.MessageView;
import org.epixgateway.console.view.StepView;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.MessageJournal;
import org.epixgateway.core.exchange.ReadAnswer;
import org.epixgateway.core.exchange.ReceivedMessage;
import org.epixgateway.core.exchange.SentMessage;
import org.jspecify.annotations.Nullable;

/** Looks messages up in the journal and says what is known of them. */
public final class Messages {
    private final MessageJournal journal;
    private final ReadAnswer answers;
    private final Clock steady;

    public Messages(MessageJournal journal, ReadAnswer answers, Clock steady) {
        this.journal = journal;
        this.answers = answers;
        this.steady = steady;
    }

    MessageView view(SentMessage message, Links links) {
        return MessageView.of(message, steady.instant(), links);
    }

    MessageDetail detail(MessageId id, Links links) {
        return journal.sent(id)
                .map(sent -> detail(sent, links))
                .or(() -> journal.received(id).map(received -> detail(received, links)))
                .orElseThrow(Asked::unknownMessage);
    }

    private MessageDetail detail(SentMessage sent, Links links) {
        boolean isWaiting = !sent.state().isFinished();
        Optional<String> heldBackBy =
                isWaiting ? journal.heldBackBy(sent).map(m -> m.id().toString()) : Optional.empty();
        return new MessageDetail(
                view(sent, links),
                heldBackBy.orElse(null),
                List.of(),
                answers.to(sent).map(AnswerView::of).orElse(null),
                StepView.of(journal.story(sent.id())));
    }

    private MessageDetail detail(ReceivedMessage received, Links links) {
        return new MessageDetail(
                MessageView.of(received, links),
                null,
                FindingView.of(received.findings()),
                answers.to(received).map(AnswerView::of).orElse(null),
                StepView.of(journal.story(received.id())));
    }

    /** Both tables give a page each; the newest of both make the page, and the cursor stands behind the last of each. */
    MessagePage page(MessageSearch search, Links links) {
        List<SentMessage> sent = search.sent() ? journal.searchSent(search.query(search.beforeSent())) : List.of();
        List<ReceivedMessage> received =
                search.received() ? journal.searchReceived(search.query(search.beforeReceived())) : List.of();
        List<MessageView> all = new ArrayList<>(Stream.concat(
                        sent.stream().map(m -> view(m, links)),
                        received.stream().map(m -> MessageView.of(m, links)))
                .toList());
        all.sort(Comparator.comparing(MessageView::at).reversed());
        List<MessageView> page = List.copyOf(all.subList(0, Math.min(search.limit(), all.size())));
        boolean isLast =
                all.size() <= search.limit() && sent.size() < search.limit() && received.size() < search.limit();
        return new MessagePage(page, isLast ? null : cursor(page, search));
    }

    private String cursor(List<MessageView> page, MessageSearch search) {
        return rowOfLast(page, "sent", search.beforeSent()) + "."
                + rowOfLast(page, "received", search.beforeReceived());
    }

    private long rowOfLast(List<MessageView> page, String direction, long otherwise) {
        @Nullable MessageView last = null;
        for (MessageView row : page) {
            last = row.direction().equals(direction) ? row : last;
        }
        return last == null ? otherwise : journal.rowOf(MessageId.parse(last.id()));
    }
}
