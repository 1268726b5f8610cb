package org.epixgateway.core.exchange;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.exchange.Submitting.Answered;
import org.epixgateway.core.exchange.Submitting.Decided;
import org.epixgateway.core.exchange.Submitting.Validated;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.permit.Box;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitKey;
import org.epixgateway.core.permit.Place;
import org.epixgateway.core.permit.Severity;

/**
 * Decides on a validated submission: is it a repeat, is the permit ours to send, to whom does it go, is its number free?
 * Reads the store, writes nothing. Findings here have the rule ids S-01 to S-06 and S-08 to S-10.
 */
final class SubmissionDecision {
    /** The same document again: told at submission, and on receipt by the other side. */
    static final String SENT_BEFORE = "S-08";

    private static final Set<PermitState> ENDED =
            Set.of(PermitState.USED, PermitState.WITHDRAWN, PermitState.LOST, PermitState.REPLACED);

    private final Self self;
    private final Stored stored;
    private final PermitLives lives;
    private final CitedImportPermit importPermit;
    private final CitedOrigin origin;

    SubmissionDecision(Self self, Stored stored, PermitLives lives) {
        this.self = self;
        this.stored = stored;
        this.lives = lives;
        this.importPermit = new CitedImportPermit(lives);
        this.origin = new CitedOrigin(lives);
    }

    Submitting on(Validated validated) {
        SubmissionRequest request = validated.request();
        Optional<Answered> before = answeredBefore(request);
        if (before.isPresent()) {
            return before.get();
        }
        List<Finding> problems = new ArrayList<>();
        requireOwnPermit(validated.permit(), problems);
        List<Party> recipients = recipients(request, validated.permit(), problems);
        Optional<RegisteredPermit> known = known(validated);
        Optional<PermitLives.Lived> lived = known.map(lives::of);
        Optional<Registration> register = register(validated, known, problems)
                .map(row -> lives.registration(row, validated.permit(), validated.at()))
                .or(() -> lived.map(SubmissionDecision::asSeen));
        List<KeptStatement> statedBefore = statedBefore(validated, lived, problems);
        List<Finding> cited =
                new ArrayList<>(importPermit.findings(validated.permit(), validated.findings(), validated.at()));
        cited.addAll(origin.findings(validated.permit(), validated.at()));
        cited.stream().filter(Finding::isError).forEach(problems::add);
        if (!problems.isEmpty()) {
            problems.addAll(validated.findings());
            return new Answered(new SubmissionAnswer.Rejected(problems));
        }
        Validated told = withFormsAccepted(withSentBefore(validated, known), recipients);
        for (Finding warning : cited) {
            told = told.saying(warning);
        }
        return new Decided(told, contents(validated), recipients, register, statedBefore);
    }

    /** What the register has of it now: one look, so that the whole decision is about one state. Tests change no register. */
    private Optional<RegisteredPermit> known(Validated validated) {
        return validated.request().isTest()
                ? Optional.empty()
                : validated.permit().key().flatMap(stored.register()::find);
    }

    /** Nothing changes, but what is said of the permit meanwhile has to reach these recipients too. */
    private static Registration asSeen(PermitLives.Lived lived) {
        RegisteredPermit row = lived.registered();
        return new Registration(row.key(), row.version(), lived.statements().size(), Optional.empty(), List.of());
    }

    /** What we stated of it goes along, so that whoever gets it later stands where the others stand. */
    private List<KeptStatement> statedBefore(
            Validated validated, Optional<PermitLives.Lived> lived, List<Finding> problems) {
        lived.map(permit -> permit.standing(PermitLives.day(validated.at())).state())
                .filter(ENDED::contains)
                .ifPresent(state -> problems.add(error(
                        "S-10",
                        Box.DOCUMENT,
                        "The permit is " + state.name().toLowerCase(Locale.ROOT) + "; it is not sent any more.")));
        return lived.stream()
                .flatMap(permit -> permit.statements().stream())
                .filter(kept -> kept.by().equals(self.party())
                        && (kept.kind() == MessageKind.ENDORSEMENT || kept.kind() == MessageKind.STATUS_NOTICE))
                .toList();
    }

    /** The first answer again, or that the key was used for other contents; empty for a new key. */
    Optional<Answered> answeredBefore(SubmissionRequest request) {
        return stored.journal()
                .submission(request.account(), request.idempotencyKey())
                .map(first -> new Answered(
                        first.body().equals(request.body())
                                ? new SubmissionAnswer.Repeated(first)
                                : new SubmissionAnswer.KeyReused(request.idempotencyKey())));
    }

    private void requireOwnPermit(Permit permit, List<Finding> problems) {
        if (permit.key().isEmpty()) {
            problems.add(error(
                    "S-01",
                    Box.B1,
                    "A permit without a number or without the country of its issuing authority "
                            + "cannot be exchanged."));
        } else if (!permit.issuingCountry().map(self.party().code()::equals).orElse(false)) {
            problems.add(error(
                    "S-02",
                    Box.B6,
                    "This permit was issued by " + permit.issuingCountry().get() + "; this gateway sends permits of "
                            + self.party() + " only."));
        }
    }

