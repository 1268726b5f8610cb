package org.epixgateway.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.epixgateway.console.control.ControlActs;
import org.epixgateway.console.rest.OneCheck;
import org.epixgateway.core.MovableClock;
import org.epixgateway.core.access.Authentication;
import org.epixgateway.core.access.Role;
import org.epixgateway.core.exchange.AccountActs;
import org.epixgateway.core.exchange.CheckEvidence;
import org.epixgateway.core.exchange.Circuits;
import org.epixgateway.core.exchange.Clocks;
import org.epixgateway.core.exchange.DeliveryQueue;
import org.epixgateway.core.exchange.DeliveryTerms;
import org.epixgateway.core.exchange.Dispatch;
import org.epixgateway.core.exchange.InMemoryStore;
import org.epixgateway.core.exchange.Inbox;
import org.epixgateway.core.exchange.IssuersWord;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.MakeStatement;
import org.epixgateway.core.exchange.Observations;
import org.epixgateway.core.exchange.OperatorActs;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.exchange.PartyRegistration;
import org.epixgateway.core.exchange.PermitLives;
import org.epixgateway.core.exchange.ProtectPermit;
import org.epixgateway.core.exchange.ReadAnswer;
import org.epixgateway.core.exchange.RecordingObservations;
import org.epixgateway.core.exchange.RegisteredDocuments;
import org.epixgateway.core.exchange.Seal;
import org.epixgateway.core.exchange.Self;
import org.epixgateway.core.exchange.StatementRequest;
import org.epixgateway.core.exchange.Stating;
import org.epixgateway.core.exchange.Stored;
import org.epixgateway.core.exchange.SubmissionAnswer;
import org.epixgateway.core.exchange.SubmissionRequest;
import org.epixgateway.core.exchange.SubmitPermit;
import org.epixgateway.core.exchange.Submitting;
import org.epixgateway.core.exchange.ValidateDocument;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.CountryCode;
import org.epixgateway.core.query.ConfirmInspection;
import org.epixgateway.core.query.EpixActs;
import org.epixgateway.core.query.EpixSystem;
import org.epixgateway.core.query.EpixSystems;
import org.epixgateway.core.query.FetchPermit;
import org.epixgateway.core.query.Keeping;
import org.epixgateway.core.rules.InMemoryCodeLists;
import org.epixgateway.core.rules.RuleBook;

/** A Swiss gateway without a network but for its REST faces, which a test Jetty serves on a random port. */
final class TestGateway implements AutoCloseable {
    static final Party OWN = Party.of("CH");
    static final Party FRANCE = Party.of("FR");
    static final Party GERMANY = Party.of("DE");
    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final String PASSWORD = "a long password";
    static final String CONTROL_TOKEN = "0123456789abcdef0123456789abcdef";
    /** Small, so that a test can go beyond them. */
    static final Limits LIMITS = new Limits(64 << 10, 512 << 10, 20, 64, 2_000, 64 << 10, 100);

    final MovableClock clock = MovableClock.at(NOW);
    final Clocks clocks = new Clocks(clock, clock);
    final InMemoryStore store = new InMemoryStore(OWN);
    final Stored stored = new Stored(store, store, store, store, store);
    final Self self = new Self(OWN, "one");
    final PlainContainers containers = new PlainContainers();
    final RememberedDocuments documents = new RememberedDocuments();
    final SpokenPermits permits = new SpokenPermits();
    final PlainHashing hashing = new PlainHashing();
    final TestControls controls = new TestControls();
    final Seal seal = new Seal(self, containers, documents, clock, new Random(26));
    final AccountActs accountActs = new AccountActs(store, hashing, clock);
    final RuleBook rules = RuleBook.standard(new InMemoryCodeLists());
    final OneCheck check = new OneCheck(new CheckEvidence(stored, Duration.ofMinutes(5), clock));
    final TestBarcodes barcodes = new TestBarcodes(this);
    final AtomicReference<Optional<OutageException>> trouble = new AtomicReference<>(Optional.empty());

    final Map<CountryCode, EpixSystem> epixSystems = new ConcurrentHashMap<>();
    final RecordingObservations observed = new RecordingObservations();

    private final DeliveryQueue queue = (peer, work) -> {};
    private final PermitLives lives =
            new PermitLives(store, new RegisteredDocuments(store, containers, documents, permits), documents, store);
    private final SubmitPermit submitPermit;
    private final MakeStatement makeStatement;
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    TestGateway() {
        this(false);
    }

