package org.epixgateway.documents;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.epixgateway.core.permit.Block;
import org.epixgateway.core.permit.Quantity;
import org.epixgateway.core.permit.Quota;

/** From {@code IncludedSupplyChainConsignmentItem} elements to blocks, boxes 7 to 12b and 14. */
final class Blocks {
    private static final Pattern BETWEEN_SOURCES = Pattern.compile("[\\s,;/+]+");
    /** Pre-Convention and confiscated specimens, whose code stands together with a second one. */
    private static final String FIRST_OF_TWO = "OI";

    private Blocks() {}

    static Block block(Element item, Remarks remarks) {
        List<Element> lines = item.all("IncludedSupplyChainTradeLineItem");
        List<Element> products =
                lines.stream().map(line -> line.at("SpecifiedTradeProduct")).toList();
        Element v2 = item.at("ApplicableCrossBorderRegulatoryProcedure");
        String procedureName = v2.isThere() ? v2.name() : "ApplicableCrossBorderGovernmentProcedure";
        List<Element> procedures = item.all(procedureName);
        Provenances.remarkOthers(item, remarks);
        return new Block(
                item.at("ID").token(),
                texts(products, "ScientificName"),
                texts(products, "CommonName"),
                texts(products, "Description"),
                tokens(products, "TypeCode"),
                marks(item, products),
                String.join("/", new LinkedHashSet<>(tokens(lines, "TypeCode"))),
                sources(lines),
                quantities(item),
                quota(procedures, remarks),
                Provenances.origin(item, remarks),
                Provenances.lastReExport(item, remarks),
                procedures.stream()
                        .flatMap(procedure -> procedure.at("AcquisitionDateTime").date().stream())
                        .findFirst(),
                procedures.stream()
                        .flatMap(procedure -> operations(procedure).stream())
                        .toList(),
                item.all("ExaminationTransportEvent").stream()
                        .map(Inspections::inspection)
                        .toList());
    }

    /** Marks; where none are stated, the numbers that maker or seller gave to the specimens (version 1 has no marks). */
    private static List<String> marks(Element item, List<Element> products) {
        List<String> marks = texts(item.all("PhysicalLogisticsShippingMarks"), "Marking");
        if (!marks.isEmpty()) {
            return marks;
        }
        List<String> numbers = new ArrayList<>(tokens(products, "ManufacturerAssignedID"));
        numbers.addAll(tokens(products, "SellerAssignedID"));
        return numbers;
    }

    private static List<String> sources(List<Element> lines) {
        List<String> written = tokens(lines, "TypeExtensionCode");
        if (written.size() == 1 && written.getFirst().length() == 1) {
            return written; // by far the most
        }
        return written.stream()
                .flatMap(BETWEEN_SOURCES::splitAsStream)
                .flatMap(Blocks::eachSource)
                .filter(source -> !source.isEmpty())
                .distinct()
                .toList();
    }

    private static Stream<String> eachSource(String written) {
        boolean isPair = written.length() == 2 && written.chars().anyMatch(c -> FIRST_OF_TWO.indexOf(c) >= 0);
        return isPair ? Stream.of(written.substring(0, 1), written.substring(1)) : Stream.of(written);
    }

    /** The way in which {@link #sources} takes them apart. */
    static String joinedSources(List<String> sources) {
        boolean isPair = sources.size() == 2
                && FIRST_OF_TWO.contains(sources.getFirst())
                && sources.stream().allMatch(source -> source.length() == 1);
        return String.join(isPair ? "" : " ", sources);
    }

    private static List<Quantity> quantities(Element item) {
        return item.all("TransportLogisticsPackage").stream()
                .flatMap(one -> quantity(one.at("ItemQuantity")).stream())
                .toList();
    }

    static Optional<Quantity> quantity(Element quantity) {
        return quantity.decimal().map(amount -> new Quantity(amount, quantity.attribute("unitCode")));
    }

    private static Optional<Quota> quota(List<Element> procedures, Remarks remarks) {
        for (Element procedure : procedures) {
            Element used = procedure.at("UsedToDateQuotaQuantity");
            Element annual = procedure.at("AnnualQuotaQuantity");
            Optional<Quantity> usedToDate = quantity(used);
            Optional<Quantity> perYear = quantity(annual);
            if (usedToDate.isPresent() && perYear.isPresent()) {
                return Optional.of(new Quota(usedToDate.get(), perYear.get()));
            }
            if (used.isThere() != annual.isThere()) {
                remarks.warn(
                        used.isThere() ? used : annual,
                        "Box 11a states only one of quantity used so far and annual quota; it is not read as a quota.");
            }
        }
        return Optional.empty();
    }

    private static List<String> operations(Element procedure) {
        return procedure.all("PreviousReferencedDocument").stream()
                .flatMap(document -> {
                    List<String> numbers = document.tokens("ID");
                    return (numbers.isEmpty() ? document.texts("Name") : numbers).stream();
                })
                .toList();
    }

    private static List<String> texts(List<Element> within, String name) {
        if (within.size() == 1) {
            return within.getFirst().texts(name);
        }
        return within.stream().flatMap(one -> one.texts(name).stream()).toList();
    }

    private static List<String> tokens(List<Element> within, String name) {
        if (within.size() == 1) {
            return within.getFirst().tokens(name);
        }
        return within.stream().flatMap(one -> one.tokens(name).stream()).toList();
    }
}
