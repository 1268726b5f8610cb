package org.epixgateway.console;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The two things that anybody may read: the description of the API for programs, and a page about it for people. */
final class Description extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final String mediaType;
    private final transient byte[] content;

    private Description(String resource, String mediaType) {
        this.mediaType = mediaType;
        this.content = read(resource);
    }

    static void mount(ServletContext context) {
        context.addServlet("openapi", new Description("openapi.yaml", "application/yaml"))
                .addMapping("/openapi.yaml");
        context.addServlet("page", new Description("index.html", "text/html; charset=utf-8"))
                .addMapping("");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(mediaType);
        response.setContentLength(content.length);
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        response.getOutputStream().write(content);
    }

    private static byte[] read(String resource) {
        try (InputStream in = Objects.requireNonNull(Description.class.getResourceAsStream(resource), resource)) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
