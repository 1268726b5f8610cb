package org.epixgateway.core.life;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.epixgateway.core.life.PermitState.Act;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.Quantity;

/** What happened to a permit. Dates are calendar dates at the place where it happened. */
public sealed interface Fact
        permits Fact.Endorsement,
                Fact.Notice,
                Fact.OfMovement,
                Fact.Crossing,
                Fact.Settlement,
                Fact.ClaimAnswer,
                Correspondence {

    /** What was done, in the words of the table of transitions. */
    Act act();

    /** The day for which it is stated. */
    LocalDate on();

    /**
     * Box 14: an inspecting official of the issuing Party confirms at export what is shipped.
     *
     * @param transportDocument bill of lading, air waybill or flight number (box 15); empty if not known
     */
    record Endorsement(LocalDate on, String place, String transportDocument, Method method, List<BlockQuantity> shipped)
            implements Fact {
        public Endorsement {
            shipped = List.copyOf(shipped);
        }

        @Override
        public Act act() {
            return Act.ENDORSE;
        }
    }

    /** How an endorsement was made. */
    enum Method {
        STAMP,
        ELECTRONIC,
        BARCODE_SCAN
    }

    record BlockQuantity(String block, Quantity quantity) {}

    /**
     * The issuing Party says that its permit is not what it was.
     *
     * @param sequence 1 for the issuer's first notice of this permit, one more for each further one; 0 before it is given
     * @param on from this day
     * @param successor the document that replaces this one; only if replaced
     */
    record Notice(int sequence, Kind kind, LocalDate on, String reason, Optional<Successor> successor) implements Fact {

        public enum Kind {
            WITHDRAWN(Act.WITHDRAW),
            CANCELLED(Act.CANCEL),
            LOST(Act.REPORT_LOST),
            REPLACED(Act.REPLACE),
            EXPIRED(Act.EXPIRE),
            REINSTATED(Act.REINSTATE);

            private final Act act;

            Kind(Act act) {
                this.act = act;
            }

            /** Where it puts the permit; empty if it gives back the standing of before. */
            Optional<PermitState> end() {
                return switch (this) {
                    case WITHDRAWN, CANCELLED -> Optional.of(PermitState.WITHDRAWN);
                    case LOST -> Optional.of(PermitState.LOST);
                    case REPLACED -> Optional.of(PermitState.REPLACED);
                    case EXPIRED -> Optional.of(PermitState.EXPIRED);
                    case REINSTATED -> Optional.empty();
                };
            }
        }

        @Override
        public Act act() {
            return kind.act;
        }

        public Notice numbered(int place) {
            return new Notice(place, kind, on, reason, successor);
        }
    }

    /** @param issuedOn box 13 of the document that takes the place */
    record Successor(String number, LocalDate issuedOn) {}

    /** What is said of all documents of one movement together, so that none of them serves for another. */
    sealed interface OfMovement extends Fact {
        /** The documents that go with the one that it is about. */
        List<? extends Linked<?>> linked();

        /** The same as one of its documents has it. */
        OfMovement seenFrom(PermitKey document);

        /** The same with its linked documents as the register knows them. */
        OfMovement linking(List<PermitKey> documents);
    }

    /** A movement has an export and an import permit, and one more for each further kind or origin of its goods. */
    int LINKED_MAX = 20;

    /**
     * Another document of the same movement, used up or claimed with it.
     *
     * @param goods by its own blocks; empty if nothing is said of them
     */
    record Linked<G>(PermitKey document, List<G> goods) {
        public Linked {
            goods = List.copyOf(goods);
        }

        Linked<G> to(PermitKey registered) {
            return new Linked<>(registered, goods);
        }
    }

    /** The importing authority, or for an import permit the exporting one, reports what happened to the goods. */
    record Use(LocalDate on, String customsOffice, List<BlockUse> blocks, List<Linked<BlockUse>> linked)
            implements OfMovement {
        public Use {
            blocks = List.copyOf(blocks);
            linked = List.copyOf(linked);
        }

        /** Under one document alone. */
        public Use(LocalDate on, String customsOffice, List<BlockUse> blocks) {
            this(on, customsOffice, blocks, List.of());
        }

        @Override
        public Use seenFrom(PermitKey document) {
            return goodsOf(linked, document)
                    .map(goods -> new Use(on, customsOffice, goods))
                    .orElse(this);
        }

        @Override
        public Use linking(List<PermitKey> documents) {
            return new Use(on, customsOffice, blocks, Fact.linking(linked, documents));
        }

        @Override
        public Act act() {
            return Act.USE;
        }
    }

    /**
     * Goods of one block, in the unit of the permit.
     *
     * @param reason why something was refused or seized; empty if nothing was
     */
    record BlockUse(
            String block, BigDecimal accepted, BigDecimal refused, BigDecimal seized, String unit, String reason) {
        BigDecimal total() {
            return accepted.add(refused).add(seized);
        }
    }

    /** One specimen under a multiple-use document passes a border. */
    record Crossing(LocalDate on, String place, Direction direction, String specimen) implements Fact {
        public enum Direction {
            OUT,
            IN
        }

        @Override
        public Act act() {
            return Act.CROSS;
        }
    }

    /**
     * The issuing Party looked at conflicting statements and lets them stand.
     *
     * @param settled ids of the statements, sorted, so that equal settlements are written equally
     */
    record Settlement(LocalDate on, Set<String> settled, String reason) implements Fact {
        public Settlement {
            settled = Collections.unmodifiableSortedSet(new TreeSet<>(settled));
        }

        @Override
        public Act act() {
            return Act.SETTLE;
        }
    }

    /**
     * Before release: the Party for which the permit is asks whether it may be used now, and nobody else may until it is told.
     *
     * @param place customs office
     * @param goods what is to be released; empty if all
     */
    record Claim(LocalDate on, String place, List<BlockQuantity> goods, List<Linked<BlockQuantity>> linked)
            implements OfMovement {
        public Claim {
            goods = List.copyOf(goods);
            linked = List.copyOf(linked);
        }

        /** Of one document alone. */
        public Claim(LocalDate on, String place, List<BlockQuantity> goods) {
            this(on, place, goods, List.of());
        }

        @Override
        public Claim seenFrom(PermitKey document) {
            return goodsOf(linked, document)
                    .map(own -> new Claim(on, place, own))
                    .orElse(this);
        }

        @Override
        public Claim linking(List<PermitKey> documents) {
            return new Claim(on, place, goods, Fact.linking(linked, documents));
        }

        @Override
        public Act act() {
            return Act.CLAIM;
        }
    }

    /**
     * What the issuing Party answered to a claim.
     *
     * @param claim id of the statement that claims
     * @param until to when nobody else is granted it, UTC; only if granted
     * @param sentence why not; empty if granted
     */
    record ClaimAnswer(LocalDate on, String claim, Optional<Instant> until, String sentence) implements Fact {
        public boolean isGranted() {
            return until.isPresent();
        }

        @Override
        public Act act() {
            return Act.ANSWER_CLAIM;
        }
    }

    private static <G> Optional<List<G>> goodsOf(List<Linked<G>> linked, PermitKey document) {
        return linked.stream()
                .filter(one -> one.document().names(document))
                .findFirst()
                .map(Linked::goods);
    }

    private static <G> List<Linked<G>> linking(List<Linked<G>> linked, List<PermitKey> documents) {
        return IntStream.range(0, linked.size())
                .mapToObj(i -> linked.get(i).to(documents.get(i)))
                .toList();
    }
}
