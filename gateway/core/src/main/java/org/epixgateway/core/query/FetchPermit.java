package org.epixgateway.core.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.epixgateway.core.evidence.EvidenceNote;
import org.epixgateway.core.exchange.ValidateDocument;
import org.epixgateway.core.exchange.ValidateDocument.Validation;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.PermitNumber;
import org.epixgateway.core.permit.PermitReading;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Severity;
import org.epixgateway.core.rules.Occasion;

/**
 * Asks the system of the country that issued a permit for it, and says what came. Nobody sealed it: only the connection
 * vouches for it, so it is kept and shown and the permit register is left alone. Thread-safe.
 */
public final class FetchPermit {
    /** What vouches for a fetched permit, as evidence says it. */
    public static final String ASSURANCE = "channel only";

    private static final String OTHER_NUMBER = "Q-01";
    private static final String OTHER_COUNTRY = "Q-02";
    private static final String NOT_SENT = "Q-03";

    private final EpixSystems systems;
    private final ValidateDocument validate;
    private final Keeping keeping;

    public FetchPermit(EpixSystems systems, ValidateDocument validate, Keeping keeping) {
        this.systems = systems;
        this.validate = validate;
        this.keeping = keeping;
    }

    /** What came of asking. */
    public sealed interface Outcome {}

    /**
     * An answer with a permit, acceptable or not.
     *
     * @param kept where the whole answer is, byte for byte
     */
    public record Fetched(QueryAnswer.Found answer, Validation validation, String kept) implements Outcome {}

    /** The asked system said no, or was not asked since its terms forbid the question. */
    public record NotGiven(String code, String sentence) implements Outcome {}

    /** No system of this country is known here. */
    public record NoSystem(CountryCode country) implements Outcome {}

    /** @throws org.epixgateway.core.exchange.OutageException where no usable answer came, or it cannot be kept */
    public Outcome fetch(PermitQuery query, String account) {
        Optional<EpixSystem> system = systems.of(query.callee());
        if (system.isEmpty()) {
            return new NoSystem(query.callee());
        }
        keeping.space().requireRoom();
        return switch (system.get().ask(query)) {
            case QueryAnswer.Found found -> fetched(query, found, account);
            case QueryAnswer.Declined declined -> {
                Map<String, String> facts = facts(query);
                facts.put("code", declined.code());
                facts.put("outcome", declined.sentence());
                keeping.note("permit-asked", account, facts);
                yield new NotGiven(declined.code(), declined.sentence());
            }
        };
    }

    private Fetched fetched(PermitQuery query, QueryAnswer.Found found, String account) {
        String kept = keeping.keep(query.callee(), found.response()); // before the entry that names it
        Validation read = validate.validate(found.document(), Occasion.RECEIVE);
        List<Finding> all = new ArrayList<>(againstQuestion(query, found, read.reading()));
        all.addAll(read.findings());
        Validation validation = new Validation(read.reading(), List.copyOf(all), read.ruleSetVersion());
        Map<String, String> facts = facts(query);
        facts.put("response", found.response().digest().hex());
        facts.put("document", found.document().digest().hex());
        facts.put("kept", kept);
        facts.put("assurance", ASSURANCE);
        facts.put("findings", Finding.counted(all));
        read.reading()
                .permit()
                .flatMap(Permit::key)
                .map(PermitKey::label)
                .ifPresent(label -> facts.put(EvidenceNote.PERMIT, label));
        keeping.note("permit-fetched", account, facts);
        return new Fetched(found, validation, kept);
    }

    /** Without the token. */
    private static Map<String, String> facts(PermitQuery query) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("callee", query.callee().value());
        facts.put("number", query.number());
        facts.put("stage", query.stage().name());
        return facts;
    }

    private static List<Finding> againstQuestion(PermitQuery query, QueryAnswer.Found found, PermitReading reading) {
        List<Finding> findings = new ArrayList<>();
        Optional<Permit> permit = reading.permit();
        Optional<PermitNumber> number = permit.flatMap(Permit::number);
        String asked = PermitNumber.of(query.number()).normalised();
        if (permit.isPresent() && !number.map(PermitNumber::normalised).equals(Optional.of(asked))) {
            findings.add(finding(
                    reading, OTHER_NUMBER, Severity.ERROR, Box.B1, "The permit that came is not the one asked for."));
        }
        Optional<CountryCode> issuer = permit.flatMap(Permit::issuingCountry);
        if (issuer.isPresent() && !issuer.get().equals(query.callee())) {
            findings.add(finding(
                    reading,
                    OTHER_COUNTRY,
                    Severity.ERROR,
                    Box.B6,
                    "The permit names " + issuer.get() + " as its issuing country, and the system of " + query.callee()
                            + " was asked; nothing shows that it may speak for the other."));
        }
        if (!found.notSent().isEmpty()) {
            findings.add(finding(
                    reading,
                    NOT_SENT,
                    Severity.WARNING,
                    Box.DOCUMENT,
                    "The answer speaks of " + found.notSent().size()
                            + (found.notSent().size() == 1 ? " attachment" : " attachments")
                            + " that it does not bring."));
        }
        return findings;
    }

    private static Finding finding(PermitReading reading, String rule, Severity severity, Box box, String sentence) {
        Place place = Place.of(box);
        return new Finding(rule, severity, place, reading.positionOf(place), sentence);
    }
}
