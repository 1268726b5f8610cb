package org.epixgateway.core.query;

import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentFormat;

/** What an EPIX system asks of us, as one of the four operations that such systems know. */
public sealed interface EpixRequest {
    EpixCaller caller();

    /** The country that is asked, ourselves or one whose system we ask in turn. */
    CountryCode callee();

    /** @param form in which the caller reads permits */
    record Show(EpixCaller caller, PermitQuery query, DocumentFormat form) implements EpixRequest {
        @Override
        public CountryCode callee() {
            return query.callee();
        }
    }

    record Confirm(EpixCaller caller, ConfirmedQuantities quantities) implements EpixRequest {
        @Override
        public CountryCode callee() {
            return quantities.callee();
        }
    }

    record State(EpixCaller caller, CountryCode callee) implements EpixRequest {}
}
