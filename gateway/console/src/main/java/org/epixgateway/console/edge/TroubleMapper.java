package org.epixgateway.console.edge;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.epixgateway.core.exchange.Observations;

/** The edge where everything thrown becomes an answer. */
final class TroubleMapper implements ExceptionMapper<Throwable> {
    private final Observations observations;

    TroubleMapper(Observations observations) {
        this.observations = observations;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        return answer(thrown).build();
    }

    private Response.ResponseBuilder answer(Throwable thrown) {
        Problem problem = Problems.of(thrown);
        if (problem.is(Trouble.DAMAGED)) {
            // an operator must act, whoever it was that asked
            observations.alarm("damaged", "", problem.detail());
        }
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        Problems.outage(thrown).ifPresent(o -> answer.header(HttpHeaders.RETRY_AFTER, Problems.retryAfter(o)));
        return answer;
    }

    /** The same for what JAX-RS itself throws, which would otherwise go past a mapper of all throwables. */
    static final class OfHttp implements ExceptionMapper<WebApplicationException> {
        private final TroubleMapper all;

        OfHttp(TroubleMapper all) {
            this.all = all;
        }

        @Override
        public Response toResponse(WebApplicationException thrown) {
            Response.ResponseBuilder answer = all.answer(thrown);
            String allowed = thrown.getResponse().getHeaderString(HttpHeaders.ALLOW);
            return (allowed == null ? answer : answer.header(HttpHeaders.ALLOW, allowed)).build();
        }
    }
}
