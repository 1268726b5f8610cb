package org.epixgateway.routes;

import static java.util.Objects.requireNonNull;

import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.JmsConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.CollectMessages;
import org.epixgateway.core.exchange.DeliverMessage;
import org.epixgateway.core.exchange.MakeStatement;
import org.epixgateway.core.exchange.Observations;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.exchange.ReceiveDoor;
import org.epixgateway.core.exchange.ReceiveMessage;
import org.epixgateway.core.exchange.ReceivedEnvelope;
import org.epixgateway.core.exchange.SealEvidenceHead;
import org.epixgateway.core.exchange.StateWhatIsDue;
import org.epixgateway.core.exchange.StatementDoor;
import org.epixgateway.core.exchange.StatementRequest;
import org.epixgateway.core.exchange.SubmissionAnswer;
import org.epixgateway.core.exchange.SubmissionRequest;
import org.epixgateway.core.exchange.SubmitDoor;
import org.epixgateway.core.exchange.SubmitPermit;
import org.epixgateway.core.exchange.SweepQueue;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.query.AnswerPermitQuery;
import org.epixgateway.core.query.EpixDoor;
import org.epixgateway.core.query.EpixReply;
import org.epixgateway.core.query.EpixRequest;
import org.epixgateway.core.verify.Question;
import org.epixgateway.core.verify.Verified;
import org.epixgateway.core.verify.VerifyDoor;
import org.epixgateway.core.verify.VerifyPermit;

/** All journeys of a gateway on one Camel context: started in order, stopped in order, peers added and removed at run time. */
public final class Journeys implements AutoCloseable, SubmitDoor, StatementDoor, ReceiveDoor, EpixDoor, VerifyDoor {
    /** The acts that the journeys string together. */
    public record Acts(
            SubmitPermit submit,
            MakeStatement state,
            ReceiveMessage receive,
            DeliverMessage deliver,
            SweepQueue sweep,
            SealEvidenceHead sealHead,
            StateWhatIsDue due,
            Optional<FolderFace> folder,
            Optional<AnswerPermitQuery> queries,
            Optional<CollectMessages> collect,
            Optional<VerifyPermit> verify) {}

    /** How often timers run. */
    public record Rhythm(Duration sweep, Duration sealHead, Duration due, Duration offer, Duration collect) {
        public static final Rhythm STANDARD = new Rhythm(
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30));

