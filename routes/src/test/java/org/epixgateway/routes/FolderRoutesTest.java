package org.epixgateway.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.epixgateway.core.exchange.TestParties.NAMIBIA;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Attachment;
import org.epixgateway.core.exchange.InMemoryGateway;
import org.epixgateway.core.exchange.MessageId;
import org.epixgateway.core.exchange.MessageQuery;
import org.epixgateway.core.exchange.OriginalForm;
import org.epixgateway.core.exchange.ReceivedState;
import org.epixgateway.core.exchange.SubmissionRequest;
import org.epixgateway.core.exchange.TestParties;
import org.epixgateway.core.life.PermitState;
import org.epixgateway.core.permit.Permit;
import org.epixgateway.core.permit.TestPermits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a national system sees of its folder. */
@Timeout(120)
class FolderRoutesTest {
    @TempDir
    private Path root;

    @SuppressWarnings("TimeInStaticInitializer") // the folder looks at the age of files by the machine's clock
    private static final Instant LONG_AGO = Instant.now().minusSeconds(60);

    private void put(String name, Bytes content) throws IOException {
        Path file = root.resolve("in").resolve(name);
        Path temporary = root.resolve("in").resolve(name + ".part");
        Files.write(temporary, content.array());
        Files.setLastModifiedTime(temporary, FileTime.from(LONG_AGO));
        Files.move(temporary, file);
    }

    private List<String> files(String folder) {
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && !name.endsWith(".camelLock"))
                    .sorted()
                    .toList();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private String text(String folder, String ending) throws IOException {
        String name = files(folder).stream()
                .filter(file -> file.endsWith(ending))
                .findFirst()
                .orElseThrow();
        return Files.readString(root.resolve(folder).resolve(name));
    }

    private static int messages(InMemoryGateway gateway) {
        return gateway.store.searchSent(MessageQuery.byText("")).size();
    }

    private TwoGateways namibianFolder() {
        return TwoGateways.withFolder(false, JourneysTest.folders(root));
    }

    @Test
    void a_statement_in_the_folder_is_stated_and_filed_under_sent() throws IOException {
        try (TwoGateways gateways = namibianFolder()) {
            Permit tusks = TestPermits.elephantTuskExport();
            gateways.namibia.submit(tusks, "issue", TestParties.SWITZERLAND);

            put("w.json", Bytes.utf8("withdraw " + tusks.number().orElseThrow().raw()));

            Eventually.holds("filed", () -> files("in").isEmpty());
            assertThat(text("sent", ".txt")).startsWith("submission: S-").contains("message to CH: ");
            assertThat(gateways.namibia
                            .store
                            .find(tusks.key().orElseThrow())
                            .orElseThrow()
                            .state())
                    .isEqualTo(PermitState.WITHDRAWN);
        }
    }

    @Test
    void what_is_no_statement_is_filed_under_refused_with_a_sentence() throws IOException {
        try (TwoGateways gateways = namibianFolder()) {
            put("w.json", Bytes.utf8("{}"));

            Eventually.holds("filed", () -> files("in").isEmpty());
            assertThat(text("refused", ".txt")).contains("That is no statement.");
            assertThat(messages(gateways.namibia)).isZero();
        }
    }

    @Test
    void a_permit_in_the_folder_is_submitted_and_filed_under_sent_with_its_ids() throws IOException {
        try (TwoGateways gateways = namibianFolder()) {
            Bytes tusks = gateways.namibia.documents.write(TestPermits.elephantTuskExport());

            put("tusks.xml", tusks);

            String name = "tusks." + tusks.digest().shortForm();
            Eventually.holds("filed", () -> files("in").isEmpty());
            assertThat(files("sent")).containsExactly(name + ".txt", name + ".xml");
            assertThat(text("sent", ".txt")).startsWith("submission: S-").contains("message to CH: ");
            assertThat(Bytes.of(Files.readAllBytes(root.resolve("sent").resolve(name + ".xml"))))
                    .isEqualTo(tusks);
            assertThat(messages(gateways.namibia)).isEqualTo(1);
        }
    }

