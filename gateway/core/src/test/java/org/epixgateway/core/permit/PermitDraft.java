package org.epixgateway.core.permit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A permit while a test still changes it: one public field per box. The kind follows from letter and text.
 *
 * <pre>
 * Permit expired = PermitDraft.of(TestPermits.elephantTuskExport())
 *         .with(permit -&gt; permit.validUntil = Optional.of(TODAY.minusDays(1)))
 *         .withBlock(0, block -&gt; block.appendix = "I")
 *         .build();
 * </pre>
 */
public final class PermitDraft {
    public DocumentFormat format;
    public String typeLetter;
    public String typeText;
    public Optional<PermitNumber> number;
    public boolean isCopy;
    public Optional<LocalDate> validFrom;
    public Optional<LocalDate> validUntil;
    public Trader importer;
    public Trader exporter;
    public List<String> specialConditions;
    public List<String> purposeCodes;
    public String purposeText;
    public String securityStamp;
    public Authority authority;
    public List<Block> blocks;
    public Issue issue;
    public Optional<Inspection> inspection;
    public Optional<ReferencedDocument> transport;
    public List<ReferencedDocument> references;

    private PermitDraft(Permit permit) {
        format = permit.format();
        typeLetter = permit.typeLetter();
        typeText = permit.typeText();
        number = permit.number();
        isCopy = permit.isCopy();
        validFrom = permit.validFrom();
        validUntil = permit.validUntil();
        importer = permit.importer();
        exporter = permit.exporter();
        specialConditions = permit.specialConditions();
        purposeCodes = permit.purposeCodes();
        purposeText = permit.purposeText();
        securityStamp = permit.securityStamp();
        authority = permit.authority();
        blocks = permit.blocks();
        issue = permit.issue();
        inspection = permit.inspection();
        transport = permit.transport();
        references = permit.references();
    }

    public static PermitDraft of(Permit permit) {
        return new PermitDraft(permit);
    }

    /** A form with nothing in it but its kind. */
    public static PermitDraft empty(String typeLetter, String typeText) {
        return new PermitDraft(new Permit(
                DocumentFormat.TOOLKIT_2,
                DocumentKind.of(typeLetter, typeText),
                typeLetter,
                typeText,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Trader.NONE,
                Trader.NONE,
                List.of(),
                List.of(),
                "",
                "",
                Authority.NONE,
                List.of(),
                Issue.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of()));
    }

    public PermitDraft with(Consumer<PermitDraft> change) {
        change.accept(this);
        return this;
    }

    /** Changes the block at an index (from 0). */
    public PermitDraft withBlock(int index, Consumer<BlockDraft> change) {
        BlockDraft block = BlockDraft.of(blocks.get(index));
        change.accept(block);
        List<Block> changed = new ArrayList<>(blocks);
        changed.set(index, block.build());
        blocks = changed;
        return this;
    }

    public PermitDraft issuedOn(LocalDate date) {
        return withIssue(Optional.of(date), issue.signatory(), issue.statement());
    }

    public PermitDraft withIssue(Optional<LocalDate> date, String signatory, String statement) {
        issue = new Issue(issue.place(), date, signatory, statement);
        return this;
    }

    public Permit build() {
        return new Permit(
                format,
                DocumentKind.of(typeLetter, typeText),
                typeLetter,
                typeText,
                number,
                isCopy,
                validFrom,
                validUntil,
                importer,
                exporter,
                specialConditions,
                purposeCodes,
                purposeText,
                securityStamp,
                authority,
                blocks,
                issue,
                inspection,
                transport,
                references);
    }
}