    /** @param isControlled whether the control API is there too, which most tests do not wait for */
    TestGateway(boolean isControlled) {
        Samples.peers(this);
        submitPermit = new SubmitPermit(
                permits,
                rules,
                seal,
                stored,
                lives,
                (importing, number, species) -> new IssuersWord.NotTold("not reached"),
                dispatch(),
                this::requireRoom,
                Observations.NONE,
                self,
                clocks);
        makeStatement = new MakeStatement(
                seal,
                documents,
                stored,
                lives,
                dispatch(),
                this::requireRoom,
                Observations.NONE,
                self,
                clocks,
                new Random(27));
        accountActs.add("system", Role.NATIONAL_SYSTEM, PASSWORD.toCharArray(), "test");
        accountActs.add("operator", Role.OPERATOR, PASSWORD.toCharArray(), "test");
        accountActs.add("auditor", Role.AUDITOR, PASSWORD.toCharArray(), "test");
        start(isControlled);
    }

    /** Peers are never reached from here: what is sent lies in the journal. */
    private Dispatch dispatch() {
        return new Dispatch(queue, work -> {}, Observations.NONE, clock);
    }

    GatewayActs acts() {
        Circuits circuits = new Circuits(Map.of(), store, clock, Observations.NONE);
        return new GatewayActs(
                this::submit,
                this::state,
                lives,
                new ProtectPermit(store, self, clock, new Random(28)),
                new ValidateDocument(permits, rules, clock),
                new OperatorActs(stored, queue, circuits, DeliveryTerms.STANDARD, clocks),
                new Inbox(stored, containers, documents, clock),
                new ReadAnswer(store, containers, documents),
                check,
                barcodes.acts(),
                new TestVerification(this).asking(),
                permits,
                stored,
                circuits,
                self,
                LIMITS,
                clocks,
                observed);
    }

    private void start(boolean isControlled) {
        ServletContextHandler national = new ServletContextHandler(NationalApi.PATH);
        Authentication authentication = new Authentication(store.accounts(), hashing, clock);
        national.addServletContainerInitializer(new NationalApi(acts(), authentication));
        ContextHandlerCollection contexts = new ContextHandlerCollection(national);
        if (isControlled) {
            contexts.addHandler(control());
        }
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(contexts);
        try {
            server.start();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private ServletContextHandler control() {
        PartyRegistration registration = new PartyRegistration(stored, containers, containers, documents, self, clock);
        ControlActs more = new ControlActs(registration, accountActs, store.accounts(), controls, epix());
        ServletContextHandler control = new ServletContextHandler(ControlApi.PATH);
        control.addServletContainerInitializer(new ControlApi(acts(), more, CONTROL_TOKEN));
        return control;
    }

    private EpixActs epix() {
        EpixSystems systems = country -> Optional.ofNullable(epixSystems.get(country));
        Keeping keeping =
                new Keeping((callee, on, response) -> on + "/" + callee + ".xml", this::requireRoom, store, clock);
        return new EpixActs(
                new FetchPermit(systems, new ValidateDocument(permits, rules, clock), keeping),
                new ConfirmInspection(systems, keeping),
                systems);
    }

    /** The whole journey in one go, as the route carries it. */
    SubmissionAnswer submit(SubmissionRequest request) {
        Submitting decided =
                submitPermit.decide(submitPermit.validate(submitPermit.read(submitPermit.handIn(request))));
        return submitPermit.answer(submitPermit.handOver(submitPermit.record(submitPermit.seal(decided))));
    }

    SubmissionAnswer state(StatementRequest request) {
        Stating decided = makeStatement.decide(makeStatement.handIn(request));
        return makeStatement.answer(makeStatement.handOver(makeStatement.record(makeStatement.seal(decided))));
    }

    private void requireRoom() {
        trouble.get().ifPresent(outage -> {
            throw outage;
        });
    }

    String token(String account) {
        return accountActs.token(account, Duration.ofDays(1), "test").presented();
    }

    String address(String path) {
        return "http://127.0.0.1:" + connector.getLocalPort() + path;
    }

    /** Who is noted for what was done last. */
    String lastActor() {
        return store.entries(store.head().position(), 1).getFirst().note().actor();
    }

    List<String> accounts() {
        return List.of("system", "operator", "auditor");
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
