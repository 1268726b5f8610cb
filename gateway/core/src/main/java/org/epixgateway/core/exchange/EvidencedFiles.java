package org.epixgateway.core.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.evidence.EvidenceCheck.Broken;
import org.epixgateway.core.evidence.EvidenceEntry;
import org.epixgateway.core.evidence.StoredFiles;
import org.epixgateway.core.party.Party;

/**
 * Compares the containers and answers that evidence names with those in the journal, one at a time. Refusals that name
 * nobody for certain are no evidence, so of them nothing is demanded. Thread-safe.
 */
final class EvidencedFiles implements StoredFiles {
    private static final Set<String> OF_RECEIVED = Set.of(
            "permit-received",
            "statement-received",
            "message-refused",
            "permit-offered",
            "permit-taken",
            "statement-offered",
            "statement-taken");

    private final MessageJournal journal;

    EvidencedFiles(MessageJournal journal) {
        this.journal = journal;
    }

    @Override
    public Optional<Broken> contradict(EvidenceEntry entry) {
        return new Named(entry).contradicted();
    }

    /** What one entry names. */
    private final class Named {
        private final EvidenceEntry entry;
        private final Map<String, String> facts;

        Named(EvidenceEntry entry) {
            this.entry = entry;
            this.facts = entry.note().facts();
        }

        Optional<Broken> contradicted() {
            Optional<MessageId> message = id(Facts.MESSAGE);
            Optional<Digest> container = digest(Facts.CONTAINER);
            if (message.isEmpty() || container.isEmpty()) {
                return Optional.empty();
            }
            if (!OF_RECEIVED.contains(entry.note().kind())) {
                return sent(message.get(), container.get());
            }
            String peer = facts.getOrDefault(Facts.PEER, "");
            return Party.isWellFormed(peer)
                    ? received(Party.of(peer), message.get(), container.get())
                    : Optional.of(broken(
                            "entry unreadable", "No Party is named as the sender in entry " + entry.position() + "."));
        }

        private Optional<Broken> received(Party from, MessageId id, Digest container) {
            String name = "message " + id + " from " + from;
            boolean isReuse = RefusalReason.ID_REUSED.name().equals(facts.get(Facts.OUTCOME));
            if (isReuse) {
                // another message holds the id; of this one only the answer was kept
                return differs(
                        "answer to the second " + name, answer(), any(journal.answerGivenToReuse(from, id, container)));
            }
            return differs("container of " + name, Optional.of(container), any(journal.receivedContainer(from, id)))
                    .or(() -> differs("answer to " + name, answer(), any(journal.answerGiven(from, id))));
        }

        private Optional<Broken> sent(MessageId id, Digest container) {
            return differs("container of message " + id, Optional.of(container), any(journal.sentContainer(id)))
                    .or(() -> answer().flatMap(unused ->
                            differs("answer to message " + id, answer(), journal.acceptedAnswers(id))))
                    .or(() -> id(Facts.SUPERSEDES)
                            .flatMap(old -> differs(
                                    "container of message " + old,
                                    digest(Facts.SUPERSEDED_CONTAINER),
                                    any(journal.sentContainer(old)))));
        }

        private Optional<Digest> answer() {
            return digest(Facts.ANSWER_CONTAINER);
        }

        private Optional<Broken> differs(String what, Optional<Digest> noted, List<Bytes> stored) {
            if (noted.isEmpty() || stored.stream().map(Bytes::digest).anyMatch(noted.get()::equals)) {
                return Optional.empty();
            }
            return Optional.of(
                    stored.isEmpty()
                            ? broken("file missing", "The " + what + " is not in the store any more, but" + named())
                            : broken("file changed", "The stored " + what + " is not the one that" + named()));
        }

        private String named() {
            return " entry " + entry.position() + " names.";
        }

        private Broken broken(String kind, String sentence) {
            return new Broken(entry.position(), kind, sentence);
        }

        private Optional<Digest> digest(String fact) {
            return Optional.ofNullable(facts.get(fact))
                    .filter(Digest::isWellFormed)
                    .map(Digest::new);
        }

        private Optional<MessageId> id(String fact) {
            return Optional.ofNullable(facts.get(fact)).flatMap(MessageId::tryParse);
        }
    }

    private static List<Bytes> any(Optional<Bytes> file) {
        return file.map(List::of).orElse(List.of());
    }
}
