package org.epixgateway.console.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.exchange.OutageException;

/** Stands before every resource: nobody passes unknown, and no body passes without an end. */
public final class Gate extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** What a browser says of a request that the user meant; anything else may be another site's doing. */
    private static final Set<String> OWN_FETCHES = Set.of("same-origin", "none");

    private static final int DRAIN_STEP = 16 << 10;

    private final transient CallerCheck check;
    private final long bodyBytesMax;

    public Gate(CallerCheck check, long bodyBytesMax) {
        this.check = check;
        this.bodyBytesMax = bodyBytesMax;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        try {
            let(request, response, chain);
        } finally {
            drain(request);
        }
    }

    private void let(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Problem> obstacle = obstacle(request);
        if (obstacle.isPresent()) {
            tell(response, obstacle.get());
            return;
        }
        try {
            Optional<Caller> caller = check.caller(request);
            if (caller.isPresent()) {
                chain.doFilter(new BoundedRequest(request, caller.get(), bodyBytesMax), response);
            } else {
                response.setHeader("WWW-Authenticate", check.challenge());
                tell(response, Problem.of(Trouble.NOT_AUTHENTICATED, "The credentials are missing or not valid here."));
            }
        } catch (OutageException outage) {
            response.setHeader("Retry-After", Problems.retryAfter(outage));
            tell(response, Problems.of(outage));
        }
    }

    private Optional<Problem> obstacle(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN_FETCHES.contains(site)) {
            return Optional.of(Problem.of(Trouble.NOT_PERMITTED, "Pages of other sites may not call this API."));
        }
        return request.getContentLengthLong() > bodyBytesMax
                ? Optional.of(Problems.of(new BodyTooLargeException(bodyBytesMax)))
                : Optional.empty();
    }

    /** A client that is still sending would lose our answer with the connection; so what it sends is read, up to a limit. */
    private void drain(HttpServletRequest request) {
        boolean waitsForUs = request.getHeader("Expect") != null;
        if (waitsForUs) {
            return;
        }
        try {
            InputStream rest = request.getInputStream();
            byte[] unused = new byte[DRAIN_STEP];
            for (long left = bodyBytesMax; left > 0; left -= DRAIN_STEP) {
                if (rest.readNBytes(unused, 0, DRAIN_STEP) < DRAIN_STEP) {
                    return;
                }
            }
        } catch (IOException gone) {
            // then nobody waits for the answer
        }
    }

    private static void tell(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.getOutputStream().write(Json.write(problem));
        response.flushBuffer();
    }
}
