package org.epixgateway.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.epixgateway.app.running.Home;
import org.epixgateway.app.running.Installation;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.PermitDocuments;
import org.epixgateway.documents.Samples;
import org.epixgateway.documents.ToolkitPermitDocuments;
import org.epixgateway.signing.KeyAlgorithm;

/**
 * Two Management Authorities, Switzerland and France, with fresh keys in a fresh folder, each in a process of its own, talk
 * over mutual TLS on loopback: a real recorded permit, realistic ones both ways, and some that must be refused. Tells the
 * story as it happens and ends with a summary.
 */
public final class Demo {
    private static final Duration DELIVERY_MAX = Duration.ofSeconds(20);

    private final PrintStream out;
    private final Path folder;
    private final Clock clock;
    private final LocalDate today;
    private final PermitDocuments documents = new ToolkitPermitDocuments(Limits.STANDARD);
    private int delivered;
    private int refused;
    private int digestsEqual;
    private boolean isWell = true;

    public Demo(PrintStream out, Path folder, Clock clock) {
        this.out = out;
        this.folder = folder;
        this.clock = clock;
        this.today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /**
     * Both gateways have stopped on return, and when it throws.
     *
     * @param stay whether to go on until this thread is interrupted
     * @return whether everything went as it should
     */
    public boolean run(boolean stay) throws InterruptedException {
        long started = System.nanoTime();
        title("1. Two authorities with fresh keys below " + folder);
        int[] ports = TwoParties.freePorts();
        Home swiss = Home.at(folder.resolve("CH"));
        Home french = Home.at(folder.resolve("FR"));
        Installation.Made ch = Installation.make(swiss, plan("CH", ports, 0), clock, Duration.ofDays(1));
        Installation.Made fr = Installation.make(french, plan("FR", ports, 3), clock, Duration.ofDays(1));
        TwoParties.verifyPage(swiss, "https://permits.example.ch/verify");
        TwoParties.introduce(swiss, french);
        out.println("   CH seal " + ch.fingerprint());
        out.println("   FR seal " + fr.fingerprint());
        out.println("   descriptors exchanged, fingerprints compared, each registered the other");

        title("2. Both gateways start, each in a process of its own");
        try (DemoGateway a = new DemoGateway(
                        swiss,
                        Party.of("CH"),
                        new DemoGateway.Tokens(ch.token(), TwoParties.auditor(swiss)),
                        ports[1],
                        ports[2]);
                DemoGateway b = new DemoGateway(
                        french,
                        Party.of("FR"),
                        new DemoGateway.Tokens(fr.token(), TwoParties.auditor(french)),
                        ports[4],
                        ports[5])) {
            a.awaitReady();
            b.awaitReady();
            out.printf("   ready after %.1f s: CH process %d, FR process %d%n", seconds(started), a.pid(), b.pid());
            story(a, b);
            summary(a, b, started, stay);
            if (stay) {
                stay(a, b);
            }
        }
        return isWell;
    }

    private void story(DemoGateway a, DemoGateway b) throws InterruptedException {
        recorded(a, b);
        title("4. Realistic permits both ways");
        List<Sent> sent = new ArrayList<>();
        for (String name : Samples.PERMITS) {
            Bytes permit = Samples.shifted(Samples.permit(name), today);
            DemoGateway from =
                    name.contains("-ch-fr-") ? a : name.contains("-fr-ch-") || name.contains("-fr-from-ch-") ? b : null;
            if (from != null) {
                submit(from, name, permit, sent);
            }
        }
        await(sent, a, b);
        refusals(a, b);
        title("6. The life of a permit after its issue");
        isWell &= new DemoLife(out, a, b, today).run();
        evidence(a);
        evidence(b);
    }

    private void recorded(DemoGateway a, DemoGateway b) throws InterruptedException {
        title("3. The permit of a recorded EPIX message, as it is");
        Bytes message = Samples.recorded(Samples.RECORDED_V2);
        JsonNode verdict = a.validate(message).body();
        expect(!verdict.path("acceptable").asBoolean(), "the recorded message has faults");
        findings(verdict);
        out.println("   ... and again with Parties and dates replaced and missing values filled:");
        Permit recorded = documents
                .read(message, PermitDocuments.Wrapping.UNWRAPPED)
                .permit()
                .orElseThrow();
        RevivedPermit revived =
                new RevivedPermit(recorded, a.party().code(), b.party().code(), today);
        Bytes document = revived.document(documents);
        revived.changes().forEach(change -> out.println("     " + change));
        List<Sent> sent = new ArrayList<>();
        submit(a, "the recorded permit", document, sent);
        await(sent, a, b);
    }

    private void refusals(DemoGateway a, DemoGateway b) throws InterruptedException {
        title("5. What must be refused");
        String text = Samples.shifted(Samples.permit(firstOf("-ch-fr-")), today).asUtf8();
        refuse(
                a,
                "the same number with other contents",
                Bytes.utf8(text.replaceFirst("(?s)</([a-z]*:?)CITESEPermit>", "<!-- altered --></$1CITESEPermit>")));
        refuse(
                a,
                "a permit that expired years ago",
                Samples.shifted(Samples.permit(firstOf("-ch-fr-")), LocalDate.of(2019, 3, 1)));
        refuse(a, "a permit of another State (BW)", Samples.shifted(Samples.permit(firstOf("-bw-")), today));
        refuse(b, "a file that is no permit", Bytes.utf8("<html>not a permit</html>"));
        refuse(
                b,
                "an external entity",
                Bytes.utf8("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"));
    }

    private static String firstOf(String part) {
        return Samples.PERMITS.stream()
                .filter(name -> name.contains(part))
                .findFirst()
                .orElseThrow();
    }

    private record Sent(DemoGateway from, String name, String message, String number, String digest) {}

    private void submit(DemoGateway from, String name, Bytes permit, List<Sent> sent) throws InterruptedException {
        DemoGateway.Reply reply = from.submit(permit, permit.digest().hex());
        if (reply.status() >= 300) {
            isWell = false;
            out.println("   UNEXPECTED: " + name + " was not accepted: "
                    + reply.body().path("detail").asText());
            findings(reply.body());
            return;
        }
        for (JsonNode message : reply.body().path("messages")) {
            sent.add(new Sent(
                    from,
                    name,
                    message.path("id").asText(),
                    reply.body().path("permitNumber").asText(),
                    permit.digest().hex()));
        }
    }

    private void await(List<Sent> sent, DemoGateway a, DemoGateway b) throws InterruptedException {
        for (Sent one : sent) {
            JsonNode mine = one.from().get("messages/" + one.message());
            long end = System.nanoTime() + DELIVERY_MAX.toNanos();
            while (!mine.path("state").asText().equals("DELIVERED") && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(50);
                mine = one.from().get("messages/" + one.message());
            }
            DemoGateway other = one.from().equals(a) ? b : a;
            JsonNode theirs = other.get("messages/" + one.message());
            boolean isDelivered = mine.path("state").asText().equals("DELIVERED");
            boolean isSame = one.digest().equals(theirs.path("document").asText());
            delivered += isDelivered ? 1 : 0;
            digestsEqual += isSame ? 1 : 0;
            isWell &= isDelivered && isSame;
            out.printf(
                    "   %s -> %s  %-16s %-9s receipt %s  sha256 %s... %s%n",
                    one.from().party(),
                    other.party(),
                    one.number(),
                    mine.path("state").asText(),
                    mine.path("receipt")
                            .asText("none")
                            .substring(
                                    0,
                                    Math.min(
                                            8,
                                            mine.path("receipt").asText("none").length())),
                    one.digest().substring(0, 12),
                    isSame ? "equal on both sides" : "DIFFERS");
        }
    }

    private void refuse(DemoGateway at, String what, Bytes permit) throws InterruptedException {
        DemoGateway.Reply reply =
                at.submit(permit, "refusable " + permit.digest().hex());
        boolean isRefused = reply.status() == 422 || reply.status() == 400;
        refused += isRefused ? 1 : 0;
        expect(isRefused, what + " is refused");
        out.println("   " + at.party() + " refuses " + what + " (" + reply.status() + ")");
        findings(reply.body());
    }

    private void evidence(DemoGateway gateway) throws InterruptedException {
        // by the auditor's account: a national system may not read the log
        JsonNode check = gateway.evidenceCheck().body();
        expect(check.path("intact").asBoolean(), "the evidence log of " + gateway.party() + " is intact");
        out.println("   evidence of " + gateway.party() + ": "
                + check.path("sentence").asText() + " head "
                + check.path("position").asLong() + " "
                + check.path("head")
                        .asText("")
                        .substring(0, Math.min(12, check.path("head").asText("").length())) + "...");
    }

    private void summary(DemoGateway a, DemoGateway b, long started, boolean stay) {
        title("7. Summary");
        out.printf(
                "   %d permits delivered with verified receipts, %d digests equal on both sides, %d refused as they should be, %.1f s in all%n",
                delivered, digestsEqual, refused, seconds(started));
        for (DemoGateway gateway : stay ? List.of(a, b) : List.<DemoGateway>of()) {
            out.println("   " + gateway.party() + ": REST " + gateway.api() + "  metrics " + gateway.management()
                    + "/metrics  log " + gateway.log());
        }
        if (!stay) {
            out.println("   Both stop now; with --stay (by Maven -Dstay) they keep running, with addresses to try.");
        }
        out.println(isWell ? "   Everything went as it should." : "   SOMETHING WENT WRONG, see above.");
    }

    private void stay(DemoGateway a, DemoGateway b) throws InterruptedException {
        title("Both keep running for play; end with Ctrl-C");
        for (DemoGateway gateway : List.of(a, b)) {
            out.println("   curl -H 'Authorization: Bearer " + gateway.token() + "' " + gateway.api() + "inbox");
        }
        Thread.currentThread().join();
    }

    private void findings(JsonNode answer) {
        for (JsonNode f : answer.path("findings")) {
            if (f.path("severity").asText().equals("ERROR")) {
                out.println("     " + f.path("rule").asText() + " box "
                        + f.path("box").asText()
                        + (f.has("line") ? ", line " + f.path("line").asText() : "") + ": "
                        + f.path("sentence").asText());
            }
        }
    }

    private void expect(boolean isSo, String what) {
        if (!isSo) {
            isWell = false;
            out.println("   UNEXPECTED: not true that " + what);
        }
    }

    private static Installation.Plan plan(String party, int[] ports, int first) {
        return new Installation.Plan(
                Party.of(party),
                "Management Authority of " + party + " (demo)",
                List.of("localhost", "127.0.0.1"),
                "127.0.0.1",
                ports[first],
                ports[first + 1],
                ports[first + 2],
                KeyAlgorithm.P256);
    }

    private void title(String text) {
        out.println();
        out.println(text);
    }

    private static double seconds(long startedNanos) {
        return (System.nanoTime() - startedNanos) / 1e9;
    }
}
