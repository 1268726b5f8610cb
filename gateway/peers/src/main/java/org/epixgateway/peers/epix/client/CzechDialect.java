package org.epixgateway.peers.epix.client;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.epixgateway.core.query.ConfirmedQuantities;
import org.epixgateway.core.query.PermitQuery;

/** The Czech system: one question with one field, the number, under a user name and a password. */
public final class CzechDialect implements Dialect {
    private static final String OPERATION = "get_document";

    private final String namespace;
    private final String user;
    private final Supplier<String> password;

    /** @param password asked for at each call */
    public CzechDialect(String namespace, String user, Supplier<String> password) {
        this.namespace = namespace;
        this.user = user;
        this.password = password;
    }

    @Override
    public Saying ask(PermitQuery query) {
        return switch (query.stage()) {
            case FINAL ->
                new Unsayable(
                        "This system shows a permit in one state only; ask without the final one. Nothing was sent.");
            case NON_FINAL -> document(query.number());
        };
    }

    @Override
    public Saying confirm(ConfirmedQuantities quantities) {
        return new Unsayable("This system takes no confirmed quantities; tell the authority by another way.");
    }

    @Override
    public Saying state() {
        return new Unsayable("This system has no question for its state; ask it for a permit instead.");
    }

    private SoapCall document(String number) {
        Field header = Field.holding(
                "AuthenticationSoapHeader", List.of(Field.of("Username", user), Field.of("Password", password.get())));
        Field operation = Field.holding(OPERATION, List.of(Field.of("ID", number)));
        SoapRequest request = new SoapRequest(namespace, Optional.of(header), operation);
        // how it names its answer could not be read anywhere
        return new SoapCall(OPERATION, request.toBytes(), Optional.empty());
    }
}
