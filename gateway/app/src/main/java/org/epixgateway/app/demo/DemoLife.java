package org.epixgateway.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.epixgateway.core.bytes.Bytes;

/**
 * The demo's chapter on what happens to permits after their issue: one is endorsed, checked by its barcode, claimed and used,
 * and claimed in vain once more; another is withdrawn. Ends with both registers side by side.
 */
final class DemoLife {
    private static final Duration ARRIVAL_MAX = Duration.ofSeconds(20);
    private static final String USED = "permits/CH/EXPORT/26CH004733E";
    private static final String WITHDRAWN = "permits/CH/EXPORT/26CH004750E";

    private final PrintStream out;
    private final DemoGateway swiss;
    private final DemoGateway french;
    private final String today;
    private boolean isWell = true;

    DemoLife(PrintStream out, DemoGateway swiss, DemoGateway french, LocalDate today) {
        this.out = out;
        this.swiss = swiss;
        this.french = french;
        this.today = today.toString();
    }

    /** @return whether everything went as it should */
    boolean run() throws InterruptedException {
        state(swiss, USED, "endorses it at export, box 14", """
                {"what": "ENDORSED", "on": "%s", "place": "Zürich airport", "method": "ELECTRONIC",
                 "transportDocument": "085-12345675", "blocks": [{"block": "A", "quantity": "2", "unit": "PCS"}]}""");
        await(french, USED, permit -> permit.path("state").asText().equals("ENDORSED"), "the endorsement reaches FR");
        barcode();
        claim("claims it before release", "GRANTED");
        state(french, USED, "reports the use", """
                {"what": "USED", "on": "%s", "place": "Roissy",
                 "blocks": [{"block": "A", "accepted": "2", "unit": "PCS"}]}""");
        await(swiss, USED, permit -> permit.path("state").asText().equals("USED"), "the use reaches CH");
        claim("claims it a second time", "");
        state(
                swiss,
                WITHDRAWN,
                "withdraws another one",
                "{\"what\": \"WITHDRAWN\", \"on\": \"%s\", \"reason\": \"issued for the wrong species\"}");
        await(french, WITHDRAWN, permit -> permit.path("state").asText().equals("WITHDRAWN"), "FR hears of it");
        sideBySide(USED);
        sideBySide(WITHDRAWN);
        return isWell;
    }

    private JsonNode state(DemoGateway who, String permit, String what, String fact) throws InterruptedException {
        String body = "{\"fact\": " + fact.formatted(today) + "}";
        DemoGateway.Reply reply =
                who.state(permit, Bytes.utf8(what + body).digest().hex(), body);
        expect(reply.status() == 202, who.party() + " " + what, reply.body());
        out.println("   " + who.party() + " " + what + " (" + number(permit) + ")");
        return reply.body();
    }

    /** Denied by our own register, which knows of the use, the second claim does not even travel. */
    private void claim(String what, String outcome) throws InterruptedException {
        String body = "{\"fact\": {\"what\": \"CLAIMED\", \"on\": \"" + today + "\", \"place\": \"Roissy\"}}";
        DemoGateway.Reply reply = french.state(USED, what, body);
        String told = reply.status() == 202
                ? reply.body().path("claim").path("outcome").asText()
                : "DENIED: "
                        + reply.body().path("findings").path(0).path("sentence").asText();
        boolean isAsExpected = outcome.isEmpty() ? told.startsWith("DENIED") : told.equals(outcome);
        expect(isAsExpected, "FR " + what, reply.body());
        out.println("   FR " + what + ": " + told);
    }

    private void barcode() throws InterruptedException {
        Bytes picture = swiss.picture(USED + "/barcode");
        JsonNode check = french.checked(picture).body();
        String result = check.path("verdict").asText();
        expect(result.equals("GENUINE_USE_UNKNOWN"), "FR reads CH's barcode", check);
        out.println("   FR reads the barcode from the paper: " + result + ", "
                + check.path("sentence").asText());
    }

    private void await(DemoGateway who, String permit, Predicate<JsonNode> isSo, String what)
            throws InterruptedException {
        long end = System.nanoTime() + ARRIVAL_MAX.toNanos();
        JsonNode seen = who.get(permit);
        while (!isSo.test(seen) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
            seen = who.get(permit);
        }
        expect(isSo.test(seen), what, seen);
    }

    private void sideBySide(String permit) throws InterruptedException {
        JsonNode here = swiss.get(permit);
        JsonNode there = french.get(permit);
        out.println("   " + number(permit) + ":  CH " + standing(here) + "  |  FR " + standing(there));
        expect(standing(here).equals(standing(there)), "both registers say the same of " + number(permit), there);
    }

    private static String standing(JsonNode permit) {
        JsonNode first = permit.path("blocks").path(0);
        return permit.path("state").asText() + ", block " + first.path("block").asText() + " issued "
                + first.path("issued").asText("-") + " shipped "
                + first.path("shipped").asText("-") + " used "
                + first.path("used").asText("-") + ", "
                + permit.path("statements").size() + " statements";
    }

    private static String number(String permit) {
        return permit.substring(permit.lastIndexOf('/') + 1);
    }

    private void expect(boolean isSo, String what, JsonNode instead) {
        if (!isSo) {
            isWell = false;
            out.println("   UNEXPECTED: not true that " + what + ": " + instead);
        }
    }
}
