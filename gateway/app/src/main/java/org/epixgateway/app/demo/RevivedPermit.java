package org.epixgateway.app.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.permit.Address;
import org.epixgateway.core.permit.Authority;
import org.epixgateway.core.permit.Block;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.Inspection;
import org.epixgateway.core.permit.Issue;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDocuments;
import org.epixgateway.core.permit.Provenance;
import org.epixgateway.core.permit.ReferencedDocument;
import org.epixgateway.core.permit.Trader;

/**
 * The permit of the recorded EPIX message made fit for an exchange today: Parties and dates replaced, missing values
 * filled, everything else as recorded. Says what it changed.
 */
final class RevivedPermit {
    private final List<String> changes = new ArrayList<>();
    private final Permit recorded;
    private final CountryCode from;
    private final CountryCode to;
    private final LocalDate today;

    RevivedPermit(Permit recorded, CountryCode from, CountryCode to, LocalDate today) {
        this.recorded = recorded;
        this.from = from;
        this.to = to;
        this.today = today;
    }

    List<String> changes() {
        return List.copyOf(changes);
    }

    Bytes document(PermitDocuments documents) {
        Authority authority = new Authority(
                recorded.authority().name(),
                moved("box 6, country of the authority", recorded.authority().address(), from));
        Permit revived = new Permit(
                recorded.format(),
                recorded.kind(),
                recorded.typeLetter(),
                recorded.typeText(),
                recorded.number(),
                false,
                date("box 2, valid from", recorded.validFrom(), today),
                date("box 2, valid until", recorded.validUntil(), today.plusMonths(5)),
                moved("box 3a, country of the importer", recorded.importer(), to),
                moved("box 4, country of the exporter", recorded.exporter(), from),
                recorded.specialConditions(),
                recorded.purposeCodes(),
                recorded.purposeText(),
                recorded.securityStamp(),
                authority,
                recorded.blocks().stream().map(this::block).toList(),
                issue(),
                Optional.<Inspection>empty(),
                recorded.transport(),
                recorded.references());
        note("box 1, copy indicator", Boolean.toString(recorded.isCopy()), "false");
        note("box 14", recorded.inspection().isPresent() ? "an old endorsement" : "", "left out");
        return documents.write(revived);
    }

    private Issue issue() {
        Issue was = recorded.issue();
        Optional<LocalDate> date = date("box 13, date of issue", was.date(), today);
        return new Issue(
                was.place(),
                date,
                filled("box 13, name of the signatory", was.signatory(), "M. Muster (invented)"),
                filled("box 13, signature and seal", was.statement(), "Sealed electronically"));
    }

    private Block block(Block was) {
        String place = "block " + was.id();
        return new Block(
                was.id(),
                was.scientificNames(),
                was.commonNames(),
                was.descriptions(),
                was.terms(),
                was.marks(),
                was.appendix(),
                was.sources(),
                was.quantities(),
                was.quota(),
                provenance(place + ", box 12", was.origin(), "XC", "ZA"),
                provenance(place + ", box 12a", was.lastReExport(), "XB", "DE"),
                was.acquiredOn(),
                was.registeredOperations(),
                List.of());
    }

    /** Fictitious countries give way to real ones; what a re-export must say and does not is filled. */
    private Provenance provenance(String place, Provenance was, String fictitious, String real) {
        if (!was.isStated()) {
            return was;
        }
        CountryCode country = was.country()
                .filter(c -> !c.value().startsWith("X"))
                .orElseGet(() -> {
                    note(
                            place + ", country",
                            was.country().map(CountryCode::value).orElse(fictitious),
                            real);
                    return CountryCode.of(real);
                });
        ReferencedDocument document = was.document();
        ReferencedDocument filled = new ReferencedDocument(
                document.typeCode(),
                filled(place + ", number", document.number(), "14" + country + "000123"),
                Optional.of(document.date().orElseGet(() -> {
                    note(place + ", date", "", "2013-05-14");
                    return LocalDate.of(2013, 5, 14);
                })),
                document.name());
        return new Provenance(Optional.of(country), was.countryAsWritten(), filled);
    }

    private Trader moved(String place, Trader was, CountryCode country) {
        String name = filled(place.replace("country of the", "name of the"), was.name(), "Example trader (invented)");
        Address address = moved(place, was.address(), country);
        if (!address.isStated()) {
            note(place.replace("country of the", "address of the"), "", "Bahnhofstrasse 1");
            address = new Address(
                    List.of("Bahnhofstrasse 1"),
                    "Example",
                    address.postcode(),
                    address.subdivision(),
                    address.country(),
                    address.countryAsWritten());
        }
        return new Trader(name, address, was.representatives());
    }

    private Address moved(String place, Address was, CountryCode country) {
        note(place, was.country().map(CountryCode::value).orElse(""), country.value());
        return new Address(was.lines(), was.city(), was.postcode(), was.subdivision(), Optional.of(country), "");
    }

    private Optional<LocalDate> date(String place, Optional<LocalDate> was, LocalDate now) {
        note(place, was.map(LocalDate::toString).orElse(""), now.toString());
        return Optional.of(now);
    }

    private String filled(String place, String was, String otherwise) {
        if (!was.isBlank()) {
            return was;
        }
        note(place, "", otherwise);
        return otherwise;
    }

    private void note(String place, String was, String now) {
        if (!was.equals(now)) {
            changes.add(place + ": " + (was.isEmpty() ? "(empty)" : was) + " -> " + now);
        }
    }
}
