package org.epixgateway.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.permit.Inspection;

/** From {@code ExaminationTransportEvent} elements to box 14. */
final class Inspections {
    private Inspections() {}

    static Optional<Inspection> ofDocument(Element consignment, Remarks remarks) {
        List<Element> events = consignment.all("ExaminationTransportEvent");
        if (events.size() > 1) {
            remarks.warn(
                    events.get(1), "Box 14 is filled more than once for the whole document; only the first is read.");
        }
        return events.stream().findFirst().map(Inspections::inspection);
    }

    static Inspection inspection(Element event) {
        Element quantity = event.at("UnitQuantity");
        Element place = event.at("OccurrenceLogisticsLocation");
        String name = Parties.joined(place.texts("Name"));
        return new Inspection(
                event.at("ActualOccurrenceDateTime").date(),
                Blocks.quantity(quantity.isThere() ? quantity : event.at("InspectedUnitQuantity")), // version 1
                name.isEmpty() ? Parties.joined(place.tokens("ID")) : name,
                inspector(event));
    }

    /** The office if it is named, else the official. */
    private static String inspector(Element event) {
        List<String> names = new ArrayList<>();
        for (Element party : event.all("CertifyingTradeParty")) {
            String office = party.at("Name").text();
            names.add(office.isEmpty() ? Parties.first(Parties.persons(party)) : office);
        }
        names.removeIf(String::isEmpty);
        return String.join(", ", names);
    }
}
