package org.epixgateway.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.MessageQuery;
import org.epixgateway.core.exchange.QueueDepth;
import org.epixgateway.core.exchange.SentMessage;
import org.epixgateway.core.exchange.SentState;
import org.epixgateway.core.party.Party;

/** What is looked for in table sent: work that is due, what holds what back, what an operator asks for. */
final class SentSearch {
    private static final String UNFINISHED = SentRows.states(
            Arrays.stream(SentState.values()).filter(s -> !s.isFinished()).toList());
    private static final String FINISHED = SentRows.states(
            Arrays.stream(SentState.values()).filter(SentState::isFinished).toList());
    private static final List<SentState> RARE = List.of(SentState.REFUSED, SentState.WITHDRAWN, SentState.SUPERSEDED);
    private static final String SELECT = "select " + SentRows.COLUMNS + " from sent m where m.own_party = ? ";
    // Said with the index's own words, and sorted apart (+), or SQLite walks the whole journal in row order instead.
    private static final String UNDER_WAY = "m.state in " + UNFINISHED + " and m.state <> 'PARKED'";

    static final String DUE = """
            select %s from sent m
            where m.own_party = ? and m.peer = ? and %s and m.next_attempt_at <= ?
                and (m.permit = '' or not exists (select 1 from sent e
                    where e.own_party = m.own_party and e.peer = m.peer and e.permit = m.permit
                        and e.state <> 'SUPERSEDED' and e.sequence < m.sequence and e.state not in %s
                        and e.is_test = m.is_test))
            order by +m.row_id limit ?""".formatted(SentRows.COLUMNS, UNDER_WAY, FINISHED);

    private static final String SAME_PERMIT = SELECT
            + "and m.peer = ? and m.permit = ? and m.state <> 'SUPERSEDED' and m.state in " + UNFINISHED
            + " and m.is_test = ? and m.sequence ";

    private final Party own;

    SentSearch(Party own) {
        this.own = own;
    }

    List<SentMessage> due(Session session, Party peer, Instant now, int limit) {
        return session.list(DUE, SentRows::read, own, peer, now, limit);
    }

    List<SentMessage> unfinished(Session session, long afterRow, int limit) {
        String sql = SELECT + "and " + UNDER_WAY + " and +m.row_id > ? order by +m.row_id limit ?";
        return session.list(sql, SentRows::read, own, afterRow, limit);
    }

    Optional<SentMessage> heldBackBy(Session session, SentMessage m) {
        String sql = SAME_PERMIT + "< ? order by m.sequence limit 1";
        return m.permit().isEmpty() ? Optional.empty() : sameTopic(session, sql, m);
    }

    Optional<SentMessage> following(Session session, SentMessage m) {
        String sql = SAME_PERMIT + "> ? order by m.sequence limit 1";
        return m.permit().isEmpty() ? Optional.empty() : sameTopic(session, sql, m);
    }

    private Optional<SentMessage> sameTopic(Session session, String sql, SentMessage m) {
        return session.first(sql, SentRows::read, own, m.to(), m.permit(), m.isTest(), m.sequence());
    }

    List<Party> holders(Session session, String permit) {
        String sql = """
                select distinct m.peer from sent m where m.own_party = ? and m.permit = ? and m.kind = 'PERMIT'
                    and not m.is_test and m.state <> 'WITHDRAWN' order by m.peer""";
        return session.list(sql, Row::party, own, permit);
    }

    List<QueueDepth> depths(Session session) {
        String sql = """
                select m.peer, sum(case when m.state = 'PARKED' then 0 else 1 end),
                    sum(case when m.state = 'PARKED' then 1 else 0 end), min(m.accepted_at)
                from sent m where m.own_party = ? and m.state in %s group by m.peer order by m.peer""".formatted(UNFINISHED);
        return session.list(
                sql, row -> new QueueDepth(row.party(), row.number(), row.number(), row.maybeInstant()), own);
    }

    List<SentMessage> search(Session session, MessageQuery query) {
        Optional<SentState> state = query.state().flatMap(SentSearch::parsed);
        if (query.state().isPresent() && state.isEmpty()) {
            return List.of();
        }
        StringBuilder sql = new StringBuilder(SELECT);
        List<Object> values = new ArrayList<>(List.of(own));
        Optional<MessageId> id = MessageId.tryParse(query.text());
        if (id.isPresent()) {
            sql.append("and m.id = ? ");
            values.add(id.get());
        } else if (!query.text().isEmpty()) {
            sql.append("and (m.submission = ? or m.permit_number <> '' and ")
                    .append(session.dialect().folded("m.permit_number"))
                    .append(" = ?) ");
            values.add(query.text());
            values.add(Folded.ascii(query.text()));
        }
        query.peer().ifPresent(peer -> {
            sql.append("and m.peer = ? ");
            values.add(peer);
        });
        state.ifPresent(wanted -> sql.append("and ").append(condition(wanted)).append(' '));
        if (query.before() > 0) {
            sql.append("and m.row_id < ? ");
            values.add(query.before());
        }
        sql.append("order by m.row_id desc limit ").append(query.limit());
        return session.list(sql.toString(), SentRows::read, values.toArray());
    }

    private static String condition(SentState state) {
        String exactly = "m.state = '" + state + "'";
        if (!state.isFinished()) {
            return "m.state in " + UNFINISHED + " and " + exactly;
        }
        return RARE.contains(state) ? "m.state in " + SentRows.states(RARE) + " and " + exactly : exactly;
    }

    private static Optional<SentState> parsed(String text) {
        return Arrays.stream(SentState.values())
                .filter(s -> s.name().equals(text))
                .findFirst();
    }
}
