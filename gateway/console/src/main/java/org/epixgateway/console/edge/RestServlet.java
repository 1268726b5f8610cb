package org.epixgateway.console.edge;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet;
import org.epixgateway.core.exchange.Observations;

/** Puts a set of resources, with a gate before them, into a servlet context. */
public final class RestServlet {
    private static final String NAME = "rest";

    private RestServlet() {}

    public static void mount(ServletContext context, Filter gate, List<Object> resources, Observations observations) {
        ServletRegistration.Dynamic servlet =
                context.addServlet(NAME, new CXFNonSpringJaxrsServlet(new Resources(resources, observations)));
        servlet.setInitParameter("hide-service-list-page", "true");
        servlet.setLoadOnStartup(1);
        servlet.addMapping("/*");
        context.addFilter("gate", gate).addMappingForServletNames(EnumSet.of(DispatcherType.REQUEST), false, NAME);
    }

    private static final class Resources extends Application {
        private final Set<Object> singletons;

        Resources(List<Object> resources, Observations observations) {
            TroubleMapper troubles = new TroubleMapper(observations);
            this.singletons = new LinkedHashSet<>(resources);
            singletons.addAll(List.of(
                    new InputNotKept(),
                    new PermissionFeature(),
                    new QueryFeature(),
                    new JsonWriter(),
                    troubles,
                    new TroubleMapper.OfHttp(troubles)));
        }

        @Override
        @SuppressWarnings("deprecation") // the only way to hand over objects that were made by plain constructors
        public Set<Object> getSingletons() {
            return singletons;
        }
    }
}
