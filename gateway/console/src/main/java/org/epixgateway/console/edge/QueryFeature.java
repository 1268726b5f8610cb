package org.epixgateway.console.edge;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Refuses parameters of a query that the resource method does not declare, or that come twice: who writes tset=true must not
 * send a real permit.
 */
final class QueryFeature implements DynamicFeature {
    private static final int NAME_LENGTH_MAX = 40;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        SortedSet<String> declared = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            QueryParam query = parameter.getAnnotation(QueryParam.class);
            if (query != null) {
                declared.add(query.value());
            }
        }
        boolean isForm = Stream.ofNullable(method.getAnnotation(Consumes.class))
                .flatMap(consumes -> Arrays.stream(consumes.value()))
                .anyMatch(MediaType.MULTIPART_FORM_DATA::equals);
        context.register(new QueryFilter(declared, isForm), Priorities.USER + 1); // who may not, is told that first
    }

    private record QueryFilter(SortedSet<String> declared, boolean isForm) implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            request.getUriInfo().getQueryParameters(false).forEach(this::check);
        }

        private void check(String name, List<String> values) {
            if (!declared.contains(name)) {
                throw ProblemException.badRequest(
                        "The parameter " + shortened(name) + " is not taken here; " + taken());
            }
            if (values.size() > 1) {
                throw ProblemException.badRequest("The parameter " + name + " is there more than once.");
            }
        }

        private String taken() {
            if (isForm) {
                return "with a form, what goes with the permit stands in its part metadata.";
            }
            return declared.isEmpty() ? "there are none." : "there are " + String.join(", ", declared) + ".";
        }

        private static String shortened(String name) {
            return name.length() <= NAME_LENGTH_MAX ? name : name.substring(0, NAME_LENGTH_MAX) + "...";
        }
    }
}
