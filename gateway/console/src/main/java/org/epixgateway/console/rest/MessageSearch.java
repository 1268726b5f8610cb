package org.epixgateway.console.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epixgateway.console.edge.Asked;
import org.epixgateway.console.edge.ProblemException;
import org.epixgateway.core.exchange.MessageQuery;
import org.epixgateway.core.exchange.ReceivedState;
import org.epixgateway.core.exchange.SentState;
import org.epixgateway.core.party.Party;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for among sent and received messages at once. The two stand in tables of their own, so the cursor is a
 * place in each: "sent.received", 0 for the newest.
 */
record MessageSearch(
        String text,
        boolean sent,
        boolean received,
        Optional<Party> peer,
        Optional<String> state,
        long beforeSent,
        long beforeReceived,
        int limit) {
    static final int LIMIT = 100;
    static final int LIMIT_MAX = MessageQuery.LIMIT_MAX;

    private static final int TEXT_LENGTH_MAX = 200;
    private static final Pattern CURSOR = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,18})");

    static MessageSearch of(
            @Nullable String text, @Nullable String direction, @Nullable String peer, @Nullable String state) {
        String words = text == null ? "" : text.strip();
        if (words.length() > TEXT_LENGTH_MAX) {
            throw ProblemException.badRequest("The parameter q has at most " + TEXT_LENGTH_MAX + " characters.");
        }
        if (direction != null && !direction.equals("sent") && !direction.equals("received")) {
            throw ProblemException.badRequest("The parameter direction is sent or received.");
        }
        boolean isSent = state == null || Asked.word(SentState.class, state).isPresent();
        boolean isReceived =
                state == null || Asked.word(ReceivedState.class, state).isPresent();
        if (!isSent && !isReceived) {
            throw ProblemException.badRequest("No message is ever in the state asked for.");
        }
        return new MessageSearch(
                words,
                isSent && !"received".equals(direction),
                isReceived && !"sent".equals(direction),
                Optional.ofNullable(peer).map(Asked::party),
                Optional.ofNullable(state),
                0,
                0,
                LIMIT);
    }

    MessageSearch page(@Nullable String before, int size) {
        if (before == null) {
            return at(0, 0, size);
        }
        Matcher cursor = CURSOR.matcher(before);
        if (!cursor.matches()) {
            throw ProblemException.badRequest("The parameter before is what an earlier page gave, unchanged.");
        }
        return at(Long.parseLong(cursor.group(1)), Long.parseLong(cursor.group(2)), size);
    }

    private MessageSearch at(long inSent, long inReceived, int size) {
        return new MessageSearch(text, sent, received, peer, state, inSent, inReceived, size);
    }

    MessageQuery query(long before) {
        return new MessageQuery(text, peer, state, before, limit);
    }
}
