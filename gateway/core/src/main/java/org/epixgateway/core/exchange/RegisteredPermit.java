package org.epixgateway.core.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitKey;

/**
 * A permit as the register knows it, ours or another State's: which document is the current one and where it stands.
 *
 * @param document SHA-256 of the current document
 * @param number as written
 * @param firstMessage the message that brought the current document
 * @param state where it stood after the last change; that it expires meanwhile is {@link PermitLives}' to say
 * @param numberConflict id of the message that brought other contents under its number; empty if none did
 * @param version of the row; 0 for one that must be new
 */
public record RegisteredPermit(
        PermitKey key,
        String number,
        Digest document,
        PermitState state,
        Optional<LocalDate> validUntil,
        MessageId firstMessage,
        Instant registeredAt,
        String note,
        String numberConflict,
        long version) {

    private static final MessageId NO_MESSAGE = new MessageId(new UUID(0, 0));

    static RegisteredPermit issued(PermitKey key, Permit permit, Digest document, Instant at) {
        return new RegisteredPermit(
                key,
                permit.number().orElseThrow().raw(),
                document,
                PermitState.ISSUED,
                permit.validUntil(),
                NO_MESSAGE,
                at,
                "",
                "",
                0);
    }

    /** The same permit with a new document that names the old one. */
    RegisteredPermit replacedBy(Digest next, Permit permit, Instant at) {
        return new RegisteredPermit(
                key,
                number,
                next,
                state,
                permit.validUntil(),
                firstMessage,
                at,
                "replaces " + document.shortForm(),
                numberConflict,
                version);
    }

    RegisteredPermit broughtBy(MessageId message) {
        return new RegisteredPermit(
                key, number, document, state, validUntil, message, registeredAt, note, numberConflict, version);
    }

    /** @param message that brought other contents under its number, by which both sides call the conflict */
    public RegisteredPermit disputed(MessageId message, String why) {
        return new RegisteredPermit(
                key,
                number,
                document,
                PermitState.DISPUTED,
                validUntil,
                firstMessage,
                registeredAt,
                why,
                message.toString(),
                version);
    }

    RegisteredPermit standing(PermitState now, String why) {
        return new RegisteredPermit(
                key, number, document, now, validUntil, firstMessage, registeredAt, why, numberConflict, version);
    }
}
