package org.epixgateway.app.watch;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Whether the gateway can do its work: 200, or 503 with one sentence for each thing that is missing. */
public final class ReadyServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<List<String>> problems;
    private final transient List<String> notes;

    /** @param notes what one should know and what is no problem */
    public ReadyServlet(Supplier<List<String>> problems, List<String> notes) {
        this.problems = problems;
        this.notes = List.copyOf(notes);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<String> found = problems.get();
        response.setStatus(found.isEmpty() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.getWriter().println(JsonMapper.builder().build().writeValueAsString(told(found)));
    }

    private Map<String, Object> told(List<String> found) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("status", found.isEmpty() ? "READY" : "NOT READY");
        told.put("problems", found);
        if (!notes.isEmpty()) {
            told.put("notes", notes);
        }
        return told;
    }
}
