package org.epixgateway.core.verify;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.epixgateway.core.exchange.Circuits;
import org.epixgateway.core.exchange.IssuersWord;
import org.epixgateway.core.exchange.Self;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;

/**
 * What issuers say of permits that ours cite, asked by what can be read on a form, and taken only from a signed answer. A
 * system that did not answer the last deliveries is not waited for once more. Thread-safe.
 */
public final class AskedIssuers implements IssuersWord {
    private static final String OWN_RULES = "own rules";

    private final Self self;
    private final AskIssuer ask;
    private final Circuits circuits;
    private final RandomGenerator random;

    public AskedIssuers(Self self, AskIssuer ask, Circuits circuits, RandomGenerator random) {
        this.random = random;
        this.self = self;
        this.ask = ask;
        this.circuits = circuits;
    }

    @Override
    public Said ofImportPermit(CountryCode importing, String number, Optional<String> species) {
        if (importing.equals(self.party().code())) {
            return new NoneSuch();
        }
        if (Party.isOne(importing) && circuits.of(new Party(importing)).isOpen()) {
            return new NotTold("The system of " + importing + " does not answer at present.");
        }
        if (species.filter(name -> name.length() > Proof.VisibleFields.TAXON_LENGTH_MAX)
                .isPresent()) {
            return new NotTold("The name of the species is too long to be asked for.");
        }
        Question question;
        try {
            question = new Question(
                    importing,
                    number,
                    new Proof.VisibleFields(
                            Optional.of(DocumentKind.IMPORT), Optional.empty(), Optional.of(importing), species),
                    new Asker.Own(OWN_RULES),
                    nonce());
        } catch (IllegalArgumentException unfit) {
            return new NotTold("It cannot be asked about: " + unfit.getMessage());
        }
        return switch (ask.ask(question)) {
            case AskIssuer.NotTold(String sentence) -> new NotTold(sentence);
            case AskIssuer.Told(CheckedAnswer checked, String unused) -> said(checked);
        };
    }

    private String nonce() {
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }

    private static Said said(CheckedAnswer checked) {
        return switch (checked) {
            case CheckedAnswer.NotToBeReliedOn(String sentence) -> new NotTold(sentence);
            case CheckedAnswer.Genuine genuine -> said(genuine.answer().state());
        };
    }

    private static Said said(VerifiedState state) {
        return switch (state) {
            case VALID, PARTLY_USED -> new Holds();
            case UNKNOWN, NO_MATCH -> new NoneSuch();
            case USED, EXPIRED, WITHDRAWN, LOST, REPLACED, IN_QUESTION ->
                new HoldsNot(state.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        };
    }
}
