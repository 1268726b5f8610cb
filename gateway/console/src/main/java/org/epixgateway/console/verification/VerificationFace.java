package org.epixgateway.console.verification;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.Set;
import org.epixgateway.core.verify.FailedTries;
import org.epixgateway.core.verify.VerifyDoor;
import org.jspecify.annotations.Nullable;

/** The public face, for a servlet context of its own at the root of a connector that carries nothing else. */
public final class VerificationFace implements ServletContainerInitializer {
    private final VerifyDoor door;
    private final FailedTries tries;
    private final VerificationTerms terms;

    public VerificationFace(VerifyDoor door, FailedTries tries, VerificationTerms terms) {
        this.door = door;
        this.tries = tries;
        this.terms = terms;
    }

    @Override
    public void onStartup(@Nullable Set<Class<?>> unused, ServletContext context) {
        ServletRegistration.Dynamic registration =
                context.addServlet("verification", new VerificationServlet(door, tries, terms));
        registration.setAsyncSupported(true);
        registration.setLoadOnStartup(1);
        registration.addMapping("/*");
    }
}
