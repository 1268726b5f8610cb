package org.epixgateway.core.exchange;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Reception.Refused;
import org.epixgateway.core.exchange.Reception.Verified;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitNumber;

/** The third check: may this Party say this, and do header and document speak of the same permit? Pure. */
final class Authority {
    private Authority() {}

    static Optional<Reception> refusalByHeader(Verified message) {
        Header header = message.header();
        if (!header.profileVersion().equals(Header.PROFILE_VERSION)) {
            return Optional.of(remembered(
                    message,
                    RefusalReason.NOT_SUPPORTED,
                    "This gateway speaks profile version " + Header.PROFILE_VERSION + " of the exchange.",
                    List.of()));
        }
        if (header.kind() != MessageKind.PERMIT && !header.kind().isStatement()) {
            return Optional.of(remembered(
                    message,
                    RefusalReason.NOT_SUPPORTED,
                    "This gateway does not take messages of kind " + header.kind() + " here.",
                    List.of()));
        }
        if (header.isTest() && !message.sender().policy().takesTestMessages()) {
            return Optional.of(remembered(
                    message,
                    RefusalReason.TEST_NOT_ACCEPTED,
                    "Test messages of " + header.from() + " are not taken here; agree on it first.",
                    List.of()));
        }
        return unlisted(message).or(() -> unentitled(message));
    }

    /** Every file is listed with its digest, and the header names the permit whose document is inside. */
    private static Optional<Reception> unlisted(Verified message) {
        Header header = message.header();
        OpenedEnvelope container = message.verified().opened();
        Optional<Bytes> document = container.file(header.document().name());
        boolean isListed = document.map(Bytes::digest)
                        .filter(header.document().digest()::equals)
                        .isPresent()
                && namesItsPermit(header)
                && container.files().size()
                        == 2
                                + header.attachments().stream()
                                        .map(DocumentEntry::name)
                                        .filter(name -> !name.equals(Header.FILE_NAME)
                                                && !name.equals(
                                                        header.document().name()))
                                        .distinct()
                                        .count()
                && header.attachments().stream()
                        .allMatch(entry -> container
                                .file(entry.name())
                                .map(Bytes::digest)
                                .filter(entry.digest()::equals)
                                .isPresent());
        return isListed
                ? Optional.empty()
                : Optional.of(denied(
                        message, "The header does not list exactly the files of the container with their digests."));
    }

    /** A permit's message names the document that it brings; a statement's names the one that it is about. */
    private static boolean namesItsPermit(Header header) {
        return header.permit()
                .filter(permit -> header.kind() != MessageKind.PERMIT
                        || permit.document().equals(header.document().digest()))
                .filter(permit -> isNumber(permit.number()))
                .isPresent();
    }

    private static Optional<Reception> unentitled(Verified message) {
        Header header = message.header();
        if (Entitlement.of(header.kind()) != Entitlement.ISSUING_PARTY) {
            return Optional.empty();
        }
        CountryCode issuer = header.permit().orElseThrow().issuingCountry();
        String what = header.kind() == MessageKind.PERMIT ? "A permit" : "What this says of a permit";
        return issuer.equals(header.from().code())
                ? Optional.empty()
                : Optional.of(denied(
                        message,
                        what + " comes only from the Party that issued it; " + header.from()
                                + " did not issue this one."));
    }

    /** Who uses a permit says so to the Party that issued it, or a document that moves with it. */
    static Optional<Reception> notForUs(Verified message, Fact fact) {
        Header header = message.header();
        if (Entitlement.of(header.kind()) != Entitlement.USING_PARTY) {
            return Optional.empty();
        }
        CountryCode issuer = header.permit().orElseThrow().issuingCountry();
        Stream<CountryCode> linked = fact instanceof Fact.OfMovement movement
                ? movement.linked().stream().map(one -> one.document().issuingCountry())
                : Stream.empty();
        boolean isOurs = header.to()
                .filter(to -> Stream.concat(Stream.of(issuer), linked).anyMatch(to.code()::equals))
                .isPresent();
        return isOurs
                ? Optional.empty()
                : Optional.of(denied(
                        message,
                        "The use of a permit is reported to the Party that issued it, which is " + issuer + "."));
    }

    static Optional<Reception> refusalByDocument(Verified message, Permit permit) {
        PermitReference claim = message.header().permit().orElseThrow();
        if (!Entitlement.mayState(message.header().kind(), message.header().from(), permit)) {
            return Optional.of(denied(
                    message,
                    "The document was issued by another Party than "
                            + message.header().from() + "."));
        }
        boolean isSame = permit.key()
                .filter(key -> key.issuingCountry().equals(claim.issuingCountry())
                        && key.kind() == claim.kind()
                        && isSameNumber(claim.number(), key.number()))
                .isPresent();
        return isSame ? Optional.empty() : Optional.of(denied(message, "Header and document name different permits."));
    }

    private static boolean isSameNumber(String claimed, String normalised) {
        return isNumber(claimed) && PermitNumber.of(claimed).normalised().equals(normalised);
    }

    private static boolean isNumber(String claimed) {
        return !claimed.isBlank() && claimed.length() <= PermitNumber.LENGTH_MAX;
    }

    static Refused denied(Verified message, String sentence) {
        return EnvelopeChecks.refused(
                message.envelope(), Optional.of(message.header()), RefusalReason.NOT_AUTHORISED, sentence);
    }

    /** A refusal of an authentic message: kept under its id for good. */
    static Refused remembered(Verified message, RefusalReason reason, String sentence, List<Finding> findings) {
        return new Refused(
                message.envelope(), Optional.of(message.header()), Optional.of(message), reason, sentence, findings, 1);
    }
}
