package org.epixgateway.peers.epix.callers;

import java.util.Optional;
import org.epixgateway.core.permit.DocumentFormat;

/** The two versions of the EPIX contract; they differ in the permit that is answered. */
enum Version {
    V1("v1", "urn:CitesDataExchange/v1/", DocumentFormat.TOOLKIT_1),
    V2("v2", "urn:CitesDataExchange/v2/", DocumentFormat.TOOLKIT_2);

    private static final String BARE = "urn:CitesDataExchange";

    private final String label;
    private final String namespace;
    private final DocumentFormat form;

    Version(String label, String namespace, DocumentFormat form) {
        this.label = label;
        this.namespace = namespace;
        this.form = form;
    }

    /** Last part of the address, and the prefix in the recorded answers. */
    String label() {
        return label;
    }

    String namespace() {
        return namespace;
    }

    DocumentFormat form() {
        return form;
    }

    /** By the path of the address; the hub's default where it names none. */
    static Optional<Version> atPath(String path) {
        return switch (path) {
            case "", "/", "/v2", "/v2/" -> Optional.of(V2);
            case "/v1", "/v1/" -> Optional.of(V1);
            default -> Optional.empty();
        };
    }

    /**
     * What the namespace of a request says: its version, that of the address if it names none, or empty if it is not of
     * this contract.
     */
    static Optional<Version> ofNamespace(String namespace, Version atAddress) {
        String bare = namespace.endsWith("/") ? namespace.substring(0, namespace.length() - 1) : namespace;
        return switch (bare) {
            case "", BARE -> Optional.of(atAddress);
            case BARE + "/v1" -> Optional.of(V1);
            case BARE + "/v2" -> Optional.of(V2);
            default -> Optional.empty();
        };
    }
}
