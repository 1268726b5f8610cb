package org.epixgateway.core.permit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.epixgateway.core.bytes.Bytes;

/** Permits as text; what was not written by one of these is no permit. One that is wrapped in SOAP begins with "soap:". */
public final class InMemoryPermitDocuments implements PermitDocuments {
    private static final String SOAP = "soap:";
    private static final Map<String, Permit> WRITTEN = new ConcurrentHashMap<>();

    @Override
    public Bytes write(Permit permit) {
        String text = permit.toString();
        WRITTEN.put(text, permit);
        return Bytes.utf8(text);
    }

    /** The same permit in other bytes. */
    public Bytes writeOtherwise(Permit permit, String comment) {
        String text = permit + " <!-- " + comment + " -->";
        WRITTEN.put(text, permit);
        return Bytes.utf8(text);
    }

    public static Bytes wrapped(Bytes document) {
        return Bytes.utf8(SOAP + document.asUtf8());
    }

    @Override
    public PermitReading read(Bytes document, Wrapping wrapping) {
        String text = document.asUtf8();
        boolean isWrapped = text.startsWith(SOAP);
        if (isWrapped && wrapping == Wrapping.REFUSED) {
            return nothing("The permit is wrapped in SOAP; hand in the permit itself.");
        }
        Permit permit = WRITTEN.get(isWrapped ? text.substring(SOAP.length()) : text);
        return permit == null
                ? nothing("This is not XML.")
                : new PermitReading(Optional.of(permit), List.of(), Map.of());
    }

    private static PermitReading nothing(String why) {
        return new PermitReading(
                Optional.empty(),
                List.of(new Finding("XML", Severity.ERROR, Place.of(Box.DOCUMENT), Optional.empty(), why)),
                Map.of());
    }
}
