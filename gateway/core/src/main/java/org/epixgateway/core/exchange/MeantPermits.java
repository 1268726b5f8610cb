package org.epixgateway.core.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.DocumentKind;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.PermitNumber;

/** Which registered documents somebody means by the numbers on them. Thread-safe. */
final class MeantPermits {
    private final PermitRegister register;
    private final PermitLives lives;

    MeantPermits(PermitRegister register, PermitLives lives) {
        this.register = register;
        this.lives = lives;
    }

    /** The document that a statement is about, then those of the same movement; fewer where a problem says why. */
    List<PermitLives.Lived> of(StatementRequest request, List<Finding> problems) {
        List<PermitLives.Lived> meant = new ArrayList<>();
        one(request.issuingCountry(), request.number(), request.kind(), problems)
                .ifPresent(meant::add);
        if (request.fact() instanceof Fact.OfMovement movement) {
            linked(movement, problems).forEach(meant::add);
            requireDistinct(meant, problems);
        }
        return meant;
    }

    private List<PermitLives.Lived> linked(Fact.OfMovement movement, List<Finding> problems) {
        if (movement.linked().size() > Fact.LINKED_MAX) {
            problems.add(LifeFindings.error(
                    LifeFindings.INCOMPLETE,
                    Box.DOCUMENT,
                    "A movement has at most " + Fact.LINKED_MAX + " linked documents."));
            return List.of();
        }
        List<PermitLives.Lived> found = new ArrayList<>();
        for (Fact.Linked<?> linked : movement.linked()) {
            PermitKey named = linked.document();
            one(named.issuingCountry(), named.number(), Optional.of(named.kind()), problems)
                    .ifPresent(found::add);
        }
        return found;
    }

    private static void requireDistinct(List<PermitLives.Lived> meant, List<Finding> problems) {
        List<PermitKey> keys =
                meant.stream().map(lived -> lived.registered().key()).toList();
        if (new HashSet<>(keys).size() < keys.size()) {
            problems.add(LifeFindings.error(
                    LifeFindings.INCOMPLETE, Box.DOCUMENT, "A document of the movement is named once."));
        }
    }

    private Optional<PermitLives.Lived> one(
            CountryCode country, String number, Optional<DocumentKind> kind, List<Finding> problems) {
        boolean isNumber = !number.isBlank() && number.length() <= PermitNumber.LENGTH_MAX;
        List<RegisteredPermit> alike = !isNumber
                ? List.of()
                : register.named(country, PermitNumber.of(number).normalised()).stream()
                        .filter(permit -> kind.filter(
                                        meant -> meant != permit.key().kind())
                                .isEmpty())
                        .toList();
        if (alike.isEmpty()) {
            problems.add(LifeFindings.error(
                    LifeFindings.UNKNOWN_PERMIT,
                    Box.B1,
                    "No permit of " + country + " with this number is registered here."));
        } else if (alike.size() > 1) {
            problems.add(LifeFindings.error(
                    LifeFindings.UNKNOWN_PERMIT,
                    Box.B1,
                    "Several documents bear this number ("
                            + alike.stream()
                                    .map(permit -> permit.key().kind().name())
                                    .collect(Collectors.joining(", "))
                            + "); name the kind."));
        }
        return alike.size() == 1 ? Optional.of(lives.of(alike.get(0))) : Optional.empty();
    }
}
