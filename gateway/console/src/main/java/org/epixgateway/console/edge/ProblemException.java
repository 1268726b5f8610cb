package org.epixgateway.console.edge;

/** Ends a request with a problem that its caller can do something about. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Trouble trouble, String detail) {
        super(detail, null, false, false);
        this.problem = Problem.of(trouble, detail);
    }

    public static ProblemException badRequest(String detail) {
        return new ProblemException(Trouble.BAD_REQUEST, detail);
    }

    public static ProblemException notFound(String detail) {
        return new ProblemException(Trouble.NOT_FOUND, detail);
    }

    public Problem problem() {
        return problem;
    }
}
