package org.epixgateway.peers.epix.callers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.query.ConfirmedQuantities;
import org.epixgateway.core.query.EpixCaller;
import org.epixgateway.core.query.EpixRequest;
import org.epixgateway.core.query.PermitQuery;
import org.epixgateway.core.query.PermitQuery.Stage;
import org.epixgateway.peers.epix.callers.UnusableRequestException.Reason;

/**
 * Understands a SOAP request by what stands in its body. The SOAPAction header, addresses to answer to and all other
 * headers say nothing to it.
 */
final class RequestReader {
    static final int POSITIONS_MAX = 2_000;

    /** More digits than any shipment has; no exponent, no comma, no sign but plus. */
    private static final Pattern AMOUNT = Pattern.compile("\\+?(\\d{1,18}(\\.\\d{0,9})?|\\.\\d{1,9})");

    /** Plain letters before they are raised, since some others become plain ones by that. */
    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z][A-Za-z0-9]");

    private static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";

    private final CountryCode own;

    RequestReader(CountryCode own) {
        this.own = own;
    }

    Spoken read(Bytes soap, Version atAddress, EpixCaller caller) throws UnusableRequestException {
        Node call = call(SmallXml.read(soap));
        Version version = Version.ofNamespace(call.namespace(), atAddress)
                .orElseThrow(() -> UnusableRequestException.invalid("The body is not of the EPIX contract."));
        Operation operation = Operation.named(call.name())
                .orElseThrow(() -> UnusableRequestException.invalid("The body names no operation of EPIX."));
        return new Spoken(operation, version, request(operation, version, call, caller));
    }

    private EpixRequest request(Operation operation, Version version, Node call, EpixCaller caller)
            throws UnusableRequestException {
        return switch (operation) {
            case GET_NON_FINAL -> new EpixRequest.Show(caller, query(call, Stage.NON_FINAL), version.form());
            case GET_FINAL -> new EpixRequest.Show(caller, query(call, Stage.FINAL), version.form());
            case CONFIRM_QUANTITIES ->
                new EpixRequest.Confirm(
                        caller, new ConfirmedQuantities(callee(call), number(call), token(call), positions(call)));
            case SERVICE_STATE -> new EpixRequest.State(caller, callee(call));
        };
    }

    private static Node call(Node envelope) throws UnusableRequestException {
        if (envelope.name().equals("Envelope") && envelope.namespace().equals(SOAP_12)) {
            throw new UnusableRequestException(Reason.OTHER_SOAP, "This service speaks SOAP 1.1.");
        }
        if (!envelope.name().equals("Envelope") || !envelope.namespace().equals(SmallXml.SOAP_11)) {
            throw UnusableRequestException.invalid("The request is not a SOAP 1.1 envelope.");
        }
        List<Node> headers = parts(envelope, "Header");
        if (headers.stream().flatMap(header -> header.children().stream()).anyMatch(Node::isMandatory)) {
            throw new UnusableRequestException(Reason.NOT_UNDERSTOOD, "This service understands no headers.");
        }
        List<Node> bodies = parts(envelope, "Body");
        if (bodies.size() != 1 || bodies.getFirst().children().size() != 1) {
            throw UnusableRequestException.invalid("The envelope has one body with one element.");
        }
        return bodies.getFirst().children().getFirst();
    }

    private static List<Node> parts(Node envelope, String name) {
        return envelope.children().stream()
                .filter(part -> part.name().equals(name) && part.namespace().equals(SmallXml.SOAP_11))
                .toList();
    }

    private PermitQuery query(Node call, Stage stage) throws UnusableRequestException {
        return new PermitQuery(callee(call), number(call), token(call), stage);
    }

    /** Who names no country asks us: the Swiss form of ServiceState has no field for it. */
    private CountryCode callee(Node call) throws UnusableRequestException {
        String code = stripped(call.field("IsoCountryCode").orElse(""));
        if (code.isEmpty()) {
            return own;
        }
        if (!COUNTRY.matcher(code).matches()) {
            throw UnusableRequestException.invalid("IsoCountryCode is a two-letter code.");
        }
        return CountryCode.of(code.toUpperCase(Locale.ROOT));
    }

    private static String number(Node call) throws UnusableRequestException {
        return call.field("CertificateNumber").orElse("");
    }

    /** An empty one is none; white space around it comes from pretty printing. */
    private static Optional<String> token(Node call) throws UnusableRequestException {
        return call.field("TokenId").map(RequestReader::stripped).filter(token -> !token.isEmpty());
    }

    private static List<ConfirmedQuantities.Position> positions(Node call) throws UnusableRequestException {
        List<ConfirmedQuantities.Position> positions = new ArrayList<>();
        for (Node quantities : call.all("ConfirmedQuantities")) {
            for (Node position : quantities.all("CitesPosition")) {
                positions.add(
                        new ConfirmedQuantities.Position(position.field("ID").orElse(""), amount(position)));
            }
        }
        if (positions.size() > POSITIONS_MAX) {
            throw UnusableRequestException.invalid("At most " + POSITIONS_MAX + " positions are confirmed at once.");
        }
        return positions;
    }

    private static BigDecimal amount(Node position) throws UnusableRequestException {
        String text = stripped(position.field("InspectedUnitQuantity").orElse(""));
        if (!AMOUNT.matcher(text).matches()) {
            throw UnusableRequestException.invalid(
                    "InspectedUnitQuantity is a decimal number from zero on, with a point and at most 18 digits before it.");
        }
        return new BigDecimal(text);
    }

    /** Without the white space of XML; other white space is part of what was said. */
    private static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && " \t\r\n".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && " \t\r\n".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }
}
