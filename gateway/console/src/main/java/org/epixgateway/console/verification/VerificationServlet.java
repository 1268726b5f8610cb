package org.epixgateway.console.verification;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.epixgateway.console.edge.Body;
import org.epixgateway.console.edge.BodyTooLargeException;
import org.epixgateway.console.edge.ProblemException;
import org.epixgateway.console.edge.Trouble;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.verify.FailedTries;
import org.epixgateway.core.verify.Verified;
import org.epixgateway.core.verify.VerifyDoor;
import org.jspecify.annotations.Nullable;

/** Page and JSON of the public face. It logs nothing, so no token and no address of an asker is in a log. */
final class VerificationServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final int BODY_BYTES_MAX = 16 << 10;
    private static final int PEM_LINE = 64;
    private static final String HELD = VerificationServlet.class.getName();
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String ONE_YEAR = "max-age=31536000";

    private final transient VerifyDoor door;
    private final transient FailedTries tries;
    private final transient VerificationTerms terms;
    private final transient Page page;
    private final transient Held held = new Held();

    VerificationServlet(VerifyDoor door, FailedTries tries, VerificationTerms terms) {
        this.door = door;
        this.tries = tries;
        this.terms = terms;
        this.page = new Page(terms.path(), own());
    }

    /** An answer to a failed try on its way. */
    private record Pending(AskedForm asked, Verified verified) {}

    @Override
    public void destroy() {
        held.close();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        guard(response);
        Language language = Language.of(wish(request), request.getHeader("Accept-Language"));
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        Voice.InHtml html = new Voice.InHtml(response, language, page, own());
        switch (method + " " + below(request.getRequestURI())) {
            case "GET /" -> html.show(Page.Shown.empty(own()));
            case "GET /page.js", "GET /page.css", "GET /openapi.yaml" ->
                file(response, below(request.getRequestURI()).substring(1));
            case "GET /keys" ->
                Voice.write(response, "application/pem-certificate-chain", pem().getBytes(StandardCharsets.US_ASCII));
            case "POST /" -> ask(request, response, html);
            case "POST /answers" -> ask(request, response, new Voice.InJson(response, language, own()));
            default -> response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void ask(HttpServletRequest request, HttpServletResponse response, Voice voice) throws IOException {
        if (request.getAttribute(HELD) instanceof Pending pending) {
            voice.answer(pending.asked(), pending.verified());
            return;
        }
        String asker = Network.of(request.getRemoteAddr());
        Optional<Duration> away = tries.turnedAway(asker);
        if (away.isPresent()) {
            later(response, away.get());
            voice.refuse(Trouble.OUTAGE, Optional.empty(), Voice.LATER);
            return;
        }
        if (!type(request).equals(voice.understands())) {
            voice.refuse(Trouble.UNSUPPORTED_TYPE, Optional.empty(), "bad");
            return;
        }
        read(request, voice, asker, response);
    }

    private void read(HttpServletRequest request, Voice voice, String asker, HttpServletResponse response)
            throws IOException {
        Optional<AskedForm> read = Optional.empty();
        long arrived = System.nanoTime();
        try {
            AskedForm asked = voice.read(Body.readSome(request.getInputStream(), BODY_BYTES_MAX));
            read = Optional.of(asked);
            Verified verified = door.verify(asked.question(terms.own().code()));
            if (!verified.answer().state().isFailedTry()) {
                voice.answer(asked, verified);
                return;
            }
            Optional<Duration> delay = tries.failed(asker);
            if (delay.isPresent()) {
                request.setAttribute(HELD, new Pending(asked, verified));
                Duration took = Duration.ofNanos(System.nanoTime() - arrived);
                // from its arrival on: how long we looked shows nothing
                Duration left = delay.get().minus(took);
                held.back(request, left.isNegative() ? Duration.ZERO : left, () -> tries.answered(asker));
            } else {
                later(response, FailedTries.MAX);
                voice.refuse(Trouble.OUTAGE, read, Voice.LATER);
            }
        } catch (ProblemException unfit) {
            voice.refuse(Trouble.BAD_REQUEST, read, "bad");
        } catch (OutageException outage) {
            later(response, outage.retryAfter());
            voice.refuse(Trouble.OUTAGE, read, "off");
        } catch (UncheckedIOException unread) {
            // whoever leaves in the middle of his question reads no answer
            boolean isTooLarge = unread.getCause() instanceof BodyTooLargeException;
            voice.refuse(isTooLarge ? Trouble.TOO_LARGE : Trouble.BAD_REQUEST, read, "bad");
        }
    }

    private String own() {
        return terms.own().toString();
    }

    /** The query alone: looking for it as a parameter would read the body. */
    private static @Nullable String wish(HttpServletRequest request) {
        String query = request.getQueryString();
        return query != null && query.startsWith("lang=") ? query.substring("lang=".length()) : null;
    }

    private static String type(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** The part of the path after the page's; something that is nowhere, if it is not below it. */
    private String below(String uri) {
        String path = uri.startsWith(terms.path()) ? uri.substring(terms.path().length()) : "?";
        return path.isEmpty() ? "/" : path;
    }

    private static void later(HttpServletResponse response, Duration after) {
        response.setHeader("Retry-After", Long.toString(Math.max(1, after.toSeconds())));
    }

    private static void guard(HttpServletResponse response) {
        response.setHeader("Strict-Transport-Security", ONE_YEAR);
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
    }

    private static void file(HttpServletResponse response, String name) throws IOException {
        String type = switch (name) {
            case "page.js" -> "text/javascript; charset=utf-8";
            case "page.css" -> "text/css; charset=utf-8";
            default -> "application/yaml; charset=utf-8";
        };
        Voice.write(response, type, Page.resource(name));
    }

    private String pem() {
        Base64.Encoder lines = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'});
        return terms.certificates().get().stream()
                .map(der -> "-----BEGIN CERTIFICATE-----\n" + lines.encodeToString(der.array())
                        + "\n-----END CERTIFICATE-----\n")
                .collect(Collectors.joining());
    }
}
