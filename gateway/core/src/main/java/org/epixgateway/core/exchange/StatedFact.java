package org.epixgateway.core.exchange;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.epixgateway.core.life.Correspondence;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.life.Standing.Conflict;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.Finding;

/** Whether what somebody of our side wants to state is a whole fact. Pure. */
final class StatedFact {
    private StatedFact() {}

    static void requireComplete(Fact fact, PermitLives.Lived lived, List<Finding> problems) {
        String missing = switch (fact) {
            case Fact.Notice notice
            when (notice.kind() == Fact.Notice.Kind.REPLACED)
                    != notice.successor().isPresent() ->
                "A notice of replacement, and no other, names number and date of the document that takes the place.";
            case Fact.Notice notice when notice.reason().isBlank() -> "A status notice states its reason.";
            case Fact.Endorsement endorsement
            when endorsement.shipped().isEmpty() -> "An endorsement states what is shipped of at least one block.";
            case Fact.Use use when use.blocks().isEmpty() -> "A use report states what became of at least one block.";
            case Fact.ClaimAnswer unused -> "A claim is answered by the gateway itself.";
            case Correspondence.Inquiry inquiry
            when inquiry.answerBy().isBefore(inquiry.on()) -> "The day by which an answer is wanted is over already.";
            case Fact.Settlement settlement
            when !isSettling(settlement, lived) -> "A settlement names statements that are in conflict.";
            default -> "";
        };
        if (!missing.isEmpty()) {
            problems.add(LifeFindings.error(LifeFindings.INCOMPLETE, Box.DOCUMENT, missing));
        }
    }

    private static boolean isSettling(Fact.Settlement settlement, PermitLives.Lived lived) {
        Set<String> open = lived.standing(settlement.on()).conflicts().stream()
                .map(Conflict::statement)
                .collect(Collectors.toSet());
        return !settlement.settled().isEmpty() && open.containsAll(settlement.settled());
    }

    static void requireQuantities(Fact fact, List<Finding> problems) {
        Stream<BigDecimal> amounts = switch (fact) {
            case Fact.Endorsement endorsement ->
                endorsement.shipped().stream().map(shipped -> shipped.quantity().amount());
            case Fact.Claim claim ->
                claim.goods().stream().map(goods -> goods.quantity().amount());
            case Fact.Use use ->
                use.blocks().stream().flatMap(block -> Stream.of(block.accepted(), block.refused(), block.seized()));
            default -> Stream.empty();
        };
        if (amounts.anyMatch(amount -> amount.signum() < 0)) {
            problems.add(LifeFindings.error(LifeFindings.INCOMPLETE, Box.B14, "A quantity is never below zero."));
        }
        List<String> blocks = switch (fact) {
            case Fact.Endorsement endorsement ->
                endorsement.shipped().stream().map(Fact.BlockQuantity::block).toList();
            case Fact.Claim claim ->
                claim.goods().stream().map(Fact.BlockQuantity::block).toList();
            case Fact.Use use -> use.blocks().stream().map(Fact.BlockUse::block).toList();
            default -> List.of();
        };
        if (new HashSet<>(blocks).size() < blocks.size()) {
            problems.add(LifeFindings.error(LifeFindings.INCOMPLETE, Box.B14, "A block is stated once."));
        }
    }
}
