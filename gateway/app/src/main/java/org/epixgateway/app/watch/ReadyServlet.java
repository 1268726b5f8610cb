package org.epixgateway.app.watch;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Whether the gateway can do its work: 200, or 503 with one sentence for each thing that is missing. */
public final class ReadyServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<List<String>> problems;

    public ReadyServlet(Supplier<List<String>> problems) {
        this.problems = problems;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<String> found = problems.get();
        response.setStatus(found.isEmpty() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.getWriter()
                .println(JsonMapper.builder()
                        .build()
                        .writeValueAsString(
                                Map.of("status", found.isEmpty() ? "READY" : "NOT READY", "problems", found)));
    }
}
