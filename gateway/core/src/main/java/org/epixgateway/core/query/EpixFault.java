package org.epixgateway.core.query;

/**
 * Every fault that EPIX callers get from us, by the string that they read. The first six are the hub's; the others are our
 * own, since the hub had none for a permit that is unknown, ended or not endorsed.
 */
public enum EpixFault {
    CERTIFICATE_MISSING("CertificateMissing", Blame.CALLER, "The connection showed no TLS client certificate."),
    CALLER_NOT_FOUND("CallerNotFound", Blame.CALLER, "No Party is registered for the certificate of this connection."),
    CALLEE_NOT_FOUND("CalleeNotFound", Blame.CALLER, "No system of this country can be asked here."),
    ADAPTER_NOT_AVAILABLE("AdapterNotAvailable", Blame.CALLER, "The access list does not include the caller."),
    INVALID_REQUEST("Invalid Request", Blame.CALLER, "The request is not usable."),
    NOT_A_TOKEN("ID must be a token", Blame.CALLER, "The ID of a position has no white space."),

    /** Unknown number and wrong token alike, so that nobody learns numbers by trying. */
    PERMIT_NOT_FOUND("PermitNotFound", Blame.CALLER, "No permit is known under this number with this token."),
    SEVERAL_PERMITS(
            "SeveralPermits",
            Blame.CALLER,
            "Several documents in force bear this number; ask with the token of the one that is meant, or ask the authority."),
    PERMIT_NOT_IN_FORCE("PermitNotInForce", Blame.CALLER, "The permit is not to be relied on."),
    NOT_FINAL("NotFinal", Blame.CALLER, "No actual quantities (box 14) are recorded for this permit yet."),
    CALLEE_NOT_ANSWERING(
            "CalleeNotAnswering", Blame.GATEWAY, "The system of the asked country did not answer in time."),
    TRY_LATER("TryLater", Blame.GATEWAY, "The gateway cannot answer at this moment; the same may be asked again.");

    /** On whose side the cause is; SOAP says Client or Server. */
    public enum Blame {
        CALLER,
        GATEWAY
    }

    private final String code;
    private final Blame blame;
    private final String sentence;

    EpixFault(String code, Blame blame, String sentence) {
        this.code = code;
        this.blame = blame;
        this.sentence = sentence;
    }

    /** As it goes over the wire; the hub's own are spelled as the hub spells them. */
    public String code() {
        return code;
    }

    public Blame blame() {
        return blame;
    }

    public String sentence() {
        return sentence;
    }
}
