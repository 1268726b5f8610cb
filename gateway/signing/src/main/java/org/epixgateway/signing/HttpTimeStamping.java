package org.epixgateway.signing;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.evidence.Imprint;
import org.epixgateway.core.evidence.TimeStamp;
import org.epixgateway.core.evidence.TimeStamping;
import org.jspecify.annotations.Nullable;

/**
 * Asks authorities over HTTP (RFC 3161, 3.4), one after the other until one gives a token that holds. Each is given the
 * whole time limit and not a moment more, whatever it does with the connection; so asking n of them takes n limits at most.
 */
public final class HttpTimeStamping implements TimeStamping, AutoCloseable {
    /** Longest list of authorities. */
    public static final int AUTHORITIES_MAX = 16;

    private static final String ASKS = "application/timestamp-query";
    private static final String ANSWERS = "application/timestamp-reply";
    private static final int OK = 200;

    private final List<StampAuthority> authorities;
    private final Settings settings;
    private final Clock clock;
    private final StampPauses pauses;
    private final StampQuestions questions = new StampQuestions();
    private final AtomicInteger turn = new AtomicInteger();
    private final HttpClient http;

    /** Which authority is asked first. */
    public enum Order {
        /** Always in the order of the settings: the others are for when the first fails. */
        ORDER,
        /** Each time the next one, so that tokens come from all of them. */
        ROUND_ROBIN
    }

    /**
     * @param connectLimit for the connection alone
     * @param timeLimit for one authority in all, from connection to the last byte
     * @param firstPause in which an authority that failed is not asked; doubled with each failure
     */
    public record Settings(
            Order order,
            Duration connectLimit,
            Duration timeLimit,
            int answerBytesMax,
            Duration firstPause,
            Duration longestPause) {
        public static final Settings STANDARD = new Settings(
                Order.ORDER,
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                TimeStamp.TOKEN_BYTES_MAX,
                Duration.ofSeconds(30),
                Duration.ofMinutes(10));
    }

    public HttpTimeStamping(List<StampAuthority> authorities, Settings settings, Clock clock) {
        this(authorities, settings, clock, System::nanoTime);
    }

    /** @param nanos a clock that only runs forward, for the pauses */
    HttpTimeStamping(List<StampAuthority> authorities, Settings settings, Clock clock, LongSupplier nanos) {
        if (authorities.isEmpty() || authorities.size() > AUTHORITIES_MAX) {
            throw new IllegalArgumentException("name 1 to " + AUTHORITIES_MAX + " time-stamp authorities");
        }
        this.authorities = List.copyOf(authorities);
        if (this.authorities.stream().map(StampAuthority::name).distinct().count() < authorities.size()) {
            throw new IllegalArgumentException("two time-stamp authorities have the same name");
        }
        this.settings = settings;
        this.clock = clock;
        this.pauses = new StampPauses(settings.firstPause(), settings.longestPause(), nanos);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectLimit())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Outcome stamp(Imprint imprint) {
        List<String> failed = new ArrayList<>();
        for (StampAuthority authority : inTurn()) {
            Optional<Duration> pause = pauses.left(authority.name());
            if (pause.isPresent()) {
                failed.add(authority.name() + " is not asked for another "
                        + (pause.get().toSeconds() + 1) + " s, since it failed before.");
                continue;
            }
            try {
                TimeStamp stamp = ask(authority, imprint);
                pauses.succeeded(authority.name());
                return new Stamped(stamp, failed);
            } catch (RefusedException refused) {
                pauses.failed(authority.name());
                failed.add(authority.name() + " gave no time-stamp that counts. " + refused.sentence());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                failed.add(authority.name() + " was not awaited, since the gateway is stopping.");
                return new NotStamped(failed);
            }
        }
        return new NotStamped(failed);
    }

    private List<StampAuthority> inTurn() {
        List<StampAuthority> inTurn = new ArrayList<>(authorities);
        if (settings.order() == Order.ROUND_ROBIN) {
            Collections.rotate(inTurn, -Math.floorMod(turn.getAndIncrement(), inTurn.size()));
        }
        return inTurn;
    }

    private TimeStamp ask(StampAuthority authority, Imprint imprint) throws RefusedException, InterruptedException {
        TimeStampVerifier.Question question = questions.ask(imprint, authority.policy(), clock.instant());
        HttpRequest request = HttpRequest.newBuilder(authority.address())
                .timeout(settings.timeLimit())
                .header("Content-Type", ASKS)
                .header("Accept", ANSWERS)
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        StampQuestions.encoded(question).array()))
                .build();
        Bytes token = StampAnswer.token(answer(request));
        TimeStampVerifier verifier = new TimeStampVerifier(authority.trust());
        return switch (verifier.verify(token, question, clock.instant())) {
            case TimeStampVerifier.Verified verified -> StampAnswer.by(authority.name(), verified.stamp());
            case TimeStampVerifier.Refused refused -> throw new RefusedException(refused.sentence());
        };
    }

    private Bytes answer(HttpRequest request) throws RefusedException, InterruptedException {
        CompletableFuture<HttpResponse<Bytes>> asking = http.sendAsync(request, this::body);
        try {
            // the client's own limit ends with the headers; this one holds for the last byte
            HttpResponse<Bytes> response = asking.get(settings.timeLimit().toMillis(), TimeUnit.MILLISECONDS);
            return response.body();
        } catch (TimeoutException slow) {
            throw new RefusedException(
                    "It did not answer within " + settings.timeLimit().toMillis() + " ms.");
        } catch (ExecutionException failed) {
            throw reason(failed.getCause());
        } finally {
            // closes the connection where something is still coming, and does nothing else
            asking.cancel(true);
        }
    }

    private HttpResponse.BodySubscriber<Bytes> body(HttpResponse.ResponseInfo head) {
        if (head.statusCode() != OK) {
            return BoundedBody.declined("It answered with status " + head.statusCode() + ".");
        }
        String type = head.headers().firstValue("Content-Type").orElse("");
        if (!type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals(ANSWERS)) {
            return BoundedBody.declined("It answered with something that is not called " + ANSWERS + ".");
        }
        return new BoundedBody(settings.answerBytesMax());
    }

    private static RefusedException reason(@Nullable Throwable cause) {
        if (cause instanceof RefusedException refused) {
            return refused;
        }
        if (cause instanceof HttpTimeoutException) {
            return new RefusedException("It did not answer in time.");
        }
        if (cause instanceof IOException) {
            return new RefusedException("It cannot be reached, or it broke the connection off.");
        }
        throw new IllegalStateException("asking a time-stamp authority failed", cause);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