    @Test
    void a_refused_file_is_found_with_its_findings_beside_it() throws IOException {
        try (TwoGateways gateways = namibianFolder()) {
            put("../in/nonsense.xml", Bytes.utf8("<junk/>"));

            Eventually.holds("filed", () -> files("in").isEmpty());
            assertThat(files("refused")).hasSize(2).allMatch(name -> name.startsWith("nonsense."));
            assertThat(text("refused", ".txt")).contains("ERROR XML", "This is not XML.");
            assertThat(text("refused", ".xml")).isEqualTo("<junk/>");
            assertThat(messages(gateways.namibia)).isZero();
        }
    }

    @Test
    void the_same_file_twice_is_submitted_once_and_equal_names_do_not_clash() throws IOException {
        try (TwoGateways gateways = namibianFolder()) {
            Bytes tusks = gateways.namibia.documents.write(TestPermits.elephantTuskExport());
            put("permit.xml", tusks);
            Eventually.holds("first filed", () -> files("in").isEmpty());
            put("permit.xml", tusks);
            Eventually.holds("second filed", () -> files("in").isEmpty());
            put("permit.xml", gateways.namibia.documents.write(TestPermits.minimalExport()));
            Eventually.holds("third filed", () -> files("in").isEmpty());

            assertThat(messages(gateways.namibia)).isEqualTo(2);
            assertThat(files("sent")).hasSize(4);
        }
    }

    @Test
    void a_file_that_is_still_being_written_is_not_touched() throws IOException {
        try (TwoGateways gateways = namibianFolder()) {
            Bytes tusks = gateways.namibia.documents.write(TestPermits.elephantTuskExport());
            Path temporary = Files.write(root.resolve("in").resolve("first.xml.part"), tusks.array());
            Files.setLastModifiedTime(temporary, FileTime.from(LONG_AGO));
            Path growing = Files.write(
                    root.resolve("in").resolve("second.xml"),
                    Bytes.utf8("<half").array());
            Files.setLastModifiedTime(growing, FileTime.from(Instant.now().plusSeconds(3_600)));
            put("third.xml", gateways.namibia.documents.write(TestPermits.minimalExport()));

            Eventually.holds("third filed", () -> !files("in").contains("third.xml"));
            assertThat(files("in")).containsExactly("first.xml.part", "second.xml");

            Files.write(growing, tusks.array());
            Files.setLastModifiedTime(growing, FileTime.from(LONG_AGO));
            Eventually.holds("second filed", () -> !files("in").contains("second.xml"));
            assertThat(messages(gateways.namibia)).isEqualTo(2);
            assertThat(files("refused")).isEmpty();
        }
    }

    @Test
    void a_file_stays_where_it_is_while_the_store_is_away() throws IOException {
        try (TwoGateways gateways = namibianFolder()) {
            gateways.namibia.store.breakDown("The disk is gone.");
            put("tusks.xml", gateways.namibia.documents.write(TestPermits.elephantTuskExport()));

            Eventually.holds(
                    "an alarm", () -> gateways.namibia.observations.alarmKinds().contains("route-submit-folder"));
            assertThat(files("in")).containsExactly("tusks.xml");
            gateways.namibia.store.repair();

            Eventually.holds("filed", () -> files("in").isEmpty());
            assertThat(messages(gateways.namibia)).isEqualTo(1);
        }
    }

    @Test
    void a_file_whose_key_was_used_by_another_way_is_refused_with_a_word() throws IOException {
        try (TwoGateways gateways = namibianFolder()) {
            Bytes tusks = gateways.namibia.documents.write(TestPermits.elephantTuskExport());
            gateways.journeys.submit(
                    SubmissionRequest.of("folder", tusks.digest().hex(), tusks, List.of())
                            .asTest());

            put("tusks.xml", tusks);

            Eventually.holds("filed", () -> files("in").isEmpty());
            assertThat(text("refused", ".txt")).contains("submitted before by another way");
        }
    }

