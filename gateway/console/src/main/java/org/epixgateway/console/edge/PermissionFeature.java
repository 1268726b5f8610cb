package org.epixgateway.console.edge;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import org.epixgateway.core.access.Permission;

/** Puts a check of the table of permissions before every resource method; one that names no permission stops the start. */
final class PermissionFeature implements DynamicFeature {
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Needs needs = resource.getResourceMethod().getAnnotation(Needs.class);
        if (needs == null) {
            throw new IllegalStateException(resource.getResourceMethod() + " does not say which permission it needs");
        }
        context.register(new PermissionFilter(needs.value()));
    }

    private record PermissionFilter(Permission needed) implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            boolean isAllowed =
                    request.getSecurityContext().getUserPrincipal() instanceof Caller caller && caller.may(needed);
            if (!isAllowed) {
                throw new ProblemException(
                        Trouble.NOT_PERMITTED, "This needs the permission " + needed + ", which the account has not.");
            }
        }
    }
}
