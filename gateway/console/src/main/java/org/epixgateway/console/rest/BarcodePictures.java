package org.epixgateway.console.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.epixgateway.console.edge.Asked;
import org.epixgateway.console.edge.FileAnswer;
import org.epixgateway.console.edge.ProblemException;
import org.epixgateway.console.edge.Trouble;
import org.epixgateway.console.picture.PngDrawing;
import org.epixgateway.console.picture.QrCode;
import org.epixgateway.console.picture.SvgDrawing;
import org.epixgateway.core.barcode.MakeBarcode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.PermitNumber;
import org.jspecify.annotations.Nullable;

/** Draws the barcode of a permit in the form that the caller takes. */
final class BarcodePictures {
    private static final Pattern MILLIMETRES = Pattern.compile("\\d(\\.\\d{1,2})?");

    private final MakeBarcode make;

    BarcodePictures(MakeBarcode make) {
        this.make = make;
    }

    /** @param moduleMm side of a module in print, as asked for */
    Response answer(String number, Optional<DocumentKind> kind, @Nullable String moduleMm, HttpHeaders headers) {
        BigDecimal side = side(moduleMm);
        if (number.isBlank() || number.length() > PermitNumber.LENGTH_MAX) {
            throw unknown();
        }
        return switch (make.make(PermitNumber.of(number), kind)) {
            case MakeBarcode.Made made -> drawn(QrCode.of(made.barcode().text()), side, number, isSvg(headers));
            case MakeBarcode.Unknown() -> throw unknown();
            case MakeBarcode.Several(var kinds) ->
                throw new ProblemException(
                        Trouble.CANNOT_NOW,
                        "Several documents have this number; name the kind: "
                                + kinds.stream().map(DocumentKind::name).collect(Collectors.joining(", ")) + ".");
            case MakeBarcode.CannotNow(String sentence) -> throw new ProblemException(Trouble.CANNOT_NOW, sentence);
        };
    }

    static Optional<DocumentKind> kind(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        return Optional.of(Asked.word(DocumentKind.class, name)
                .orElseThrow(
                        () -> ProblemException.badRequest("A kind of document is EXPORT, RE_EXPORT, IMPORT or another"
                                + " word of the permit register.")));
    }

    static ProblemException unknown() {
        return ProblemException.notFound("We issued no permit with this number and kind.");
    }

    private static BigDecimal side(@Nullable String asked) {
        if (asked == null) {
            return QrCode.MODULE_MM_STANDARD;
        }
        return Optional.of(asked)
                .filter(text -> MILLIMETRES.matcher(text).matches())
                .map(BigDecimal::new)
                .filter(QrCode::isPrintable)
                .orElseThrow(() -> ProblemException.badRequest("The parameter module-mm is a number from "
                        + QrCode.MODULE_MM_MIN + " to " + QrCode.MODULE_MM_MAX + "."));
    }

    private static Response drawn(QrCode code, BigDecimal side, String number, boolean isSvg) {
        return isSvg
                ? FileAnswer.of(SvgDrawing.of(code, side), SvgDrawing.MEDIA_TYPE, number + ".svg")
                : FileAnswer.of(PngDrawing.of(code, side), PngDrawing.MEDIA_TYPE, number + ".png");
    }

    /** PNG unless only SVG is taken, or is preferred. */
    private static boolean isSvg(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .filter(type -> type.isCompatible(MediaType.valueOf(PngDrawing.MEDIA_TYPE))
                        || type.isCompatible(MediaType.valueOf(SvgDrawing.MEDIA_TYPE)))
                .findFirst()
                .filter(type -> !type.isCompatible(MediaType.valueOf(PngDrawing.MEDIA_TYPE)))
                .isPresent();
    }
}