    @Test
    void received_permits_appear_in_the_out_folder_whole_and_are_taken_once() throws IOException {
        try (TwoGateways gateways = TwoGateways.withFolder(true, JourneysTest.folders(root))) {
            gateways.namibia.accepted(TestPermits.elephantTuskExport(), "key-1");
            gateways.namibia.accepted(TestPermits.minimalExport(), "key-2");
            gateways.namibia.work();

            Eventually.holds(
                    "taken",
                    () -> gateways.swiss.store.inbox(0, true, false, 10).isEmpty());
            assertThat(files("out"))
                    .filteredOn(name -> name.endsWith(".xml"))
                    .hasSize(2)
                    .allMatch(name -> name.startsWith("NA-NA_2026_0001"));
            assertThat(gateways.swiss.store.inbox(0, true, true, 10))
                    .allMatch(message -> message.state() == ReceivedState.TAKEN
                            && message.from().equals(NAMIBIA));
            assertThat(gateways.swiss.evidenceKinds())
                    .filteredOn("permit-taken"::equals)
                    .hasSize(2);
        }
    }

    @Test
    void a_file_larger_than_any_permit_is_refused_with_its_findings_and_kept_whole() throws IOException {
        try (TwoGateways gateways = namibianFolder()) {
            Bytes large = Bytes.utf8("x".repeat(TwoGateways.PERMIT_BYTES_MAX + 1));
            put("large.xml", large);
            put("tusks.xml", gateways.namibia.documents.write(TestPermits.elephantTuskExport()));

            Eventually.holds("filed", () -> files("in").isEmpty());
            String name = "large." + large.digest().shortForm();
            assertThat(files("refused")).containsExactly(name + ".txt", name + ".xml");
            assertThat(text("refused", ".txt"))
                    .contains("ERROR XML", "The document has 20001 bytes; at most 20000 are read.");
            assertThat(Bytes.of(Files.readAllBytes(root.resolve("refused").resolve(name + ".xml"))))
                    .isEqualTo(large);
            assertThat(files("sent")).hasSize(2);
            assertThat(messages(gateways.namibia)).isEqualTo(1);
        }
    }

    @Test
    void a_permit_that_cannot_be_opened_keeps_no_other_waiting() {
        try (TwoGateways gateways = TwoGateways.withFolder(true, JourneysTest.folders(root))) {
            MessageId broken = gateways.namibia.accepted(TestPermits.elephantTuskExport(), "key-1");
            gateways.swiss.store.rot(broken);
            gateways.namibia.accepted(TestPermits.minimalExport(), "key-2");
            gateways.namibia.work();

            Eventually.holds("the other is there", () -> files("out").stream().anyMatch(name -> name.endsWith(".xml")));
            assertThat(files("out")).noneMatch(name -> name.contains(broken.toString()));
            assertThat(gateways.swiss.observations.alarms())
                    .filteredOn(alarm -> alarm.kind().equals("route-offer-folder"))
                    .singleElement()
                    .satisfies(alarm -> assertThat(alarm.sentence()).contains(broken.toString()));
        }
    }

    @Test
    void a_link_is_refused_without_reading_what_it_points_to() throws IOException {
        try (TwoGateways gateways = namibianFolder()) {
            Path secret = Files.writeString(root.resolve("secret"), "<secret/>");
            Files.setLastModifiedTime(secret, FileTime.from(LONG_AGO));
            Files.createSymbolicLink(root.resolve("in").resolve("link.xml"), secret);

            Eventually.holds("filed", () -> files("in").isEmpty());
            assertThat(files("refused")).containsExactly("link.link.txt");
            assertThat(text("refused", ".txt")).contains("symbolic link").doesNotContain("<secret/>");
            assertThat(secret).hasContent("<secret/>");
            assertThat(messages(gateways.namibia)).isZero();
        }
    }

    @Test
    void an_empty_file_is_refused_and_a_pipe_is_left_alone_and_keeps_nobody_waiting() throws Exception {
        try (TwoGateways gateways = namibianFolder()) {
            Path pipe = root.resolve("in").resolve("a-pipe.xml");
            assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                    .isZero();
            put("../in/empty.xml", Bytes.utf8(""));

            Eventually.holds("filed", () -> files("in").equals(List.of("a-pipe.xml")));
            assertThat(files("refused")).hasSize(2).allMatch(name -> name.startsWith("empty."));
            assertThat(messages(gateways.namibia)).isZero();
        }
    }

