package org.epixgateway.console.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.util.Optional;
import org.epixgateway.core.exchange.DamagedFileException;
import org.epixgateway.core.exchange.NoRoomException;
import org.epixgateway.core.exchange.OutageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever was thrown into a problem that its caller may read: never a stack trace, never another's words. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int CAUSES_MAX = 16;

    private Problems() {}

    static Problem of(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < CAUSES_MAX && cause != null; i++) {
            Optional<Problem> known = known(cause);
            if (known.isPresent()) {
                return known.get();
            }
            cause = cause.getCause();
        }
        if (thrown instanceof WebApplicationException http) {
            return ofStatus(http.getResponse().getStatus());
        }
        LOG.error("A request failed; this is a defect of the gateway", thrown);
        return Problem.of(Trouble.BUG, "The gateway's log says more. Nothing can be done by repeating the request.");
    }

    static String retryAfter(OutageException outage) {
        return Long.toString(Math.max(1, outage.retryAfter().toSeconds()));
    }

    static Optional<OutageException> outage(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < CAUSES_MAX && cause != null; i++) {
            if (cause instanceof OutageException outage) {
                return Optional.of(outage);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static Optional<Problem> known(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case ProblemException problem -> problem.problem();
                    case NoRoomException noRoom -> Problem.of(Trouble.NO_ROOM, noRoom.sentence());
                    case OutageException outage -> Problem.of(Trouble.OUTAGE, outage.sentence());
                    case DamagedFileException damaged -> Problem.of(Trouble.DAMAGED, damaged.sentence());
                    case BodyTooLargeException tooLarge ->
                        Problem.of(Trouble.TOO_LARGE, "At most " + tooLarge.bytesMax() + " bytes are taken here.");
                    case JsonProcessingException json -> Problem.of(Trouble.BAD_REQUEST, Json.sentence(json));
                    // ports tell their own trouble as outages, so this is the caller's connection
                    case IOException gone -> Problem.of(Trouble.BAD_REQUEST, "The connection broke off.");
                    default -> null;
                });
    }

    private static Problem ofStatus(int status) {
        return switch (status) {
            case 404 -> Problem.of(Trouble.NOT_FOUND, "Nothing stands under this path; openapi.yaml lists what does.");
            case 405 -> Problem.of(Trouble.METHOD_NOT_ALLOWED, "The Allow header lists the methods that are.");
            case 406 -> Problem.of(Trouble.NOT_ACCEPTABLE, "The Accept header excludes all that is offered here.");
            case 413 -> Problem.of(Trouble.TOO_LARGE, "The body or one of its parts has more than is taken here.");
            case 415 -> Problem.of(Trouble.UNSUPPORTED_TYPE, "openapi.yaml lists the content types that are taken.");
            default ->
                status >= 400 && status < 500
                        ? Problem.of(Trouble.BAD_REQUEST, "The request is not one that openapi.yaml describes.")
                        : Problem.of(Trouble.BUG, "The gateway's log says more.");
        };
    }
}
