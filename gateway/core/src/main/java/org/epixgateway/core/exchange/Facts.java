package org.epixgateway.core.exchange;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.evidence.EvidenceNote;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Statement;
import org.epixgateway.core.party.Party;

/** Builds the note of an evidence entry with the names that facts have everywhere. Used by one thread. */
final class Facts {
    static final String MESSAGE = EvidenceNote.MESSAGE;
    static final String PEER = "peer";
    static final String CONTAINER = "container";
    static final String ANSWER_CONTAINER = "answer-container";
    static final String OUTCOME = "outcome";
    static final String STATEMENT = "statement";
    static final String SUPERSEDES = "supersedes";
    static final String SUPERSEDED_CONTAINER = "superseded-container";

    private final String kind;
    private final Instant at;
    private final String actor;
    private final Map<String, String> facts = new LinkedHashMap<>();

    private Facts(String kind, Instant at, String actor) {
        this.kind = kind;
        this.at = at;
        this.actor = actor;
    }

    static Facts of(String kind, Instant at, String actor) {
        return new Facts(kind, at, actor);
    }

    Facts message(MessageId id) {
        return with(MESSAGE, id.toString());
    }

    Facts peer(Party party) {
        return with(PEER, party.toString());
    }

    Facts permit(String label) {
        return label.isEmpty() ? this : with(EvidenceNote.PERMIT, label);
    }

    Facts document(Digest digest) {
        return with("document", digest.hex());
    }

    Facts container(Digest digest) {
        return with(CONTAINER, digest.hex());
    }

    Facts answer(MessageReference answer) {
        answer.id().ifPresent(id -> with("answer", id.toString()));
        return with(ANSWER_CONTAINER, answer.file().hex());
    }

    /** What was stated, and of which documents beside the one that it is about. */
    static Map<String, String> said(Statement statement) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put(STATEMENT, statement.id());
        said.put("what", statement.fact().act().done());
        if (statement.fact() instanceof Fact.OfMovement movement
                && !movement.linked().isEmpty()) {
            said.put(
                    "linked",
                    movement.linked().stream()
                            .map(linked -> linked.document().label())
                            .collect(Collectors.joining(", ")));
        }
        return said;
    }

    Facts with(Map<String, String> more) {
        facts.putAll(more);
        return this;
    }

    /** Said only where it is one. */
    Facts test(boolean isTest) {
        return isTest ? with("test", "yes") : this;
    }

    Facts with(String name, String value) {
        facts.put(name, value);
        return this;
    }

    EvidenceNote note() {
        return new EvidenceNote(kind, at, actor, facts);
    }
}