    @Test
    void a_file_that_became_a_link_is_not_followed() throws IOException {
        Path secret = Files.writeString(root.resolve("secret"), "<secret/>");
        Path link = Files.createSymbolicLink(root.resolve("link.xml"), secret);

        assertThatThrownBy(() -> UnreadFile.content(link, 1_000)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void what_is_filed_is_not_for_everybody() throws IOException {
        try (TwoGateways gateways = namibianFolder()) {
            Files.delete(root.resolve("sent"));
            Files.delete(root.resolve("refused"));
            put("tusks.xml", gateways.namibia.documents.write(TestPermits.elephantTuskExport()));
            put("large.xml", Bytes.utf8("x".repeat(TwoGateways.PERMIT_BYTES_MAX + 1)));

            Eventually.holds("filed", () -> files("in").isEmpty());
            for (String name : files("sent")) {
                assertThat(modes(root.resolve("sent").resolve(name))).isEqualTo("rw-r-----");
            }
            assertThat(files("sent")).hasSize(2);
            assertThat(modes(root.resolve("refused").resolve(only("refused", ".txt"))))
                    .isEqualTo("rw-r-----");
            assertThat(modes(root.resolve("sent"))).isEqualTo("rwxr-x---");
            assertThat(modes(root.resolve("refused"))).isEqualTo("rwxr-x---");
        }
    }

    private String only(String folder, String ending) {
        return files(folder).stream()
                .filter(file -> file.endsWith(ending))
                .findFirst()
                .orElseThrow();
    }

    private static String modes(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void a_file_keeps_its_own_ending() throws IOException {
        try (TwoGateways gateways = namibianFolder()) {
            Bytes invoice = Bytes.utf8("%PDF-1.7");
            put("inv.pdf", invoice);

            Eventually.holds("filed", () -> files("in").isEmpty());
            String name = "inv." + invoice.digest().shortForm();
            assertThat(files("refused")).containsExactly(name + ".pdf", name + ".txt");
            assertThat(messages(gateways.namibia)).isZero();
        }
    }

    @Test
    void an_ending_is_kept_if_it_is_plain() {
        assertThat(FiledName.ending("invoice.pdf")).isEqualTo(".pdf");
        assertThat(FiledName.ending("../x.jpeg")).isEqualTo(".jpeg");
        assertThat(FiledName.ending("noending")).isEmpty();
        assertThat(FiledName.ending(".bashrc")).isEmpty();
        assertThat(FiledName.ending("a.p/f")).isEmpty();
        assertThat(FiledName.ending("a.ninechars")).isEmpty();
        assertThat(FiledName.of("x.txt", "d").file()).isEqualTo("x.d.xml");
        assertThat(FiledName.of(".xml", "d").file()).isEqualTo("_xml.d.xml");
    }

    @Test
    void attachments_appear_with_the_ending_that_their_sender_gave_them() {
        try (TwoGateways gateways = TwoGateways.withFolder(true, JourneysTest.folders(root))) {
            Bytes tusks = gateways.namibia.documents.write(TestPermits.elephantTuskExport());
            List<Attachment> attachments = List.of(
                    new Attachment("invoice.pdf", "application/pdf", Bytes.utf8("%PDF")),
                    new Attachment("note", "text/plain", Bytes.utf8("note")));
            InMemoryGateway.accepted(gateways.namibia.submit(new SubmissionRequest(
                    "folder",
                    "key-1",
                    tusks,
                    attachments,
                    List.of(),
                    List.of(),
                    OriginalForm.ELECTRONIC_ORIGINAL,
                    false,
                    Optional.empty())));
            gateways.namibia.work();

            Eventually.holds("there", () -> files("out").stream().anyMatch(name -> name.endsWith(".xml")));
            assertThat(files("out")).anyMatch(name -> name.endsWith(".attachment-1.pdf"));
            assertThat(files("out")).anyMatch(name -> name.endsWith(".attachment-2"));
        }
    }
}
