package org.epixgateway.peers.epix.client;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.peers.BoundedAnswer;
import org.epixgateway.peers.NoAnswerException;
import org.epixgateway.peers.Trouble;

/**
 * One question and one answer over a connection of its own. Questions are rare, so nothing is kept between them, and a
 * changed key or trust holds at the next one. No redirection is followed, nothing is sent twice, no compression is asked for.
 */
final class OneCall {
    private static final Set<Integer> SOAP_STATUS = Set.of(200, 500);

    private final CalledSystem called;
    private final Supplier<SSLContext> tls;

    OneCall(CalledSystem called, Supplier<SSLContext> tls) {
        this.called = called;
        this.tls = tls;
    }

    /**
     * @throws NoAnswerException if none came in time and within bounds
     * @throws UnusableAnswerException if it is none of SOAP
     */
    HttpAnswer make(SoapCall call) throws NoAnswerException, UnusableAnswerException {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(tls.get())
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(called.timeout())
                .build();
        try {
            return soap(answer(client.sendAsync(request(call), head -> new BoundedAnswer(called.answerBytesMax()))));
        } finally {
            client.shutdownNow(); // whatever it does still: nobody waits for it
        }
    }

    private HttpRequest request(SoapCall call) {
        return HttpRequest.newBuilder(called.address())
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", '"' + call.action() + '"')
                .POST(HttpRequest.BodyPublishers.ofByteArray(call.envelope().array()))
                .build();
    }

    private HttpResponse<byte[]> answer(CompletableFuture<HttpResponse<byte[]>> coming) throws NoAnswerException {
        try {
            return coming.get(called.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw Trouble.of(failed.getCause() == null ? failed : failed.getCause());
        } catch (TimeoutException late) {
            throw new NoAnswerException(
                    "it did not answer within " + called.timeout().toMillis() + " ms", true, late);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new NoAnswerException("interrupted while waiting", true, stopping);
        }
    }

    private static HttpAnswer soap(HttpResponse<byte[]> response) throws UnusableAnswerException {
        int status = response.statusCode();
        if (status >= 300 && status < 400) {
            throw new UnusableAnswerException(
                    "it points to another address, which is not followed; set the address that it means");
        }
        if (status == 401 || status == 403) {
            throw new UnusableAnswerException("it does not let us in (HTTP status " + status
                    + "); ask its operators which certificate or password they expect of us");
        }
        if (!SOAP_STATUS.contains(status)) {
            throw new UnusableAnswerException(
                    "it answered with HTTP status " + status + " and not with SOAP; check the address");
        }
        Optional<String> coding = response.headers().firstValue("Content-Encoding");
        if (coding.isPresent() && !coding.get().toLowerCase(Locale.ROOT).equals("identity")) {
            throw new UnusableAnswerException("it compressed its answer, which nobody asked for; tell its operators");
        }
        return new HttpAnswer(
                status, response.headers().firstValue("Content-Type").orElse(""), Bytes.of(response.body()));
    }
}
