package org.epixgateway.documents;

import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.permit.PermitDocuments.Wrapping;
import org.epixgateway.core.permit.Position;
import org.jspecify.annotations.Nullable;

/** What stands around a permit: nothing, or a SOAP answer where that is allowed. For one document. */
final class Envelope {
    private static final Set<String> SOAP =
            Set.of("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope");
    private static final int BODY_DEPTH = 2;
    /** In the body alone, or in the element that answers the call. */
    private static final int PERMIT_DEPTH_MAX = 4;

    private final Wrapping wrapping;
    private final Normalisations normalisations;
    private boolean isInBody;

    Envelope(Wrapping wrapping, Normalisations normalisations) {
        this.wrapping = wrapping;
        this.normalisations = normalisations;
    }

    /** The form of the permit that begins with this element outside of any permit, or null if none does. */
    @Nullable
    PermitForm entered(int depth, String namespace, String name, Position at) throws UnreadableXmlException {
        if (depth == 1 && name.equals("Envelope") && SOAP.contains(namespace)) {
            requireUnwrapping(at);
            return null;
        }
        if (depth == BODY_DEPTH) {
            isInBody = name.equals("Body") && SOAP.contains(namespace);
            return null;
        }
        boolean mayBePermit = depth == 1 || (isInBody && depth <= PERMIT_DEPTH_MAX);
        Optional<PermitForm> form = mayBePermit ? PermitForm.ofRoot(name) : Optional.empty();
        if (form.isPresent()
                && (namespace.isEmpty() || namespace.equals(form.get().namespace()))) {
            return form.get();
        }
        if (depth == 1) {
            throw UnreadableXmlException.at(at, notAPermit(name, form.isPresent()));
        }
        return null;
    }

    private void requireUnwrapping(Position at) throws UnreadableXmlException {
        if (wrapping == Wrapping.REFUSED) {
            throw UnreadableXmlException.at(
                    at, "The permit is wrapped in a SOAP message; here only the permit itself is taken.");
        }
        normalisations.note(Normalisation.N_05, () -> at);
    }

    private static String notAPermit(String name, boolean isOtherNamespace) {
        if (isOtherNamespace) {
            return "The root element " + name + " is in a namespace that no CITES toolkit uses.";
        }
        return name.equals("CITESePermit")
                ? "This is a permit in the form of CITES toolkit 3.0, which is not read; versions 1 and 2 are."
                : "This is not a CITES permit: the root element is " + Shortened.of(name)
                        + ", not CITESEPermit or CBFShip.";
    }
}
