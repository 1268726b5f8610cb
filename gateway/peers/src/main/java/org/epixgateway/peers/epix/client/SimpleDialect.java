package org.epixgateway.peers.epix.client;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.query.ConfirmedQuantities;
import org.epixgateway.core.query.PermitQuery;

/** Operations and fields as the hub has them: the dialect of the hub itself and of systems that speak like it. */
public final class SimpleDialect implements Dialect {
    private final CountryCode country;
    private final Form form;

    public SimpleDialect(CountryCode country, Form form) {
        this.country = country;
        this.form = form;
    }

    /** How a deployment writes the names of the operations. */
    public enum Spelling {
        SNAKE_CASE(
                "get_non_final_cites_certificate",
                "get_final_cites_certificate",
                "confirm_quantities",
                "service_state"),
        CAMEL_CASE("GetNonFinalCitesCertificate", "GetFinalCitesCertificate", "ConfirmQuantities", "ServiceState");

        private final String nonFinal;
        private final String asFinal;
        private final String confirm;
        private final String state;

        Spelling(String nonFinal, String asFinal, String confirm, String state) {
            this.nonFinal = nonFinal;
            this.asFinal = asFinal;
            this.confirm = confirm;
            this.state = state;
        }

        String ask(PermitQuery.Stage stage) {
            return switch (stage) {
                case NON_FINAL -> nonFinal;
                case FINAL -> asFinal;
            };
        }
    }

    /**
     * What differs between systems of one dialect.
     *
     * @param needsIntegers whether confirmed quantities must be whole numbers, as the hub declares them
     */
    public record Form(String namespace, Spelling spelling, boolean needsIntegers) {}

    @Override
    public Saying ask(PermitQuery query) {
        return call(form.spelling().ask(query.stage()), HubFields.of(query));
    }

    @Override
    public Saying confirm(ConfirmedQuantities quantities) {
        Optional<String> whyNot = form.needsIntegers() ? HubFields.fraction(quantities) : Optional.empty();
        return whyNot.<Saying>map(Unsayable::new)
                .orElseGet(() -> call(form.spelling().confirm, HubFields.of(quantities)));
    }

    @Override
    public Saying state() {
        return call(form.spelling().state, List.of(HubFields.callee(country)));
    }

    private SoapCall call(String operation, List<Field> fields) {
        SoapRequest request = new SoapRequest(form.namespace(), Optional.empty(), Field.holding(operation, fields));
        return new SoapCall(operation, request.toBytes(), Optional.of(operation + "Response"));
    }
}
