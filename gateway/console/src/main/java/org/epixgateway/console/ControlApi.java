package org.epixgateway.console;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Set;
import org.epixgateway.console.control.AccountResource;
import org.epixgateway.console.control.CollectionResource;
import org.epixgateway.console.control.ControlActs;
import org.epixgateway.console.control.DescriptorResource;
import org.epixgateway.console.control.EpixResource;
import org.epixgateway.console.control.EvidenceLines;
import org.epixgateway.console.control.GatewayResource;
import org.epixgateway.console.control.KeyResource;
import org.epixgateway.console.control.PartyResource;
import org.epixgateway.console.control.TokenResource;
import org.epixgateway.console.edge.Gate;
import org.epixgateway.console.edge.RestServlet;
import org.epixgateway.console.edge.TokenCheck;
import org.epixgateway.console.rest.BarcodeResource;
import org.epixgateway.console.rest.EventResource;
import org.epixgateway.console.rest.InboxResource;
import org.epixgateway.console.rest.PeerResource;
import org.epixgateway.console.rest.Peers;
import org.epixgateway.console.rest.SelfResource;
import org.epixgateway.console.rest.ValidationResource;
import org.epixgateway.console.rest.VerificationResource;
import org.epixgateway.core.exchange.Stored;
import org.jspecify.annotations.Nullable;

/**
 * The API for the command line beside a running gateway: all that the national API gives, and what operators do to Parties,
 * accounts and the process. For a servlet context of its own at {@link #PATH}, on a loopback address only.
 */
public final class ControlApi implements ServletContainerInitializer {
    public static final String PATH = "/control";

    private final GatewayActs acts;
    private final ControlActs more;
    private final TokenCheck token;

    /** @param token of this start, at least 32 characters, kept in a file that only the gateway's user can read */
    public ControlApi(GatewayActs acts, ControlActs more, String token) {
        this.acts = acts;
        this.more = more;
        this.token = new TokenCheck(token);
    }

    @Override
    public void onStartup(@Nullable Set<Class<?>> unused, ServletContext context) {
        RestServlet.mount(context, new Gate(token, NationalApi.bodyBytesMax(acts)), resources(), acts.observations());
    }

    private List<Object> resources() {
        Stored stored = acts.stored();
        Peers peers = new Peers(stored, acts.circuits());
        return List.of(
                NationalApi.submissions(acts),
                NationalApi.messages(acts),
                NationalApi.permits(acts),
                new EventResource(stored.evidence()),
                new InboxResource(acts.inbox(), acts.documents()),
                new ValidationResource(acts.validate(), acts.limits()),
                new PeerResource(peers),
                new SelfResource(acts.self(), acts.limits(), acts.clocks().wall()),
                new BarcodeResource(acts.barcodes()),
                new EvidenceLines(acts.evidence()),
                new PartyResource(more, stored.peers(), peers),
                new DescriptorResource(more, peers, acts.limits()),
                new AccountResource(more.accounts(), more.accountActs()),
                new TokenResource(more.accounts(), more.accountActs()),
                new KeyResource(more.controls().keys()),
                new EpixResource(more.epix()),
                new CollectionResource(more.controls(), stored.peers()),
                new VerificationResource(acts.verify()),
                new GatewayResource(acts.self(), stored, peers, more.controls()));
    }
}