        /** As somebody set it. */
        public Rhythm with(Duration headEvery, Duration collectEvery) {
            return new Rhythm(sweep, headEvery, due, offer, collectEvery);
        }
    }

    private static final int STOP_SECONDS = 8;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Addresses at;
    private final Acts acts;
    private final Rhythm rhythm;
    private final Observations observations;
    private final Set<Party> peers = ConcurrentHashMap.newKeySet();
    private final ProducerTemplate template;

    public Journeys(
            Addresses at,
            Acts acts,
            Rhythm rhythm,
            ConnectionFactory broker,
            Observations observations,
            RouteWatch watch) {
        this.at = at;
        this.acts = acts;
        this.rhythm = rhythm;
        this.observations = observations;
        Watching watching = new Watching(watch);
        camel.addRoutePolicyFactory(watching);
        camel.getCamelContextExtension().addInterceptStrategy(watching);
        camel.getShutdownStrategy().setTimeout(STOP_SECONDS);
        camel.getShutdownStrategy().setShutdownNowOnTimeout(true);
        camel.disableJMX();
        JmsConfiguration jms = new JmsConfiguration(broker);
        jms.setMapJmsMessage(true);
        camel.addComponent("jms", new JmsComponent(jms));
        template = camel.createProducerTemplate();
    }

    /** Everything a caller may enter; deliveries start with their peers, timers with {@link #startTimers}. */
    public void start() {
        add(new AnswerWithOutage());
        add(new DeferThenPark(at, acts.deliver(), observations));
        add(new NextTimeAgain(observations));
        add(new SubmitPermitRoute(at, acts.submit()));
        add(new MakeStatementRoute(at, acts.state()));
        add(new ReceiveMessageRoute(at, acts.receive()));
        add(new DeliverMessageRoute(acts.deliver()));
        acts.queries().ifPresent(queries -> add(new AnswerQueryRoute(at, queries)));
        acts.verify().ifPresent(verify -> add(new VerifyPermitRoute(at, verify)));
        camel.start();
        template.start();
    }

    public void startTimers() {
        add(new SweepQueueRoute(acts.sweep(), rhythm.sweep()));
        add(new SealEvidenceHeadRoute(acts.sealHead(), rhythm.sealHead()));
        add(new StateWhatIsDueRoute(acts.due(), this, rhythm.due()));
        acts.collect().ifPresent(collect -> add(new CollectMessagesRoute(collect, rhythm.collect())));
        acts.folder().ifPresent(folder -> {
            add(new SubmitFolderRoute(at, folder));
            add(new StateFolderRoute(at, folder));
            add(new OfferFolderRoute(folder, rhythm.offer()));
        });
    }

    /** Starts the deliveries to a peer; doing so twice is doing so once. */
    public void addPeer(Party peer) {
        if (peers.add(peer)) {
            TemplatedRouteBuilder.builder(camel, DeliverMessageRoute.ID)
                    .routeId(routeOf(peer))
                    .prefixId(routeOf(peer) + ":")
                    .parameter("queue", at.deliveriesTo(peer))
                    .add();
        }
    }

    /** Stops the deliveries to a peer; its messages stay in the store. */
    public void removePeer(Party peer) {
        if (peers.remove(peer)) {
            wrapped(() -> {
                camel.getRouteController().stopRoute(routeOf(peer));
                camel.removeRoute(routeOf(peer));
            });
        }
    }

    public Set<Party> peers() {
        return Set.copyOf(peers);
    }

    @Override
    public SubmissionAnswer submit(SubmissionRequest request) {
        long started = System.nanoTime();
        SubmissionAnswer answer = request(at.submissions(), request, SubmissionAnswer.class);
        observations.submitted(answer.getClass().getSimpleName().toLowerCase(Locale.ROOT), since(started));
        return answer;
    }

    @Override
    public SubmissionAnswer state(StatementRequest request) {
        return request(at.statements(), request, SubmissionAnswer.class);
    }

    @Override
    public Bytes receive(ReceivedEnvelope envelope) {
        long started = System.nanoTime();
        try {
            Bytes answer = request(at.arrivals(), envelope, Bytes.class);
            observations.received(envelope.broughtBy(), "answered", since(started));
            return answer;
        } catch (OutageException outage) {
            observations.received(envelope.broughtBy(), "outage", since(started));
            throw outage;
        }
    }

    @Override
    public EpixReply answer(EpixRequest request) {
        return request(at.queries(), request, EpixReply.class);
    }

    @Override
    public Verified verify(Question question) {
        return request(at.verifications(), question, Verified.class);
    }

    /** Exchanges under way now. */
    public int inFlight() {
        return camel.getInflightRepository().size();
    }

    public boolean isRunning() {
        return camel.isStarted();
    }

    /** For conventions tests. */
    CamelContext context() {
        return camel;
    }

    @Override
    public void close() {
        template.stop();
        camel.stop();
    }

    private <T> T request(String address, Object body, Class<T> type) {
        try {
            return requireNonNull(template.requestBody(address, body, type));
        } catch (CamelExecutionException wrapped) {
            if (wrapped.getCause() instanceof OutageException outage) {
                throw outage;
            }
            if (wrapped.getCause() instanceof RuntimeException bug) {
                throw bug;
            }
            throw wrapped;
        }
    }

    private void add(RoutesBuilder routes) {
        wrapped(() -> camel.addRoutes(routes));
    }

    private interface CamelCall {
        @SuppressWarnings("PMD")
        void run() throws Exception;
    }

    @SuppressWarnings("IllegalCatch") // Camel's own methods declare Exception
    private static void wrapped(CamelCall call) {
        try {
            call.run();
        } catch (RuntimeException bug) {
            throw bug;
        } catch (Exception camelFailed) {
            throw new IllegalStateException("a route could not be added or removed", camelFailed);
        }
    }

    private static Duration since(long startedNanos) {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    private static String routeOf(Party peer) {
        return DeliverMessageRoute.ID + "-" + peer;
    }
}
