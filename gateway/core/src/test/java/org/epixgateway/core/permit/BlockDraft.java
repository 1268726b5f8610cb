package org.epixgateway.core.permit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A block while a test still changes it, see {@link PermitDraft}. */
public final class BlockDraft {
    public String id;
    public List<String> scientificNames;
    public List<String> commonNames;
    public List<String> descriptions;
    public List<String> terms;
    public List<String> marks;
    public String appendix;
    public List<String> sources;
    public List<Quantity> quantities;
    public Optional<Quota> quota;
    public Provenance origin;
    public Provenance lastReExport;
    public Optional<LocalDate> acquiredOn;
    public List<String> registeredOperations;
    public List<Inspection> inspections;

    private BlockDraft(Block block) {
        id = block.id();
        scientificNames = block.scientificNames();
        commonNames = block.commonNames();
        descriptions = block.descriptions();
        terms = block.terms();
        marks = block.marks();
        appendix = block.appendix();
        sources = block.sources();
        quantities = block.quantities();
        quota = block.quota();
        origin = block.origin();
        lastReExport = block.lastReExport();
        acquiredOn = block.acquiredOn();
        registeredOperations = block.registeredOperations();
        inspections = block.inspections();
    }

    public static BlockDraft of(Block block) {
        return new BlockDraft(block);
    }

    /** A block with nothing in it but its letter. */
    public static BlockDraft empty(String id) {
        return new BlockDraft(new Block(
                id,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                List.of(),
                List.of(),
                Optional.empty(),
                Provenance.NONE,
                Provenance.NONE,
                Optional.empty(),
                List.of(),
                List.of()));
    }

    public Block build() {
        return new Block(
                id,
                scientificNames,
                commonNames,
                descriptions,
                terms,
                marks,
                appendix,
                sources,
                quantities,
                quota,
                origin,
                lastReExport,
                acquiredOn,
                registeredOperations,
                inspections);
    }
}
