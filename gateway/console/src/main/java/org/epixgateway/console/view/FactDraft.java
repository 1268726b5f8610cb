package org.epixgateway.console.view;

import java.util.List;
import java.util.function.Function;
import org.epixgateway.console.view.FactForm.BlockForm;
import org.epixgateway.console.view.FactForm.LinkedForm;
import org.epixgateway.console.view.FactForm.SuccessorForm;
import org.epixgateway.console.view.FactForm.What;
import org.epixgateway.core.life.Correspondence;
import org.epixgateway.core.life.Fact;
import org.jspecify.annotations.Nullable;

/** A fact on its way into JSON: each kind fills in what it has. For one form, by one thread. */
final class FactDraft {
    private final What what;
    private final String on;
    private @Nullable String place;
    private @Nullable String transportDocument;
    private @Nullable String method;
    private @Nullable String reason;
    private @Nullable SuccessorForm successor;
    private @Nullable List<@Nullable BlockForm> blocks;
    private @Nullable String direction;
    private @Nullable String specimen;
    private @Nullable List<@Nullable String> settled;
    private @Nullable List<@Nullable LinkedForm> linked;
    private @Nullable String to;
    private @Nullable String ground;
    private @Nullable String answerBy;
    private @Nullable String inquiry;

    private FactDraft(What what, Fact fact) {
        this.what = what;
        this.on = fact.on().toString();
    }

    static FactDraft of(Fact fact) {
        return switch (fact) {
            case Fact.Endorsement e -> endorsement(e);
            case Fact.Use u -> use(u);
            case Fact.Claim c -> claim(c);
            case Fact.ClaimAnswer a ->
                new FactDraft(a.isGranted() ? What.GRANTED : What.DENIED, a).because(a.sentence());
            case Fact.Crossing c -> crossing(c);
            case Fact.Notice n -> notice(n);
            case Fact.Settlement s -> settlement(s);
            case Correspondence.Inquiry i -> inquiry(i);
            case Correspondence.Answer a ->
                new FactDraft(a.isConfirmed() ? What.CONFIRMED : What.NOT_CONFIRMED, a)
                        .because(a.text())
                        .answering(a.inquiry());
            case Correspondence.Reminder r -> new FactDraft(What.REMINDED, r).answering(r.inquiry());
            case Correspondence.Decision d ->
                new FactDraft(d.isAccepted() ? What.ACCEPTED : What.REJECTED, d).because(d.reason());
        };
    }

    private static FactDraft endorsement(Fact.Endorsement fact) {
        FactDraft draft = new FactDraft(What.ENDORSED, fact);
        draft.place = fact.place();
        draft.transportDocument = text(fact.transportDocument());
        draft.method = fact.method().name();
        draft.blocks = List.copyOf(goods(fact.shipped()));
        return draft;
    }

    private static FactDraft use(Fact.Use fact) {
        FactDraft draft = new FactDraft(What.USED, fact);
        draft.place = fact.customsOffice();
        draft.blocks = List.copyOf(used(fact.blocks()));
        draft.linked = linked(fact.linked(), FactDraft::used);
        return draft;
    }

    private static FactDraft claim(Fact.Claim fact) {
        FactDraft draft = new FactDraft(What.CLAIMED, fact);
        draft.place = fact.place();
        draft.blocks = List.copyOf(goods(fact.goods()));
        draft.linked = linked(fact.linked(), FactDraft::goods);
        return draft;
    }

    private static FactDraft crossing(Fact.Crossing fact) {
        FactDraft draft = new FactDraft(What.CROSSED, fact);
        draft.place = fact.place();
        draft.direction = fact.direction().name();
        draft.specimen = fact.specimen();
        return draft;
    }

    private static FactDraft notice(Fact.Notice fact) {
        FactDraft draft = new FactDraft(What.valueOf(fact.kind().name()), fact).because(fact.reason());
        draft.successor = fact.successor()
                .map(next -> new SuccessorForm(next.number(), next.issuedOn().toString()))
                .orElse(null);
        return draft;
    }

    private static FactDraft settlement(Fact.Settlement fact) {
        FactDraft draft = new FactDraft(What.SETTLED, fact).because(fact.reason());
        draft.settled = List.copyOf(fact.settled());
        return draft;
    }

    private static FactDraft inquiry(Correspondence.Inquiry fact) {
        FactDraft draft = new FactDraft(What.ASKED, fact).because(fact.question());
        draft.to = fact.to().toString();
        draft.ground = fact.ground().name();
        draft.answerBy = fact.answerBy().toString();
        return draft;
    }

    private FactDraft because(String said) {
        reason = text(said);
        return this;
    }

    private FactDraft answering(String asked) {
        inquiry = asked;
        return this;
    }

    private static <G> @Nullable List<@Nullable LinkedForm> linked(
            List<Fact.Linked<G>> linked, Function<List<G>, List<BlockForm>> blocks) {
        return linked.isEmpty()
                ? null
                : List.copyOf(linked.stream()
                        .map(one -> new LinkedForm(
                                one.document().issuingCountry().toString(),
                                one.document().kind().name(),
                                one.document().number(),
                                List.copyOf(blocks.apply(one.goods()))))
                        .toList());
    }

    private static List<BlockForm> goods(List<Fact.BlockQuantity> goods) {
        return goods.stream()
                .map(s -> new BlockForm(
                        s.block(),
                        s.quantity().amount().toPlainString(),
                        null,
                        null,
                        null,
                        text(s.quantity().unit()),
                        null))
                .toList();
    }

    private static List<BlockForm> used(List<Fact.BlockUse> blocks) {
        return blocks.stream()
                .map(b -> new BlockForm(
                        b.block(),
                        null,
                        b.accepted().toPlainString(),
                        b.refused().toPlainString(),
                        b.seized().toPlainString(),
                        text(b.unit()),
                        text(b.reason())))
                .toList();
    }

    private static @Nullable String text(String said) {
        return said.isEmpty() ? null : said;
    }

    FactForm form() {
        return new FactForm(
                what.name(),
                on,
                place,
                transportDocument,
                method,
                reason,
                successor,
                blocks,
                direction,
                specimen,
                settled,
                linked,
                to,
                ground,
                answerBy,
                inquiry);
    }
}
