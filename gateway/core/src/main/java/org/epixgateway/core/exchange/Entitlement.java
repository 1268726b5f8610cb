package org.epixgateway.core.exchange;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Permit;

/**
 * Who may say what about a permit: the one table. Deny by default: a kind without a row here may be said by nobody.
 *
 * <pre>
 * PERMIT             the issuing Party (country of box 6)
 * ENDORSEMENT        the issuing Party
 * STATUS_NOTICE      the issuing Party
 * USE_REPORT, CLAIM, the Party of the consignee (box 3a), of an import permit the exporting Party (box 4) too, or one in
 * DECISION           its customs territory
 * RECEIPT, REFUSAL   the Party to which the answered message was addressed
 * PARTY_DESCRIPTOR   the Party that it describes
 * INQUIRY            any registered Party; an answer counts from the Party that was asked
 * </pre>
 */
public enum Entitlement {
    ISSUING_PARTY,
    USING_PARTY,
    ADDRESSED_PARTY,
    DESCRIBED_PARTY,
    ANY_PARTY;

    public static Entitlement of(MessageKind kind) {
        return switch (kind) {
            case PERMIT, ENDORSEMENT, STATUS_NOTICE -> ISSUING_PARTY;
            case USE_REPORT, CLAIM, DECISION -> USING_PARTY;
            case RECEIPT, REFUSAL -> ADDRESSED_PARTY;
            case PARTY_DESCRIPTOR -> DESCRIBED_PARTY;
            case INQUIRY -> ANY_PARTY;
        };
    }

    /** Whether a Party may say this kind of thing about a permit; kinds that are not about a permit are false here. */
    public static boolean mayState(MessageKind kind, Party from, Permit permit) {
        return switch (of(kind)) {
            case ISSUING_PARTY -> is(permit.issuingCountry(), from);
            case USING_PARTY -> usingCountries(permit).contains(from.code());
            case ANY_PARTY -> true;
            case ADDRESSED_PARTY, DESCRIBED_PARTY -> false;
        };
    }

    /** The country of the consignee, and for an import permit that of the exporter. */
    static List<CountryCode> usingCountries(Permit permit) {
        Optional<CountryCode> exporting = permit.kind() == DocumentKind.IMPORT
                ? permit.exporter().address().country()
                : Optional.empty();
        return Stream.concat(permit.importer().address().country().stream(), exporting.stream())
                .toList();
    }

    private static boolean is(Optional<CountryCode> country, Party party) {
        return country.filter(party.code()::equals).isPresent();
    }
}
