package org.epixgateway.console.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.epixgateway.core.exchange.OutageException;

/** Stands before every resource: nobody passes unknown, and no body passes without an end. */
public final class Gate extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** What a browser says of a request that the user meant; anything else may be another site's doing. */
    private static final Set<String> OWN_FETCHES = Set.of("same-origin", "none");

    private static final int DRAIN_STEP = 16 << 10;

    /** A stranger may finish what he is sending within this; a body takes no thread for longer before we know whose it is. */
    private static final Duration STRANGERS_LINGER = Duration.ofSeconds(1);

    /** How many strangers may do so at the same time; others lose their connection, and perhaps our answer with it. */
    private static final int STRANGERS_MAX = 16;

    private static final int LOOK_MILLIS = 10;

    private final transient CallerCheck check;
    private final long bodyBytesMax;
    private final transient Semaphore strangers = new Semaphore(STRANGERS_MAX);

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
        Optional<Problem> obstacle = obstacle(request);
        if (obstacle.isPresent()) {
            turnAway(request, response, obstacle.get());
            return;
        }
        try {
            Optional<Caller> caller = check.caller(request);
            if (caller.isPresent()) {
                let(new BoundedRequest(request, caller.get(), bodyBytesMax), response, chain);
            } else {
                response.setHeader("WWW-Authenticate", check.challenge());
                turnAway(
                        request,
                        response,
                        Problem.of(Trouble.NOT_AUTHENTICATED, "The credentials are missing or not valid here."));
            }
        } catch (OutageException outage) {
            response.setHeader("Retry-After", Problems.retryAfter(outage));
            turnAway(request, response, Problems.of(outage));
        }
    }

    private void let(BoundedRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } finally {
            drain((HttpServletRequest) request.getRequest());
        }
    }

    /** The answer goes out before the body is read, and the connection ends with it where one was announced. */
    private void turnAway(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        boolean hasBody = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (hasBody) {
            response.setHeader("Connection", "close");
        }
        tell(response, problem);
        if (hasBody && !waitsForUs(request)) {
            linger(request);
        }
    }

    private void linger(HttpServletRequest request) {
        if (!strangers.tryAcquire()) {
            return;
        }
        try {
            readWhatCame(request.getInputStream());
        } catch (IOException gone) {
            // then nobody waits for the answer
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            strangers.release();
        }
    }

    /** Never waits for a byte: a stranger decides when the next one comes. */
    private void readWhatCame(ServletInputStream body) throws IOException, InterruptedException {
        byte[] unused = new byte[DRAIN_STEP];
        long end = System.nanoTime() + STRANGERS_LINGER.toNanos();
        long left = bodyBytesMax;
        while (left > 0 && !body.isFinished() && System.nanoTime() < end) {
            int there = body.available();
            if (there > 0) {
                left -= body.read(unused, 0, Math.min(there, DRAIN_STEP));
            } else {
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }

    private static boolean waitsForUs(HttpServletRequest request) {
        return request.getHeader("Expect") != null;
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
        if (waitsForUs(request)) {
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
