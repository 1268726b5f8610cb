package org.epixgateway.core.query;

import org.epixgateway.core.party.Party;

/** Who asks, by the certificate of the connection: never by a header, and never by the country that a certificate names. */
public sealed interface EpixCaller {

    /** The connection showed no certificate. */
    record Nobody() implements EpixCaller {}

    /** A certificate that is registered for no Party. */
    record Stranger(String subject) implements EpixCaller {}

    /** The Party for which the certificate is registered. */
    record Registered(Party party) implements EpixCaller {}
}
