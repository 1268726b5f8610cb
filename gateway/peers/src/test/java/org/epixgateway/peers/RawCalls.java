package org.epixgateway.peers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.epixgateway.core.bytes.Bytes;

/** What a caller can send who does not use our client: France's key, any octets. */
final class RawCalls implements AutoCloseable {
    static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";
    static final String SERVICE = "urn:epixgateway:exchange:service:1";
    private static final String BOUNDARY = "b-0";

    private final HttpClient client;
    private final URI address;

    RawCalls(URI address) {
        this.address = address;
        this.client = HttpClient.newBuilder()
                .sslContext(TestKey.FRANCE.trusting(TestKey.SWITZERLAND))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    HttpResponse<String> soap11(String body) throws IOException, InterruptedException {
        return post("text/xml; charset=utf-8", envelope(SOAP_11, body));
    }

    HttpResponse<String> soap12(String body) throws IOException, InterruptedException {
        return post("application/soap+xml; charset=utf-8", envelope(SOAP_12, body));
    }

    HttpResponse<String> post(String type, String body) throws IOException, InterruptedException {
        return post(type, Bytes.utf8(body));
    }

    HttpResponse<String> post(String type, Bytes body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.array()))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpResponse<String> get(String query) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + query))
                .timeout(Duration.ofSeconds(30))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** A SOAP 1.1 message in the form of MTOM, with an attachment {@code <box>} or none. */
    HttpResponse<String> mtom(String soapBody, boolean withAttachment) throws IOException, InterruptedException {
        String head = "--" + BOUNDARY + "\r\nContent-Type: application/xop+xml; charset=UTF-8; type=\"text/xml\"\r\n"
                + "Content-ID: <root>\r\n\r\n" + envelope(SOAP_11, soapBody) + "\r\n";
        String box = "--" + BOUNDARY + "\r\nContent-Type: application/octet-stream\r\n"
                + "Content-Transfer-Encoding: binary\r\nContent-ID: <box>\r\n\r\nPK\r\n";
        String body = head + (withAttachment ? box : "") + "--" + BOUNDARY + "--\r\n";
        return post(
                "multipart/related; type=\"application/xop+xml\"; start=\"<root>\"; start-info=\"text/xml\"; boundary=\""
                        + BOUNDARY + "\"",
                body);
    }

    static String include(String href) {
        return "<d:Deliver xmlns:d=\"" + SERVICE + "\"><d:container><xop:Include"
                + " xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\"" + href
                + "\"/></d:container></d:Deliver>";
    }

    static String inline(String base64) {
        return "<d:Deliver xmlns:d=\"" + SERVICE + "\"><d:container>" + base64 + "</d:container></d:Deliver>";
    }

    static String envelope(String version, String body) {
        return "<s:Envelope xmlns:s=\"" + version + "\"><s:Body>" + body + "</s:Body></s:Envelope>";
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
