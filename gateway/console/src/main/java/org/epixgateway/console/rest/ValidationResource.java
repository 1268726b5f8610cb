package org.epixgateway.console.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Locale;
import org.epixgateway.console.edge.Answers;
import org.epixgateway.console.edge.Asked;
import org.epixgateway.console.edge.Body;
import org.epixgateway.console.edge.Needs;
import org.epixgateway.console.edge.Problem;
import org.epixgateway.console.edge.ProblemException;
import org.epixgateway.console.view.ValidationView;
import org.epixgateway.core.access.Permission;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.ValidateDocument;
import org.epixgateway.core.rules.Occasion;
import org.jspecify.annotations.Nullable;

/** Says all that is wrong with a document, keeping nothing. */
@Path("validations")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public final class ValidationResource {
    private final ValidateDocument validate;
    private final Limits limits;

    public ValidationResource(ValidateDocument validate, Limits limits) {
        this.validate = validate;
        this.limits = limits;
    }

    @POST
    @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML, "application/soap+xml"})
    @Needs(Permission.VALIDATE)
    @Answers({200, 400, 413, 415})
    public ValidationView validate(@QueryParam("occasion") @Nullable String occasion, InputStream document) {
        Occasion when = Asked.word(Occasion.class, (occasion == null ? "submit" : occasion).toUpperCase(Locale.ROOT))
                .orElseThrow(() -> ProblemException.badRequest("The parameter occasion is submit or receive."));
        Bytes bytes = Body.readSome(document, limits.permitBytesMax());
        return ValidationView.of(validate.validate(bytes, when), bytes.digest());
    }
}
