package org.epixgateway.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.Locale;

/** Reads revocation lists from file, http and https addresses, bounded in time and size; follows no redirect. */
final class ListSource implements AutoCloseable {
    private final HttpClient http;
    private final Duration timeLimit;
    private final int bytesMax;

    ListSource(Duration timeLimit, int bytesMax) {
        this.timeLimit = timeLimit;
        this.bytesMax = bytesMax;
        this.http = HttpClient.newBuilder()
                .connectTimeout(timeLimit)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Blocks; to be called where waiting hurts nobody, and interrupted when it takes too long. */
    X509CRL read(URI address) throws RefusedException, InterruptedException {
        try (InputStream in = open(address)) {
            byte[] bytes = in.readNBytes(bytesMax + 1);
            if (bytes.length > bytesMax) {
                throw new RefusedException(
                        "The revocation list at " + address + " is larger than " + bytesMax + " bytes.");
            }
            return parse(bytes, address);
        } catch (IOException unreachable) {
            throw new RefusedException("The revocation list at " + address + " cannot be reached.");
        }
    }

    private InputStream open(URI address) throws IOException, RefusedException, InterruptedException {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "file" -> Files.newInputStream(Path.of(address));
            case "http", "https" -> {
                HttpRequest request =
                        HttpRequest.newBuilder(address).timeout(timeLimit).GET().build();
                HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
                if (response.statusCode() != 200) {
                    response.body().close();
                    throw new RefusedException("The revocation list at " + address + " is answered with status "
                            + response.statusCode() + ".");
                }
                yield response.body();
            }
            default ->
                throw new RefusedException(
                        "The revocation list at " + address + " is at no file, http or https address.");
        };
    }

    private static X509CRL parse(byte[] bytes, URI address) throws RefusedException {
        try {
            X509CRL list =
                    (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(bytes));
            if (list.getNextUpdate() == null || list.hasUnsupportedCriticalExtension()) {
                throw new RefusedException(
                        "The revocation list at " + address + " states no next update, or is partial or indirect.");
            }
            return list;
        } catch (GeneralSecurityException unreadable) {
            throw new RefusedException("What is at " + address + " is no revocation list.");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
