package org.epixgateway.console.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.epixgateway.console.edge.Answers;
import org.epixgateway.console.edge.Body;
import org.epixgateway.console.edge.Needs;
import org.epixgateway.console.edge.Problem;
import org.epixgateway.console.edge.ProblemException;
import org.epixgateway.console.picture.PngDrawing;
import org.epixgateway.console.picture.ScannedPicture;
import org.epixgateway.console.picture.SvgDrawing;
import org.epixgateway.console.view.BarcodeView;
import org.epixgateway.core.access.Permission;
import org.epixgateway.core.barcode.BarcodeFinding;
import org.epixgateway.core.barcode.BarcodeText;
import org.epixgateway.core.barcode.CheckBarcode;
import org.epixgateway.core.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/** Barcodes of permits: made for any number as it is written, and checked without asking anybody. */
@Path("barcodes")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public final class BarcodeResource {
    private final BarcodePictures pictures;
    private final CheckBarcode check;

    public BarcodeResource(BarcodeActs acts) {
        this.pictures = new BarcodePictures(acts.make());
        this.check = acts.check();
    }

    /** The token in it opens the permit's state to whoever has the picture: for those who may see documents. */
    @GET
    @Produces({PngDrawing.MEDIA_TYPE, SvgDrawing.MEDIA_TYPE, Problem.MEDIA_TYPE})
    @Needs(Permission.SEE_DOCUMENTS)
    @Answers({200, 400, 404, 409})
    public Response make(
            @QueryParam("number") @Nullable String number,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("module-mm") @Nullable String moduleMm,
            @Context HttpHeaders headers) {
        return pictures.answer(Objects.requireNonNullElse(number, ""), BarcodePictures.kind(kind), moduleMm, headers);
    }

    @POST
    @Path("check")
    @Consumes({MediaType.TEXT_PLAIN, PngDrawing.MEDIA_TYPE})
    @Needs(Permission.VALIDATE)
    @Answers({200, 400, 413, 415})
    public BarcodeView check(@Context HttpHeaders headers, InputStream body) {
        boolean isPicture = MediaType.valueOf(PngDrawing.MEDIA_TYPE).isCompatible(headers.getMediaType());
        Optional<String> text = isPicture
                ? seen(Body.readSome(body, ScannedPicture.BYTES_MAX))
                : Optional.of(Body.readSome(body, 2 * BarcodeText.SCANNED_MAX).asUtf8());
        return BarcodeView.of(text.map(check::check)
                .orElseGet(() -> new BarcodeFinding.NotOne("no QR code can be made out in the picture.")));
    }

    private static Optional<String> seen(Bytes file) {
        try {
            return ScannedPicture.png(file).text();
        } catch (ScannedPicture.UnreadableException unreadable) {
            throw ProblemException.badRequest(String.valueOf(unreadable.getMessage()));
        }
    }
}
