package org.epixgateway.core.life;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.Quantity;

/**
 * What an authority stated about a permit after its issue: an authentic fact. Dates are calendar dates at the place where it
 * happened, instants are UTC.
 */
public sealed interface Statement {
    /** Names the statement for good, the same on every side: the id of the message that first brought it. */
    String id();

    Party by();

    Instant statedAt();

    /**
     * Box 14: an inspecting official of the issuing Party confirms at export what is shipped.
     *
     * @param transportDocument bill of lading, air waybill or flight number (box 15); empty if not known
     */
    record Endorsement(
            String id,
            Party by,
            Instant statedAt,
            LocalDate on,
            String place,
            String transportDocument,
            Method method,
            List<BlockQuantity> shipped)
            implements Statement {
        public Endorsement {
            shipped = List.copyOf(shipped);
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
     * @param sequence 1 for the issuer's first notice of this permit, one more for each further one
     * @param on from this day
     * @param successor number of the document that replaces this one; only if replaced
     */
    record Notice(
            String id,
            Party by,
            Instant statedAt,
            int sequence,
            Kind kind,
            LocalDate on,
            String reason,
            Optional<String> successor)
            implements Statement {

        public enum Kind {
            WITHDRAWN,
            CANCELLED,
            LOST,
            REPLACED,
            EXPIRED,
            REINSTATED;

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
    }

    /** The importing authority, or for an import permit the exporting one, reports what happened to the goods. */
    record Use(String id, Party by, Instant statedAt, LocalDate on, String customsOffice, List<BlockUse> blocks)
            implements Statement {
        public Use {
            blocks = List.copyOf(blocks);
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
    record Crossing(
            String id, Party by, Instant statedAt, LocalDate on, String place, Direction direction, String specimen)
            implements Statement {
        public enum Direction {
            OUT,
            IN
        }
    }

    /** Two persons of the issuing Party looked at conflicting statements and let them stand. */
    record Settlement(String id, Party by, Instant statedAt, Set<String> settled, String reason) implements Statement {
        public Settlement {
            settled = Set.copyOf(settled);
        }
    }
}
