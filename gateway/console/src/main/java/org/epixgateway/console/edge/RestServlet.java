package org.epixgateway.console.edge;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet;

/** Puts a set of resources, with a gate before them, into a servlet context. */
public final class RestServlet {
    private static final String NAME = "rest";

    private RestServlet() {}

    /** @param partsMax of a multipart body; one more is an error before it is read */
    public record Bounds(int bodyBytesMax, int partsMax) {}

    public static void mount(ServletContext context, Filter gate, Bounds bounds, List<Object> resources) {
        ServletRegistration.Dynamic servlet =
                context.addServlet(NAME, new CXFNonSpringJaxrsServlet(new Resources(bounds, resources)));
        servlet.setInitParameter("hide-service-list-page", "true");
        servlet.setLoadOnStartup(1);
        servlet.addMapping("/*");
        context.addFilter("gate", gate)
                .addMappingForServletNames(EnumSet.of(DispatcherType.REQUEST), false, NAME);
    }

    private static final class Resources extends Application {
        private final Bounds bounds;
        private final Set<Object> singletons;

        Resources(Bounds bounds, List<Object> resources) {
            this.bounds = bounds;
            this.singletons = new LinkedHashSet<>(resources);
            singletons.addAll(List.of(
                    new PermissionFeature(), new JsonWriter(), new TroubleMapper(), new TroubleMapper.OfHttp()));
        }

        @Override
        @SuppressWarnings("deprecation") // the only way to hand over objects that were made by plain constructors
        public Set<Object> getSingletons() {
            return singletons;
        }

        @Override
        public Map<String, Object> getProperties() {
            // The whole body is bounded, so parts may stay in memory: permits never touch a temporary file.
            String bytes = Integer.toString(bounds.bodyBytesMax());
            return Map.of(
                    "attachment-memory-threshold", bytes,
                    "attachment-max-size", bytes,
                    "attachment-max-count", Integer.toString(bounds.partsMax()),
                    "attachment-max-header-size", "2000");
        }
    }
}
