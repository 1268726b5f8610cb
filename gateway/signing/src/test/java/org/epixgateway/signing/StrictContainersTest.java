package org.epixgateway.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.EnvelopeOpener.Broken;
import org.epixgateway.core.exchange.EnvelopeOpener.Opened;
import org.epixgateway.core.exchange.EnvelopeOpener.Opening;
import org.epixgateway.core.exchange.EnvelopeSigner.SealedFile;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.party.Party;
import org.epixgateway.signing.TestPki.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StrictContainersTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final XadesSigner SIGNER =
            new TestPki(Party.of("CH"), Clock.fixed(NOW, ZoneOffset.UTC)).signer(Case.GOOD);

    @ParameterizedTest
    @ValueSource(strings = {"permit.xml", "A", "a_b-c.d", "attachments/plan-1.pdf", "META-INF.xml", "mimetype.xml"})
    void these_names_are_names_of_files(String name) {
        assertThat(EntryNames.isRootFile(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                ".hidden",
                "-rf",
                "a/",
                "/a",
                "a//b",
                "a/../b",
                "a/b/c",
                "a\\b",
                "a b",
                "ä.xml",
                "a:b",
                "mimetype",
                "MimeType",
                "META-INF/x",
                "meta-inf/x",
                "META-INF",
                "a%2e",
                "permit.xml\n"
            })
    void these_are_not(String name) {
        assertThat(EntryNames.isRootFile(name)).isFalse();
    }

    @Test
    void a_name_has_at_most_a_hundred_characters() {
        assertThat(EntryNames.isRootFile("a".repeat(100))).isTrue();
        assertThat(EntryNames.isRootFile("a".repeat(101))).isFalse();
    }

    @Test
    void twenty_attachments_are_taken_and_not_twenty_one() {
        assertThat(open(Limits.STANDARD, files(20))).isInstanceOf(Opened.class);
        assertThat(open(Limits.STANDARD, files(21))).isInstanceOf(Broken.class);
    }

    @Test
    void the_header_is_bounded_on_its_own() {
        Limits limits = new Limits(1000, 100_000, 20, 64, 2000, 100, 100);

        assertThat(open(limits, List.of(file("header.xml", 100)))).isInstanceOf(Opened.class);
        assertThat(open(limits, List.of(file("header.xml", 101)))).isInstanceOf(Broken.class);
        assertThat(open(limits, List.of(file("permit.xml", 1000)))).isInstanceOf(Opened.class);
        assertThat(open(limits, List.of(file("permit.xml", 1001)))).isInstanceOf(Broken.class);
    }

    @Test
    void what_unpacks_to_more_than_the_container_may_be_is_refused() {
        Limits limits = new Limits(1 << 20, 200_000, 20, 64, 2000, 1 << 20, 100);

        assertThat(open(limits, List.of(file("a.bin", 90_000), file("b.bin", 90_000))))
                .isInstanceOf(Opened.class);
        assertThat(open(limits, List.of(file("a.bin", 90_000), file("b.bin", 120_000))))
                .isInstanceOf(Broken.class);
    }

    @Test
    void what_packs_extremely_well_is_stored_so_that_no_receiver_takes_it_for_a_bomb() {
        SealedFile blank = new SealedFile("blank.xml", "application/xml", Bytes.of(new byte[4 << 20]));

        assertThat(open(Limits.STANDARD, List.of(blank))).isInstanceOf(Opened.class);
    }

    @Test
    void an_evidence_record_is_refused_in_a_message_and_taken_in_an_export() {
        CraftedZip zip = HostileContainers.container(files(0), new byte[] {'x'});
        zip.packed("META-INF/evidencerecord.ers", new byte[] {1});
        zip.packed("META-INF/ASiCEvidenceRecordManifest001.xml", new byte[] {1});
        Bytes export = zip.build();

        assertThat(new StrictContainers(Limits.STANDARD).open(export)).isInstanceOf(Broken.class);
        assertThat(StrictContainers.forExports(Limits.STANDARD).open(export)).isInstanceOf(Opened.class);
    }

    @Test
    void the_same_files_give_the_same_zip_but_for_the_signature() {
        byte[] one = new CanonicalZip()
                .store("mimetype", new byte[] {'x'})
                .pack("a.xml", "<a/>".repeat(100).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .finish();
        byte[] other = new CanonicalZip()
                .store("mimetype", new byte[] {'x'})
                .pack("a.xml", "<a/>".repeat(100).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .finish();

        assertThat(one).isEqualTo(other);
    }

    @Test
    void a_name_outside_the_profile_is_never_sealed() {
        assertThatThrownBy(() -> SIGNER.seal(List.of(file("../permit.xml", 1)), NOW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SIGNER.seal(List.of(file("a.xml", 1), file("A.xml", 1)), NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_media_type_that_somebody_made_up_does_not_reach_the_container() {
        Bytes container = SIGNER.seal(List.of(new SealedFile("a.bin", "text/\"><evil", Bytes.of(new byte[] {1}))), NOW);

        assertThat(((Opened) new StrictContainers(Limits.STANDARD).open(container))
                        .envelope()
                        .signatures()
                        .asUtf8())
                .contains("application/octet-stream")
                .doesNotContain("evil");
    }

    /** Whatever bytes come, the answer is a refusal or an envelope, never an exception. */
    @Test
    void ten_thousand_damaged_containers_are_answered() {
        byte[] good = SIGNER.seal(files(1), NOW).array();
        Random random = new Random(20260601);
        StrictContainers opener = new StrictContainers(Limits.STANDARD);

        for (int i = 0; i < 10_000; i++) {
            byte[] damaged = good.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                // most of what matters lies near the end
                int back = random.nextBoolean() ? random.nextInt(damaged.length) : random.nextInt(400);
                damaged[damaged.length - 1 - back] ^= (byte) (1 << random.nextInt(8));
            }
            assertThat(opener.open(Bytes.of(damaged))).isNotNull();
        }
    }

    private static Opening open(Limits limits, List<SealedFile> files) {
        return new StrictContainers(limits).open(SIGNER.seal(files, NOW));
    }

    private static List<SealedFile> files(int attachments) {
        List<SealedFile> files = new ArrayList<>(List.of(file("header.xml", 10), file("permit.xml", 10)));
        for (int i = 0; i < attachments; i++) {
            files.add(file("attachment-" + i + ".pdf", 10));
        }
        return files;
    }

    private static SealedFile file(String name, int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return new SealedFile(name, "application/octet-stream", Bytes.of(content));
    }
}
