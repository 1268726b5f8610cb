package org.epixgateway.core.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.exchange.Reception.Stated;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Severity;

/** What a peer is told of its statement, document by document. Pure. */
final class ReceivedFindings {
    private ReceivedFindings() {}

    /** By an inquiry a Party with which the permit has nothing to do learns nothing of what is registered here. */
    private static boolean isCuriosity(Stated stated, ReceivedAbout one) {
        Header header = stated.message().header();
        boolean isConcerned = one.concerned()
                .map(concerned -> concerned.lived().permit())
                .filter(permit -> Entitlement.mayState(MessageKind.PERMIT, header.from(), permit)
                        || Entitlement.mayState(MessageKind.USE_REPORT, header.from(), permit))
                .isPresent();
        return header.kind() == MessageKind.INQUIRY && !isConcerned;
    }

    /** Who claims a movement claims all of it, or nothing. */
    static Optional<String> notTaken(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.rule().equals(LifeFindings.NOT_OF_THIS_MOVEMENT))
                .map(Finding::sentence)
                .findFirst();
    }

    static List<Finding> on(Stated stated, ReceivedAbout one) {
        if (one.concerned().isEmpty()) {
            return isCuriosity(stated, one)
                    ? List.of()
                    : List.of(
                            LifeFindings.warning(
                                    LifeFindings.NOT_REGISTERED_HERE,
                                    "No permit of this number and kind is registered here; the statement is kept and counts once it is."));
        }
        Concerned concerned = one.concerned().get();
        List<Finding> findings = new ArrayList<>();
        boolean isOther = !one.isLinked()
                && !isCuriosity(stated, one)
                && !stated.message()
                        .header()
                        .permit()
                        .orElseThrow()
                        .document()
                        .equals(concerned.lived().registered().document());
        if (isOther) {
            findings.add(LifeFindings.warning(
                    LifeFindings.OTHER_DOCUMENT,
                    "The statement names another document of this permit than the one that is registered here."));
        }
        concerned.arisen().forEach(conflict -> findings.add(LifeFindings.of(conflict, Severity.ERROR)));
        findings.addAll(LifeFindings.formalities(concerned));
        return findings;
    }
}
