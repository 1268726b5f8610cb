package org.epixgateway.app.running;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.epixgateway.app.settings.GatewaySettings;
import org.epixgateway.app.watch.Gauges;
import org.epixgateway.app.watch.HealthServlet;
import org.epixgateway.app.watch.Meters;
import org.epixgateway.app.watch.MetricsServlet;
import org.epixgateway.app.watch.ReadyServlet;
import org.epixgateway.broker.Broker;
import org.epixgateway.console.GatewayActs;
import org.epixgateway.console.rest.JsonStatementForms;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Circuits;
import org.epixgateway.core.exchange.CollectMessages;
import org.epixgateway.core.exchange.OperatorActs;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.core.exchange.ReceivedEnvelope;
import org.epixgateway.core.exchange.SubmissionAnswer;
import org.epixgateway.core.exchange.SubmissionRequest;
import org.epixgateway.core.exchange.SweepQueue;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.party.Peer;
import org.epixgateway.peers.ConnectionTerms;
import org.epixgateway.peers.SoapMailbox;
import org.epixgateway.peers.SoapPeerConnection;
import org.epixgateway.routes.Addresses;
import org.epixgateway.routes.FolderFace;
import org.epixgateway.routes.Journeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running gateway: the {@link Office} with queue, routes and network faces. Made whole by its constructor, serving after
 * {@link #start}, stopped in reverse order by {@link #close}. Read from top to bottom.
 */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("epix.gateway");

    /** What is around a container that is collected. */
    private static final int ENVELOPE_BYTES = 64 << 10;

    private final HomeLock lock;
    private final Home home;
    private final GatewaySettings settings;
    private final Meters meters;
    private final Office office;
    private final Broker broker;
    private final SoapPeerConnection connection;
    private final Circuits circuits;
    private final SweepQueue sweep;
    private final Journeys journeys;
    private final Connectors connectors;
    private final PeerWatch peerWatch;
    private final BrokerWatch brokerWatch;
    private final String controlToken = ControlPoint.newToken();
    private final java.util.concurrent.CountDownLatch stopped = new java.util.concurrent.CountDownLatch(1);

    /** @param lock of the folder; the gateway gives it back when it closes */
    public Gateway(Home home, GatewaySettings settings, HomeLock lock, Meters meters) {
        this.lock = lock;
        this.home = home;
        this.settings = settings;
        this.meters = meters;
        this.connectors = new Connectors(meters);
        this.office = new Office(home, settings, meters);
        this.broker = ChosenBroker.of(home, settings.queue());
        this.connection = new SoapPeerConnection(
                office.tls::forPeer,
                new ConnectionTerms(
                        settings.delivery().connectTimeout(),
                        settings.delivery().answerTimeout(),
                        settings.limits().containerBytesMax() + ENVELOPE_BYTES));
        this.circuits = new Circuits(
                office.stored.journal().circuits(),
                office.stored.ledger(),
                office.clocks.steady(),
                meters,
                settings.delivery().circuit());

        ExchangeActs acts = new ExchangeActs(office, broker.deliveryQueue(), connection, circuits);
        this.sweep = acts.sweep;
        Mailboxes mailboxes = new Mailboxes(acts.mailbox, collecting());
        Optional<FolderFace> folder = settings.folder()
                .map(f -> new FolderFace(
                        home.resolve(f.path()),
                        f.account(),
                        office.inbox,
                        new JsonStatementForms(),
                        settings.limits().permitBytesMax()));
        this.journeys = new Journeys(
                Addresses.standard(
                        ChosenBroker.prefix(settings.queue()),
                        settings.delivery().consumers()),
                new Journeys.Acts(
                        acts.submit,
                        acts.state,
                        acts.receive,
                        acts.deliver,
                        sweep,
                        office.sealHead,
                        acts.due,
                        folder,
                        EpixFace.act(office),
                        Optional.of(mailboxes.theirs()),
                        Optional.of(office.verification.act(meters))),
                Journeys.Rhythm.STANDARD.with(
                        settings.evidence().signHeadEvery(),
                        settings.collecting().every()),
                broker.connections(),
                meters,
                meters);
        this.peerWatch =
                new PeerWatch(office.stored.peers(), journeys, connection, office::keepRevocationListFresh, meters);
        this.brokerWatch = new BrokerWatch(broker, office.disk, sweep, meters);
        faces(acts.operator, mailboxes);
    }

    private CollectMessages collecting() {
        return new CollectMessages(
                new CollectMessages.PeerSide(
                        office.stored,
                        new SoapMailbox(connection),
                        circuits,
                        settings.collecting().from()::includes),
                this::received,
                office.clocks,
                meters);
    }

    /** What was collected takes the way of what was pushed. */
    private Bytes received(ReceivedEnvelope envelope) {
        return journeys.receive(envelope);
    }

    private void faces(OperatorActs operator, Mailboxes mailboxes) {
        GatewayActs acts = Faces.acts(
                office,
                new Faces.Doors(journeys, journeys, office.verification.asking(connection, journeys)),
                operator,
                circuits);
        Readiness readiness = new Readiness(office, broker, journeys, sweep);
        if (settings.collecting().isCalled()) {
            connectors.exchange(
                    settings.exchange(),
                    office.tls.server(),
                    EpixFace.besides(
                            ExchangeFace.servlet(office, journeys, mailboxes.ours(), meters), office, journeys));
        }
        connectors.national(
                settings.national(),
                settings.national().isLoopback() ? Optional.empty() : Optional.of(office.tls.forNationalSide()),
                Faces.national(office, acts));
        connectors.management(
                settings.management(),
                Faces.control(
                        office,
                        acts,
                        new RunningControls(office, mailboxes, connection::reconnect, this::stopSoon),
                        controlToken),
                Optional.of(Faces.servlets(
                        "/",
                        Map.of(
                                "/health", new HealthServlet(),
                                "/ready", new ReadyServlet(readiness::problems, readiness.notes()),
                                "/metrics", new MetricsServlet(meters)))));
        meters.gauge("epix.collected", "Messages collected from peers since the start", mailboxes.theirs()::count);
        PublicFace.open(connectors, office, journeys);
        new Gauges(meters, watched()).register();
    }

    private Gauges.Watched watched() {
        return new Gauges.Watched(
                office.stored.journal(),
                office.stored.peers(),
                circuits::all,
                office.store::sizeOnDisk,
                office.disk::free,
                () -> office.stored.evidence().head().position(),
                broker::deadLetters,
                journeys::inFlight,
                office::ownCertificates,
                office.clocks.wall());
    }

    /**
     * Serving on return: deliveries run, then the doors open. What was left undone is handed over again behind the open
     * doors, since a long backlog must not keep them shut.
     */
    public void start() {
        journeys.start();
        // Class loading and first compilation happen before the doors open, not under the first permit.
        WarmUp.run(office);
        peerWatch.look();
        connectors.start();
        journeys.startTimers();
        peerWatch.start();
        brokerWatch.start();
        ControlPoint.on(connectors.managementPort(), controlToken).publish(home);
        LOG.info(
                "gateway of {} is running: exchange {} (port {}), national API port {}, management port {}",
                office.self.party(),
                settings.collecting().isCalled() ? settings.exchangeAddress() : "none, it collects",
                connectors.exchangePort(),
                connectors.nationalPort(),
                connectors.managementPort());
        if (settings.verify().isEnabled()) {
            LOG.info("public verification page on port {}", connectors.verificationPort());
        }
        Thread.ofPlatform().daemon().name("hand-over-at-start").start(this::handOverWhatWasLeft);
    }

    private void handOverWhatWasLeft() {
        try {
            LOG.info("{} messages handed over again", sweep.atStart());
        } catch (OutageException away) {
            meters.alarm("start", "", away.sentence() + " The sweep hands over what is left.");
        }
    }

    public SubmissionAnswer submit(SubmissionRequest request) {
        return journeys.submit(request);
    }

    public Office office() {
        return office;
    }

    public URI national() {
        return URI.create((settings.national().isLoopback() ? "http" : "https") + "://"
                + settings.national().host() + ":" + connectors.nationalPort());
    }

    public URI management() {
        return URI.create("http://" + settings.management().host() + ":" + connectors.managementPort());
    }

    public int exchangePort() {
        return connectors.exchangePort();
    }

    /** -1 where there is no public face. */
    public int verificationPort() {
        return connectors.verificationPort();
    }

    /** Takes changes of the registry at once instead of within a second. */
    public void lookAtPeers() {
        peerWatch.look();
    }

    public Optional<Peer> peer(Party party) {
        return office.stored.peers().peer(party);
    }

    private void stopSoon() {
        Thread.ofPlatform().name("stop").start(this::close);
    }

    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    /** Closes the doors, lets what is under way end, seals the evidence head, then closes what it was made of. */
    @Override
    public synchronized void close() {
        if (stopped.getCount() == 0) {
            return;
        }
        ControlPoint.withdraw(home);
        connectors.stopListening();
        brokerWatch.close();
        peerWatch.close();
        journeys.close();
        connectors.close();
        connection.close();
        office.sealHead.run();
        broker.close();
        office.close();
        meters.close();
        lock.close();
        LOG.info("gateway of {} stopped cleanly", settings.party());
        stopped.countDown();
    }
}
