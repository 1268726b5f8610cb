package org.epixgateway.routes;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.epixgateway.core.MovableClock;
import org.epixgateway.core.barcode.InMemoryBarcodeSeal;
import org.epixgateway.core.barcode.OwnBarcodes;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.InMemoryGateway;
import org.epixgateway.core.exchange.InMemoryNetwork;
import org.epixgateway.core.exchange.Self;
import org.epixgateway.core.exchange.StatementForms;
import org.epixgateway.core.exchange.StatementRequest;
import org.epixgateway.core.exchange.TestParties;
import org.epixgateway.core.life.Fact;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.TestPermits;
import org.epixgateway.core.query.InMemoryQueries;
import org.epixgateway.core.verify.HexTokens;
import org.epixgateway.core.verify.InMemoryAnswerSeal;
import org.epixgateway.core.verify.InMemoryIssuedHere;
import org.epixgateway.core.verify.OwnBarcodeReading;
import org.epixgateway.core.verify.VerifyPermit;
import org.epixgateway.core.verify.VerifyWatch;
import org.epixgateway.routes.Journeys.Acts;
import org.epixgateway.routes.Journeys.Rhythm;

/** A Swiss gateway whose acts are called straight, and a Namibian one whose acts are strung together by journeys. */
final class TwoGateways implements AutoCloseable {
    static final Addresses AT = new Addresses(
            "direct:submit-permit",
            "direct:make-statement",
            "direct:receive-message",
            "direct:deliver-",
            "",
            "mock:dead-letters");

    /** In the folder. */
    static final int PERMIT_BYTES_MAX = 20_000;

    static final StatementForms NO_STATEMENTS = (document, account, key) -> {
        throw new IllegalArgumentException("This folder takes no statements.");
    };

    private static final Rhythm QUICK = new Rhythm(
            Duration.ofMillis(50),
            Duration.ofMillis(50),
            Duration.ofMillis(50),
            Duration.ofMillis(50),
            Duration.ofMillis(50));

    final InMemoryNetwork network = new InMemoryNetwork();
    final InMemoryGateway swiss = network.gateway(TestParties.SWITZERLAND);
    final InMemoryGateway namibia = network.gateway(TestParties.NAMIBIA);
    final InMemoryQueries queries = InMemoryQueries.open();
    final InMemoryIssuedHere issued = new InMemoryIssuedHere();
    final Journeys journeys;

    private final ProducerTemplate template;

    private TwoGateways(boolean isSwiss, Optional<FolderFace> folder, RouteWatch watch) {
        InMemoryGateway carried = isSwiss ? swiss : namibia;
        InMemoryGateway.Acts acts = carried.acts();
        journeys = new Journeys(
                AT,
                new Acts(
                        acts.submit(),
                        acts.state(),
                        acts.receive(),
                        acts.deliver(),
                        acts.sweep(),
                        acts.sealHead(),
                        acts.due(),
                        folder.map(face -> new FolderFace(
                                face.root(), face.account(), acts.inbox(), face.statements(), face.permitBytesMax())),
                        Optional.of(queries.act),
                        Optional.of(acts.collect()),
                        Optional.of(verify(carried))),
                QUICK,
                new NoBroker(),
                carried.observations,
                watch);
        journeys.start();
        template = journeys.context().createProducerTemplate();
    }

    /** A permit that was never issued is enough to see the way. */
    private VerifyPermit verify(InMemoryGateway of) {
        Party own = TestParties.NAMIBIA;
        OwnBarcodes none = new OwnBarcodes() {
            @Override
            public Party party() {
                return own;
            }

            @Override
            public Optional<URI> verifyAddress() {
                return Optional.empty();
            }

            @Override
            public List<Bytes> certificates() {
                return List.of();
            }
        };
        return new VerifyPermit(
                new Self(own, "node-1"),
                new VerifyPermit.Ports(
                        issued,
                        new HexTokens(),
                        new OwnBarcodeReading(new InMemoryBarcodeSeal(Optional.empty()), none),
                        new InMemoryAnswerSeal(Optional.of(InMemoryAnswerSeal.certificateOf(own))),
                        of.store,
                        VerifyWatch.NONE),
                MovableClock.atNoonOf(TestPermits.TODAY));
    }

    static TwoGateways withJourneysInNamibia() {
        return new TwoGateways(false, Optional.empty(), RouteWatch.NONE);
    }

    static TwoGateways withJourneysInNamibia(RouteWatch watch) {
        return new TwoGateways(false, Optional.empty(), watch);
    }

    static TwoGateways withJourneysInSwitzerland() {
        return new TwoGateways(true, Optional.empty(), RouteWatch.NONE);
    }

    /** Timers and folders run. */
    static TwoGateways withFolder(boolean isSwiss, java.nio.file.Path root) {
        InMemoryGateway any = new InMemoryNetwork().gateway(TestParties.NORWAY);
        TwoGateways gateways = new TwoGateways(
                isSwiss,
                Optional.of(
                        new FolderFace(root, "folder", any.acts().inbox(), TwoGateways::statement, PERMIT_BYTES_MAX)),
                RouteWatch.NONE);
        gateways.journeys.startTimers();
        return gateways;
    }

    /** In tests a statement is written as "withdraw NUMBER". */
    private static StatementRequest statement(Bytes document, String account, String key) {
        if (!document.asUtf8().startsWith("withdraw ")) {
            throw new IllegalArgumentException("That is no statement.");
        }
        return new StatementRequest(
                account,
                key,
                TestParties.NAMIBIA.code(),
                document.asUtf8().substring("withdraw ".length()),
                Optional.empty(),
                new Fact.Notice(0, Fact.Notice.Kind.WITHDRAWN, TestPermits.TODAY, "quota", Optional.empty()),
                List.of());
    }

    /** What a consumer of the queue would have taken. */
    void takeWork(Party peer) {
        namibia.queue.take(peer).ifPresent(work -> bring(peer, work));
    }

    void bring(Party peer, Object work) {
        template.sendBody("direct:deliver-" + peer, work);
    }

    MockEndpoint deadLetters() {
        return journeys.context().getEndpoint("mock:dead-letters", MockEndpoint.class);
    }

    @Override
    public void close() {
        template.stop();
        journeys.close();
    }
}
