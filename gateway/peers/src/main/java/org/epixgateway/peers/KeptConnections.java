package org.epixgateway.peers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.apache.cxf.transport.AbstractConduit;
import org.apache.cxf.transport.MessageObserver;
import org.apache.cxf.ws.addressing.EndpointReferenceType;

/**
 * Carries the SOAP messages of many threads to one address by kept HTTP/1.1 connections, one call each. CXF's own carrier
 * was measured and refused, see README: it repeats less about what went wrong than the delivery has to know.
 */
final class KeptConnections extends AbstractConduit {
    private static final Logger LOG = Logger.getLogger(KeptConnections.class.getName());
    private static final Set<Integer> SOAP_STATUS = Set.of(200, 500);
    private static final List<String> SOAP_TYPES = List.of("text/xml", "application/soap+xml", "multipart/related");

    private final URI address;
    private final ConnectionTerms terms;
    private final HttpClient client;

    KeptConnections(EndpointReferenceType target, URI address, SSLContext ours, ConnectionTerms terms) {
        super(target);
        this.address = address;
        this.terms = terms;
        this.client = HttpClient.newBuilder()
                .sslContext(ours)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(terms.connect())
                .build();
    }

    @Override
    protected Logger getLogger() {
        return LOG;
    }

    @Override
    public void prepare(Message message) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        message.setContent(OutputStream.class, request);
        message.put(ByteArrayOutputStream.class, request);
    }

    /** The end of writing a request is when it is sent. */
    @Override
    public void close(Message message) throws IOException {
        ByteArrayOutputStream request = message.get(ByteArrayOutputStream.class);
        if (request != null) {
            message.remove(ByteArrayOutputStream.class);
            HttpResponse<byte[]> response = call(request.toByteArray(), message);
            message.getExchange().get(MessageObserver.class).onMessage(answer(response, message));
        } else {
            super.close(message);
        }
    }

    /** Connections are closed when the calls under way have ended. */
    void retire() {
        client.shutdown();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpResponse<byte[]> call(byte[] body, Message message) throws NoAnswerException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Content-Type", String.valueOf(message.get(Message.CONTENT_TYPE)));
        Map<String, List<String>> headers = CastUtils.cast((Map<?, ?>) message.get(Message.PROTOCOL_HEADERS));
        List<String> action = headers == null ? null : headers.get("SOAPAction");
        if (action != null && !action.isEmpty()) {
            request.header("SOAPAction", action.get(0));
        }
        CompletableFuture<HttpResponse<byte[]>> response =
                client.sendAsync(request.build(), head -> new BoundedAnswer(terms.answerBytesMax()));
        try {
            return response.get(terms.connect().plus(terms.answer()).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw Trouble.of(failed.getCause() == null ? failed : failed.getCause());
        } catch (TimeoutException late) {
            response.cancel(true);
            throw new NoAnswerException("the peer did not answer in time", true, late);
        } catch (InterruptedException stopping) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw new NoAnswerException("interrupted while waiting for the peer", true, stopping);
        }
    }

    private static Message answer(HttpResponse<byte[]> response, Message request) throws NoAnswerException {
        String type = response.headers().firstValue("Content-Type").orElse("");
        String lower = type.toLowerCase(Locale.ROOT);
        if (!SOAP_STATUS.contains(response.statusCode()) || SOAP_TYPES.stream().noneMatch(lower::startsWith)) {
            throw new NoAnswerException(
                    "the peer's address answered with HTTP status " + response.statusCode() + " and not with SOAP",
                    true);
        }
        Message answer = new MessageImpl();
        answer.setExchange(request.getExchange());
        answer.put(Message.RESPONSE_CODE, response.statusCode());
        answer.put(Message.CONTENT_TYPE, type);
        answer.put(Message.ENCODING, "UTF-8");
        answer.setContent(InputStream.class, new ByteArrayInputStream(response.body()));
        return answer;
    }
}
