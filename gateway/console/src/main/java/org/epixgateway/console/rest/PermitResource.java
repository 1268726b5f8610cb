package org.epixgateway.console.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.epixgateway.console.edge.Answers;
import org.epixgateway.console.edge.Needs;
import org.epixgateway.console.edge.Problem;
import org.epixgateway.console.picture.PngDrawing;
import org.epixgateway.console.picture.SvgDrawing;
import org.epixgateway.core.access.Permission;
import org.epixgateway.core.exchange.Self;
import org.jspecify.annotations.Nullable;

/** Permits by what makes them one: country, kind and number. A number with a slash in it is asked for under barcodes. */
@Path("permits")
public final class PermitResource {
    private final BarcodePictures pictures;
    private final Self self;

    public PermitResource(BarcodeActs acts, Self self) {
        this.pictures = new BarcodePictures(acts.make());
        this.self = self;
    }

    @GET
    @Path("{country}/{kind}/{number}/barcode")
    @Produces({PngDrawing.MEDIA_TYPE, SvgDrawing.MEDIA_TYPE, Problem.MEDIA_TYPE})
    @Needs(Permission.SEE_DOCUMENTS)
    @Answers({200, 400, 404, 409})
    public Response barcode(
            @PathParam("country") String country,
            @PathParam("kind") String kind,
            @PathParam("number") String number,
            @QueryParam("module-mm") @Nullable String moduleMm,
            @Context HttpHeaders headers) {
        if (!country.equals(self.party().toString())) {
            throw BarcodePictures.unknown();
        }
        return pictures.answer(number, BarcodePictures.kind(kind), moduleMm, headers);
    }
}