    private List<Party> recipients(SubmissionRequest request, Permit permit, List<Finding> problems) {
        List<Party> recipients = request.recipients().isEmpty() ? byKind(permit, problems) : request.recipients();
        for (Party recipient : recipients) {
            Optional<Peer> peer = stored.peers().peer(recipient);
            if (recipient.equals(self.party())) {
                problems.add(error("S-03", Box.DOCUMENT, "The recipient is this gateway's own Party."));
            } else if (peer.isEmpty() || peer.get().state() == Peer.State.RETIRED) {
                problems.add(error(
                        "S-04",
                        Box.DOCUMENT,
                        "Party " + recipient + " is not registered here as a peer; an "
                                + "operator can register it with its descriptor."));
            }
        }
        return recipients;
    }

    private List<Party> byKind(Permit permit, List<Finding> problems) {
        Optional<CountryCode> country = switch (permit.kind().recipients()) {
            case IMPORTING_PARTY -> permit.importer().address().country();
            case EXPORTING_PARTY -> permit.exporter().address().country();
            case NONE -> Optional.empty();
        };
        if (country.filter(self.party().code()::equals).isPresent()) {
            problems.add(error(
                    "S-03",
                    Box.DOCUMENT,
                    "By the document the recipient of this " + permit.kind().title() + " is " + self.party()
                            + ", this gateway's own Party, and nothing is sent to oneself; name the recipients."));
            return List.of();
        }
        if (country.isEmpty() || !Party.isOne(country.get())) {
            problems.add(error(
                    "S-03",
                    Box.DOCUMENT,
                    "For this " + permit.kind().title()
                            + " no recipient follows from the document; name the recipients."));
            return List.of();
        }
        return List.of(new Party(country.get()));
    }

    /** A second sending is lawful, for example after the recipient lost the first; but it may be an oversight. */
    private Validated withSentBefore(Validated validated, Optional<RegisteredPermit> known) {
        return known.filter(row ->
                        row.document().equals(validated.request().document().digest()))
                .map(row -> validated.saying(new Finding(
                        SENT_BEFORE,
                        Severity.WARNING,
                        Place.of(Box.DOCUMENT),
                        Optional.empty(),
                        "This very document was submitted before, as message " + row.firstMessage()
                                + sentTo(row.firstMessage()) + "; it goes out once more, as a new message.")))
                .orElse(validated);
    }

    private String sentTo(MessageId message) {
        return stored.journal().sent(message).map(sent -> " to " + sent.to()).orElse("");
    }

    /** An electronic original to a Party that says that it wants paper goes out, but not without a word. */
    private Validated withFormsAccepted(Validated validated, List<Party> recipients) {
        if (validated.request().form() != OriginalForm.ELECTRONIC_ORIGINAL) {
            return validated;
        }
        LocalDate today = validated.at().atZone(ZoneOffset.UTC).toLocalDate();
        Validated all = validated;
        for (Party recipient : recipients) {
            boolean wantsPaper = stored.peers()
                    .peer(recipient)
                    .filter(peer -> !peer.acceptedForms().isEmpty()
                            && !peer.isPaperless(validated.permit().kind(), today))
                    .isPresent();
            if (wantsPaper) {
                all = all.saying(new Finding(
                        "S-06",
                        Severity.WARNING,
                        Place.of(Box.DOCUMENT),
                        Optional.empty(),
                        "Party " + recipient + " does not take the electronic original of this "
                                + validated.permit().kind().title() + " without paper; send the paper too."));
            }
        }
        return all;
    }

    private static Optional<RegisteredPermit> register(
            Validated validated, Optional<RegisteredPermit> known, List<Finding> problems) {
        Optional<PermitKey> key = validated.permit().key();
        if (key.isEmpty() || validated.request().isTest()) {
            return Optional.empty();
        }
        Digest document = validated.request().document().digest();
        if (known.isEmpty()) {
            return Optional.of(RegisteredPermit.issued(key.get(), validated.permit(), document, validated.at()));
        }
        if (known.get().document().equals(document)) {
            return Optional.empty();
        }
        if (validated
                .request()
                .replaces()
                .filter(known.get().document()::equals)
                .isPresent()) {
            return Optional.of(known.get().replacedBy(document, validated.permit(), validated.at()));
        }
        problems.add(
                error(
                        "S-05",
                        Box.B1,
                        "Permit number " + known.get().number() + " was sent before with other contents; "
                                + "an altered or replaced document must name the SHA-256 of the earlier one (replaces in the metadata of a form, --replaces of the command send)."));
        return Optional.empty();
    }

    private Seal.PermitContents contents(Validated validated) {
        SubmissionRequest request = validated.request();
        PermitKey key = validated.permit().key().orElseThrow();
        PermitReference reference = new PermitReference(
                key.issuingCountry(),
                key.issuingAuthority(),
                key.kind(),
                validated.permit().number().orElseThrow().raw(),
                request.document().digest(),
                request.replaces());
        return new Seal.PermitContents(
                request.document(),
                validated.permit().format(),
                request.attachments(),
                reference,
                request.form(),
                Actors.of(request, validated.permit(), validated.at()),
                request.isTest());
    }

    private static Finding error(String rule, Box box, String sentence) {
        return new Finding(rule, Severity.ERROR, Place.of(box), Optional.empty(), sentence);
    }
}
