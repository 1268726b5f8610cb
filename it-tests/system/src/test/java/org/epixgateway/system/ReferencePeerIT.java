package org.epixgateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.epixgateway.app.command.RootCommand;
import org.epixgateway.app.conformance.Conformance;
import org.epixgateway.app.conformance.Point;
import org.epixgateway.app.conformance.Report;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.party.Peer;
import org.epixgateway.core.party.ServiceAddress;
import org.epixgateway.signing.KeyAlgorithm;
import org.epixgateway.signing.KeyMaterial;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The gateway of Switzerland and a peer of another making for Germany: both ways, whole lives, and the bad ones. */
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReferencePeerIT {
    private static final AtomicInteger NEXT = new AtomicInteger(300_000);

    private final Path folder;
    private final Site swiss;
    private final ReferencePeer german;

    ReferencePeerIT(@TempDir Path folder) {
        Tools.require(ReferencePeer.isThere(), "The reference peer needs /usr/bin/python3 with lxml and cryptography.");
        this.folder = folder;
        this.swiss = Site.make(folder, "CH");
        this.german = ReferencePeer.make(ReferencePeer.PROGRAM, folder, "DE");
    }

    @BeforeAll
    void start() {
        german.exchangeDescriptors(swiss);
        swiss.start();
        german.start();
        assertThat(RootCommand.run("party", "agree", "--dir", swiss.home().dir().toString(), "DE", "--tests", "yes"))
                .isZero();
    }

    @AfterAll
    void stop() {
        german.close();
        swiss.requireIntactEvidence();
        swiss.close();
    }

    private static String number(String country) {
        return "26" + country + NEXT.incrementAndGet() + "E";
    }

    private static Bytes swissPermit(String number) {
        return Bytes.utf8(Permits.numbered(number).asUtf8().replace(">FR<", ">DE<"));
    }

    private Path germanPermit(String number) {
        String text = Permits.numbered(number).asUtf8().replace(">CH<", ">DE<").replace(">FR<", ">CH<");
        try {
            return Files.writeString(folder.resolve(number + ".xml"), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String sentToGermany() {
        String number = number("CH");
        swiss.awaitDelivered(swiss.submit(swissPermit(number)));
        return number;
    }

    private String cameFromGermany() {
        String number = number("DE");
        assertThat(german.run("send", germanPermit(number).toString(), "--to", "CH")
                        .said())
                .startsWith("Receipt ");
        return number;
    }

    private JsonNode permit(String country, String number) {
        return swiss.national().get("permits/" + country + "/EXPORT/" + number).json();
    }

    private void state(String number, String fact) {
        String today = LocalDate.now(Clock.systemUTC()).toString();
        Rest.Answer answer = swiss.national()
                .state(
                        "permits/DE/EXPORT/" + number,
                        number + fact.hashCode(),
                        "{\"fact\": " + fact.replace("TODAY", today) + "}");
        assertThat(answer.status()).as(answer.body().asUtf8()).isLessThan(300);
    }

    @Test
    void a_permit_of_ours_reaches_the_peer_and_its_receipt_passes_our_checks() {
        String number = sentToGermany();

        assertThat(german.run("show").said()).contains("CH/E/" + number + " Issued");
    }

    @Test
    void a_permit_of_the_peer_is_held_here_and_our_receipt_passes_its_checks() {
        String number = cameFromGermany();

        assertThat(permit("DE", number).path("state").asText()).isEqualTo("ISSUED");
    }

    @Test
    void the_peer_claims_our_permit_once_uses_it_and_hears_of_a_second_use() {
        String number = sentToGermany();

        assertThat(german.run("claim", "CH", number).said()).contains("granted until");
        assertThat(german.run("claim", "CH", number).said()).contains("denied: The permit is claimed by DE");
        assertThat(german.run("use", "CH", number, "A=300", "--unit", "PCS").said())
                .startsWith("Receipt ")
                .doesNotContain("ERROR");
        assertThat(permit("CH", number).path("state").asText()).isEqualTo("USED");
        assertThat(german.run("use", "CH", number, "A=1", "--unit", "PCS").said())
                .contains("L-11 ERROR");
    }

    @Test
    void we_claim_a_permit_of_the_peer_and_report_its_use() {
        String number = cameFromGermany();
        assertThat(german.run("endorse", "DE", number, "A=300", "--unit", "PCS").said())
                .startsWith("Receipt ");

        state(number, "{\"what\": \"CLAIMED\", \"on\": \"TODAY\", \"place\": \"Basel\"}");
        state(number, """
                {"what": "USED", "on": "TODAY", "place": "Basel",
                 "blocks": [{"block": "A", "accepted": "300", "unit": "PCS"}]}""");

        Await.until(
                number + " used at the peer",
                Site.DELIVERY_MAX,
                () -> german.run("show").said().contains("DE/E/" + number + " Used"));
    }

    @Test
    void the_peer_withdraws_and_we_know() {
        String number = cameFromGermany();

        assertThat(german.run("withdraw", "DE", number, "--reason", "quota reached")
                        .said())
                .startsWith("Receipt ");

        assertThat(permit("DE", number).path("state").asText()).isEqualTo("WITHDRAWN");
    }

    @Test
    void what_the_peer_may_not_say_is_refused_and_it_reads_our_reason() throws IOException {
        Path ours = Files.write(
                folder.resolve("not-theirs.xml"), swissPermit(number("CH")).array());

        ReferencePeer.Ended refused = german.run("send", ours.toString(), "--to", "CH");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.said()).startsWith("Refusal:NotAuthorised");
    }

    @Test
    void the_peer_meets_the_profile() {
        assertThat(RootCommand.run(
                        "conformance",
                        "--as",
                        swiss.home().dir().toString(),
                        "--peer",
                        german.descriptor().toString()))
                .isZero();
    }

    @Test
    void the_gateway_meets_the_profile_once_it_takes_test_messages() {
        Site french = Site.make(folder, "FR");
        swiss.register(french);
        french.register(swiss);
        String descriptor = french.home().dir().resolve("CH.asice").toString();
        String as = french.home().dir().toString();

        assertThat(RootCommand.run("conformance", "--as", as, "--peer", descriptor))
                .isEqualTo(1);
        assertThat(RootCommand.run("party", "agree", "--dir", swiss.home().dir().toString(), "FR", "--tests", "yes"))
                .isZero();
        assertThat(RootCommand.run("conformance", "--as", as, "--peer", descriptor))
                .isZero();
    }

    @Test
    void a_peer_that_does_not_check_seals_is_found() throws IOException {
        Path careless = ReferencePeer.without(
                folder, "verify(self.files, signatures, registry[self.h(\"From\")][\"seal\"], self.at)");
        try (ReferencePeer austrian = ReferencePeer.make(careless, folder, "AT")) {
            austrian.exchangeDescriptors(swiss);
            austrian.start();

            Report report = Conformance.run(plan(austrian), unused -> {});

            assertThat(report.isConformant()).isFalse();
            assertThat(report.points().stream()
                            .filter(point -> point.outcome() == Point.Outcome.FAILED)
                            .map(Point::what))
                    .contains("a permit changed after it was sealed is refused, SIGNATURE_INVALID")
                    .allMatch(what -> what.contains("SIGNATURE_INVALID"));
        }
    }

    private Conformance.Plan plan(ReferencePeer of) throws IOException {
        Clock clock = Clock.systemUTC();
        KeyMaterial stranger = new KeyMaterial(folder.resolve("stranger"), clock);
        stranger.create(swiss.party(), "Nobody", KeyAlgorithm.P256, java.util.List.of("localhost"));
        Peer other = Conformance.described(Bytes.of(Files.readAllBytes(of.descriptor())), clock);
        return new Conformance.Plan(
                other.address(ServiceAddress.Kind.DELIVER).orElseThrow(),
                swiss.party(),
                new KeyMaterial(swiss.home().keys(), clock),
                stranger,
                other,
                clock);
    }
}
