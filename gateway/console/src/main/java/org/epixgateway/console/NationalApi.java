package org.epixgateway.console;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Set;
import org.epixgateway.console.edge.AccountCheck;
import org.epixgateway.console.edge.Gate;
import org.epixgateway.console.edge.RestServlet;
import org.epixgateway.console.rest.BarcodeResource;
import org.epixgateway.console.rest.EventResource;
import org.epixgateway.console.rest.EvidenceResource;
import org.epixgateway.console.rest.InboxResource;
import org.epixgateway.console.rest.MessageResource;
import org.epixgateway.console.rest.Messages;
import org.epixgateway.console.rest.PeerResource;
import org.epixgateway.console.rest.Peers;
import org.epixgateway.console.rest.PermitResource;
import org.epixgateway.console.rest.SelfResource;
import org.epixgateway.console.rest.SubmissionResource;
import org.epixgateway.console.rest.ValidationResource;
import org.epixgateway.console.rest.VerificationResource;
import org.epixgateway.core.access.Authentication;
import org.epixgateway.core.exchange.MessageJournal;
import org.jspecify.annotations.Nullable;

/**
 * The REST API for the national permitting system. It brings its servlets and filter into a servlet context of its own,
 * which whoever owns the server makes at {@link #PATH}; nothing else belongs into that context.
 */
public final class NationalApi implements ServletContainerInitializer {
    public static final String PATH = "/api/v1";

    private final GatewayActs acts;
    private final Authentication authentication;

    public NationalApi(GatewayActs acts, Authentication authentication) {
        this.acts = acts;
        this.authentication = authentication;
    }

    @Override
    public void onStartup(@Nullable Set<Class<?>> unused, ServletContext context) {
        Gate gate = new Gate(new AccountCheck(authentication, acts.clocks().wall()), bodyBytesMax(acts));
        RestServlet.mount(context, gate, resources(acts), acts.observations());
        Description.mount(context);
    }

    static int bodyBytesMax(GatewayActs acts) {
        return acts.limits().containerBytesMax() + SubmissionResource.FORM_OVERHEAD;
    }

    private static List<Object> resources(GatewayActs acts) {
        return List.of(
                submissions(acts),
                messages(acts),
                permits(acts),
                new EventResource(acts.stored().evidence()),
                new InboxResource(acts.inbox(), acts.documents()),
                new ValidationResource(acts.validate(), acts.limits()),
                new PeerResource(new Peers(acts.stored(), acts.circuits())),
                new SelfResource(acts.self(), acts.limits(), acts.clocks().wall()),
                new BarcodeResource(acts.barcodes()),
                new VerificationResource(acts.verify()),
                new EvidenceResource(acts.evidence()));
    }

    static SubmissionResource submissions(GatewayActs acts) {
        return new SubmissionResource(acts.submit(), acts.stored().journal(), acts.limits());
    }

    static PermitResource permits(GatewayActs acts) {
        return new PermitResource(
                acts.lives(),
                acts.state(),
                acts.protect(),
                acts.barcodes(),
                acts.self(),
                acts.clocks().wall());
    }

    static MessageResource messages(GatewayActs acts) {
        MessageJournal journal = acts.stored().journal();
        Messages messages = new Messages(journal, acts.answers(), acts.clocks().steady());
        return new MessageResource(messages, journal, acts.operator());
    }
}
