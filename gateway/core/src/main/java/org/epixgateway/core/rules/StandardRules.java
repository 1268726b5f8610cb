package org.epixgateway.core.rules;

import java.util.List;

/** The rules in force, one line each, in the order of the boxes. */
final class StandardRules {
    static final List<Rule> ALL = List.of(
            new ControlNumber(),
            new KindOfDocument(),
            new ValidityDates(),
            new LongestValidity(),
            new TradersNamed(),
            new ExporterAddress(),
            new OwnerAddress(),
            new TransportOfLiveSpecimens(),
            new PurposeOfTransaction(),
            new IssuingAuthority(),
            new ScientificNames(),
            new DescriptionOfSpecimens(),
            new AppendixAndSource(),
            new QuantityAndUnit(),
            new QuotaStated(),
            new OriginAndLastReExport(),
            new RegisteredOperationOrAcquisition(),
            new SignatureAndSeal(),
            new SignatoryNamed());

    private StandardRules() {}
}
