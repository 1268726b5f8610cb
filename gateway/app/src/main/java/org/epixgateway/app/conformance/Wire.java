package org.epixgateway.app.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.epixgateway.peers.BoundedAnswer;
import org.epixgateway.peers.ConnectionTerms;

/** Posts requests to the service under test and reads what comes back, within the time limits of the profile. */
final class Wire implements AutoCloseable {
    private final URI address;
    private final HttpClient client;

    Wire(URI address, SSLContext tls) {
        this.address = address;
        this.client = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(ConnectionTerms.STANDARD.connect())
                .build();
    }

    Said post(Soap request) {
        HttpRequest call = HttpRequest.newBuilder(address)
                .timeout(limit())
                .header("Content-Type", request.contentType())
                .header("SOAPAction", "\"" + Soap.SERVICE + "/" + request.action() + "\"")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.body().array()))
                .build();
        try {
            HttpResponse<byte[]> response =
                    client.send(call, head -> new BoundedAnswer(ConnectionTerms.STANDARD.answerBytesMax()));
            return SoapReading.read(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException broken) {
            return new Said.Nothing("no answer: " + broken.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Said.Nothing("interrupted");
        }
    }

    private static Duration limit() {
        return ConnectionTerms.STANDARD.connect().plus(ConnectionTerms.STANDARD.answer());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
