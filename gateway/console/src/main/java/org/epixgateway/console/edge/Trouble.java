package org.epixgateway.console.edge;

/** The kinds of trouble that a caller can meet: a closed list, with type and status on the wire. */
public enum Trouble {
    BAD_REQUEST(400, "The request cannot be understood"),
    KEY_MISSING(400, "An Idempotency-Key is needed"),
    NOT_AUTHENTICATED(401, "Name and password, or a token, are needed"),
    NOT_PERMITTED(403, "This account may not do that"),
    NOT_FOUND(404, "There is no such thing here"),
    METHOD_NOT_ALLOWED(405, "This cannot be done with it"),
    NOT_ACCEPTABLE(406, "It cannot be had in that form"),
    CANNOT_NOW(409, "That is not possible now"),
    TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_TYPE(415, "The body's type is not taken here"),
    REJECTED(422, "The permit has errors and was not taken"),
    NOT_STATED(422, "This cannot be stated about the permit"),
    DESCRIPTOR_REJECTED(422, "The descriptor is not one that can be taken"),
    KEY_REUSED(422, "The Idempotency-Key was used for something else"),
    DAMAGED(500, "What is stored is damaged"),
    BUG(500, "Something went wrong in the gateway"),
    OUTAGE(503, "Not now; try again"),
    NO_ROOM(507, "There is no room on disk");

    private final int status;
    private final String title;

    Trouble(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String type() {
        return "urn:epixgateway:problem:"
                + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
