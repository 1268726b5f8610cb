package org.epixgateway.core.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Attachment;
import org.epixgateway.core.life.Fact.BlockQuantity;
import org.epixgateway.core.life.Fact.Endorsement;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.permit.Block;
import org.epixgateway.core.permit.DocumentFormat;
import org.epixgateway.core.permit.Inspection;
import org.epixgateway.core.permit.Permit;

/** Shows a permit of ours as issued, or with the actual quantities of box 14, in the form that the caller reads. */
final class PresentPermit {
    /** By this name those who can verify find the container; others have one attachment more. */
    static final String SIGNED = "signed-permit.asice";

    private static final String CONTAINER_TYPE = "application/vnd.etsi.asic-e+zip";

    private final PermitForms forms;

    PresentPermit(PermitForms forms) {
        this.forms = forms;
    }

    EpixReply reply(IssuedPermit permit, PermitQuery.Stage stage, DocumentFormat form) {
        return whyNot(permit.registered().state(), stage)
                .map(PresentPermit::notInForce)
                .orElseGet(() -> switch (stage) {
                    case NON_FINAL -> shown(permit, asIssued(permit, form));
                    case FINAL ->
                        asFinal(permit, form)
                                .map(document -> shown(permit, document))
                                .orElse(EpixReply.Declined.of(EpixFault.NOT_FINAL));
                });
    }

    /** Callers of the hub's time read no state from an answer: a permit that must not be relied on is not shown to them. */
    private static Optional<String> whyNot(PermitState state, PermitQuery.Stage stage) {
        return switch (state) {
            case ISSUED, ENDORSED, EXPIRED -> Optional.empty();
            case USED ->
                stage == PermitQuery.Stage.FINAL
                        ? Optional.empty()
                        : Optional.of("The permit was used; only its final form is shown.");
            case WITHDRAWN -> Optional.of("The permit was withdrawn.");
            case LOST -> Optional.of("The permit was reported lost.");
            case REPLACED -> Optional.of("The permit was replaced by another one.");
            case DISPUTED -> Optional.of("The permit is disputed; ask the Management Authority.");
        };
    }

    private static EpixReply notInForce(String sentence) {
        return new EpixReply.Declined(EpixFault.PERMIT_NOT_IN_FORCE, sentence);
    }

    private Bytes asIssued(IssuedPermit permit, DocumentFormat form) {
        return permit.permit().format() == form ? permit.document() : forms.written(permit.permit(), form);
    }

    private Optional<Bytes> asFinal(IssuedPermit permit, DocumentFormat form) {
        if (permit.endorsement().isPresent()) {
            Permit endorsed = endorsed(permit.permit(), permit.endorsement().get());
            return Optional.of(forms.written(endorsed, form));
        }
        return statesActualQuantities(permit.permit()) ? Optional.of(asIssued(permit, form)) : Optional.empty();
    }

    private static boolean statesActualQuantities(Permit permit) {
        return permit.inspection().flatMap(Inspection::quantity).isPresent()
                || permit.blocks().stream()
                        .flatMap(block -> block.inspections().stream())
                        .anyMatch(inspection -> inspection.quantity().isPresent());
    }

    private static Permit endorsed(Permit permit, Endorsement endorsement) {
        return permit.withBlocks(permit.blocks().stream()
                .map(block -> endorsed(block, endorsement))
                .toList());
    }

    private static Block endorsed(Block block, Endorsement endorsement) {
        return endorsement.shipped().stream()
                .filter(shipped -> shipped.block().equals(block.id()))
                .findFirst()
                .map(BlockQuantity::quantity)
                .map(actual -> block.withInspections(List.of(
                        new Inspection(Optional.of(endorsement.on()), Optional.of(actual), endorsement.place(), ""))))
                .orElse(block);
    }

    private static EpixReply shown(IssuedPermit permit, Bytes document) {
        List<Attachment> attachments = new ArrayList<>(permit.attachments());
        attachments.add(new Attachment(SIGNED, CONTAINER_TYPE, permit.container()));
        return new EpixReply.Shown(document, attachments, false);
    }
}
