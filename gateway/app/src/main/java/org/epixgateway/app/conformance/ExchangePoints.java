package org.epixgateway.app.conformance;

import java.util.Optional;
import org.epixgateway.app.conformance.Drafts.Sealed;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.EnvelopeSigner;
import org.epixgateway.core.exchange.RefusalReason;

/** Good messages get receipts, and one message is one message however often and in whatever way it comes. */
final class ExchangePoints {
    private static final String AGREE =
            "; has the other side agreed to take our test messages (epix-gateway party agree --tests yes)?";

    private final OtherSide side;
    private final Drafts drafts;
    private final EnvelopeSigner signer;
    private final Report report;

    ExchangePoints(OtherSide side, Drafts drafts, EnvelopeSigner signer, Report report) {
        this.side = side;
        this.drafts = drafts;
        this.signer = signer;
        this.report = report;
    }

    /** @return whether a good message is taken, without which nothing else can be asked */
    boolean run() {
        Draft draft = drafts.permit();
        Sealed permit = drafts.sealed(draft);
        Said first = side.deliver(permit.container());
        Optional<String> failure = noReceipt(permit, first);
        boolean isTaken = report.must(
                "E-1",
                "a permit gets a sealed receipt that names its id and digest (MTOM, SOAP 1.1)",
                failure.map(why -> why.contains("TEST_NOT_ACCEPTED") ? why + AGREE : why));
        if (!isTaken) {
            report.skipped("E-2", "everything about messages", "since no good message is taken");
            return false;
        }
        report.must(
                "E-2",
                "the same message again gets the same answer, octet by octet",
                differs(first, side.deliver(permit.container())));
        report.must(
                "E-3",
                "inline Base64 is understood, and is the same message",
                differs(first, side.post(Soap.inline(Soap.Version.V11, permit.container()))));
        report.should(
                "E-4",
                "SOAP 1.2 is understood, and is the same message",
                differs(first, side.post(Soap.attached(Soap.Version.V12, permit.container()))));
        reused(draft, permit, first);
        statements();
        return true;
    }

    private void reused(Draft draft, Sealed permit, Said first) {
        Sealed other = Drafts.sealedBy(draft.with(d -> d.sentAt = d.sentAt.plusMillis(1)), signer);
        report.must(
                "E-5",
                "other octets under a known id are refused as IdReused",
                side.noRefusal(
                        other.header(), other.container(), side.deliver(other.container()), RefusalReason.ID_REUSED));
        report.must("E-6", "and the first message keeps its answer", differs(first, side.deliver(permit.container())));
    }

    private void statements() {
        taken("E-7", "an endorsement of a permit that it does not hold is taken", drafts.endorsement());
        taken("E-8", "a claim is taken", drafts.claim());
        taken("E-9", "a use report is taken", drafts.useReport());
        Sealed streamed = drafts.sealed(drafts.permit());
        Bytes rewritten = Edited.again(streamed.container(), unchanged -> {});
        report.should(
                "E-10",
                "a container whose entries were streamed (data descriptors) is taken",
                side.noReceipt(streamed.header(), rewritten, side.deliver(rewritten)));
    }

    private void taken(String id, String what, Draft draft) {
        Sealed sealed = drafts.sealed(draft);
        report.must(id, what, noReceipt(sealed, side.deliver(sealed.container())));
    }

    private Optional<String> noReceipt(Sealed sealed, Said said) {
        return side.noReceipt(sealed.header(), sealed.container(), said);
    }

    private static Optional<String> differs(Said first, Said again) {
        if (!(again instanceof Said.Answer)) {
            return Optional.of("no answer but " + Said.word(again));
        }
        return again.equals(first) ? Optional.empty() : Optional.of("another answer");
    }
}
