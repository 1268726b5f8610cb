package org.epixgateway.peers.epix.client;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.query.ConfirmedQuantities;
import org.epixgateway.core.query.PermitQuery;

/** The Swiss system: the hub's operations with the suffix Request, to be called with a client certificate. */
public final class SwissDialect implements Dialect {
    private final String namespace;
    private final boolean needsIntegers;

    /** @param needsIntegers whether confirmed quantities must be whole numbers, as the hub declares them */
    public SwissDialect(String namespace, boolean needsIntegers) {
        this.namespace = namespace;
        this.needsIntegers = needsIntegers;
    }

    @Override
    public Saying ask(PermitQuery query) {
        String operation = switch (query.stage()) {
            case NON_FINAL -> "GetNonFinalCitesCertificate";
            case FINAL -> "GetFinalCitesCertificate";
        };
        return call(operation, HubFields.of(query));
    }

    @Override
    public Saying confirm(ConfirmedQuantities quantities) {
        Optional<String> whyNot = needsIntegers ? HubFields.fraction(quantities) : Optional.empty();
        return whyNot.<Saying>map(Unsayable::new).orElseGet(() -> call("ConfirmQuantities", HubFields.of(quantities)));
    }

    /** Alone of all its operations it has no fields. */
    @Override
    public Saying state() {
        return call("ServiceState", List.of());
    }

    private SoapCall call(String operation, List<Field> fields) {
        SoapRequest request =
                new SoapRequest(namespace, Optional.empty(), Field.holding(operation + "Request", fields));
        return new SoapCall("urn:" + operation, request.toBytes(), Optional.of(operation + "Response"));
    }
}
