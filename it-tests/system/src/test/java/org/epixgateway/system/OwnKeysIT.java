package org.epixgateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epixgateway.app.command.RootCommand;
import org.epixgateway.core.bytes.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An authority renews its seal and its TLS key by the command line, while permits flow and without a restart. */
@Timeout(240)
final class OwnKeysIT {
    private static final Pattern CERTIFICATE = Pattern.compile("X509Certificate>([^<]+)<");
    private static final int DONE = 0;
    private static final int REFUSED = 1;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_seal_is_renewed_while_permits_flow_and_what_was_under_way_still_verifies() {
        try (TwoGateways both = TwoGateways.running(folder)) {
            Site swiss = both.swiss();
            Site french = both.french();
            List<String> ids = new ArrayList<>();
            ids.add(delivered(swiss));
            String old = fingerprint(swiss, "SEAL", "CURRENT");

            assertThat(run(swiss, "keys", "announce", "seal")).isEqualTo(DONE);
            ids.add(delivered(swiss));
            handOver(swiss, french);
            ids.add(delivered(swiss));
            assertThat(sealedBy(swiss, ids.get(2))).isEqualTo(old);

            french.stop();
            String underWay = swiss.submit(Permits.next());
            assertThat(run(swiss, "keys", "activate", "seal")).isEqualTo(DONE);
            String fresh = fingerprint(swiss, "SEAL", "CURRENT");
            String first = swiss.submit(Permits.next());
            handOver(swiss, french);
            french.start();

            swiss.awaitDelivered(underWay);
            swiss.awaitDelivered(first);
            ids.addAll(List.of(underWay, first));
            assertThat(fresh).isNotEqualTo(old);
            assertThat(sealedBy(swiss, underWay)).isEqualTo(old);
            assertThat(sealedBy(swiss, first)).isEqualTo(fresh);

            swiss.stop();
            swiss.start();
            ids.add(delivered(swiss));
            assertThat(sealedBy(swiss, ids.get(5))).isEqualTo(fresh);
            assertThat(french.inbox()).containsExactlyInAnyOrderElementsOf(ids);
            both.requireIntactEvidence();
        }
    }

    @Test
    void a_tls_key_is_renewed_and_the_next_call_of_either_side_meets_the_new_certificate() {
        try (TwoGateways both = TwoGateways.running(folder)) {
            Site swiss = both.swiss();
            Site french = both.french();
            List<String> ids = new ArrayList<>();
            ids.add(delivered(swiss));
            String old = fingerprint(swiss, "TLS", "CURRENT");

            assertThat(run(swiss, "keys", "announce", "tls", "--algorithm", "p384"))
                    .isEqualTo(DONE);
            handOver(swiss, french);
            ids.add(delivered(swiss));
            assertThat(run(swiss, "keys", "activate", "tls")).isEqualTo(DONE);
            // from here on only the new certificate gets through
            assertThat(run(french, "party", "revoke", "CH", old)).isEqualTo(DONE);
            ids.add(delivered(swiss));

            assertThat(fingerprint(swiss, "TLS", "CURRENT")).isNotEqualTo(old);
            assertThat(run(french, "party", "test", "CH")).isEqualTo(DONE);
            handOver(swiss, french);
            ids.add(delivered(swiss));
            assertThat(french.inbox()).containsExactlyInAnyOrderElementsOf(ids);
            both.requireIntactEvidence();
        }
    }

    @Test
    void each_act_on_a_key_is_evidence_and_the_current_one_is_revoked_on_purpose_only() {
        try (TwoGateways both = TwoGateways.make(folder)) {
            Site swiss = both.swiss();
            swiss.start();

            assertThat(run(swiss, "keys", "activate", "seal")).isEqualTo(REFUSED);
            assertThat(run(swiss, "keys", "announce", "seal")).isEqualTo(DONE);
            assertThat(run(swiss, "keys", "announce", "seal")).isEqualTo(REFUSED);
            assertThat(run(swiss, "keys", "activate", "seal")).isEqualTo(DONE);
            assertThat(run(swiss, "keys", "revoke", serial(swiss, "SEAL", "CURRENT")))
                    .isEqualTo(REFUSED);
            assertThat(run(swiss, "keys", "revoke", serial(swiss, "SEAL", "OLD")))
                    .isEqualTo(DONE);
            assertThat(run(swiss, "keys", "reissue")).isEqualTo(DONE);
            JsonNode list = swiss.control().get("keys").json().path("revocationList");
            swiss.stop();

            // the same beside no running gateway
            assertThat(run(swiss, "keys", "announce", "tls")).isEqualTo(DONE);
            assertThat(run(swiss, "keys", "list")).isEqualTo(DONE);
            assertThat(run(swiss, "keys", "activate", "tls")).isEqualTo(DONE);
            assertThat(list.path("revoked")).hasSize(1);
            assertThat(Store.counts(swiss, "select kind from evidence where kind like 'own-%'"))
                    .containsEntry("own-key-announced", 2)
                    .containsEntry("own-key-activated", 2)
                    .containsEntry("own-certificate-revoked", 1);
            swiss.requireIntactEvidence();
        }
    }

    private static int run(Site site, String... command) {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(List.of("--dir", site.home().dir().toString()));
        return RootCommand.run(line.toArray(String[]::new));
    }

    /** The new descriptor is an update: it carries a registered seal and needs no comparing. */
    private static void handOver(Site of, Site to) {
        Instant before = Clock.systemUTC().instant();
        Await.until(
                "another second, since the sequence of descriptors counts them",
                Duration.ofSeconds(5),
                () -> Clock.systemUTC().instant().getEpochSecond() > before.getEpochSecond());
        to.register(of);
    }

    private static String delivered(Site from) {
        String id = from.submit(Permits.next());
        from.awaitDelivered(id);
        return id;
    }

    private static String fingerprint(Site site, String use, String state) {
        return key(site, use, state).path("fingerprint").asText();
    }

    private static String serial(Site site, String use, String state) {
        return key(site, use, state).path("serial").asText();
    }

    private static JsonNode key(Site site, String use, String state) {
        for (JsonNode key : site.control().get("keys").json().path("keys")) {
            if (key.path("use").asText().equals(use)
                    && key.path("state").asText().equals(state)) {
                return key;
            }
        }
        throw new AssertionError("no " + state + " " + use + " key");
    }

    /** The fingerprint of the certificate in the signature of a message. */
    private static String sealedBy(Site sender, String id) {
        Rest.Answer container = sender.national().get("messages/" + id + "/container");
        assertThat(container.status()).isEqualTo(200);
        Matcher matcher = CERTIFICATE.matcher(
                Zip.entry(container.body(), "META-INF/signatures.xml").asUtf8());
        assertThat(matcher.find()).isTrue();
        return Digest.of(Base64.getMimeDecoder().decode(matcher.group(1))).hex();
    }
}
