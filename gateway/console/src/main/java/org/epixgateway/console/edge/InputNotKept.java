package org.epixgateway.console.edge;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import org.apache.cxf.phase.PhaseInterceptorChain;

/**
 * Tells CXF to drop what a resource leaves unread of a body. It would keep it otherwise, in a temporary file when it is
 * long, and would not close that file where the body goes beyond the limit.
 */
@PreMatching
final class InputNotKept implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        PhaseInterceptorChain.getCurrentMessage().getExchange().put("cxf.io.cacheinput", false);
    }
}
