package org.epixgateway.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.epixgateway.core.MovableClock;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.bytes.Digest;
import org.epixgateway.core.evidence.DataGroup;
import org.epixgateway.core.evidence.HashAlgorithm;
import org.epixgateway.core.evidence.HashTree;
import org.epixgateway.core.evidence.TimeStamp;
import org.epixgateway.core.evidence.TimeStamping.NotStamped;
import org.epixgateway.core.evidence.TimeStamping.Stamped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DevelopmentTimeStampAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String OPENSSL = "openssl";

    @TempDir
    private Path folder;

    @Test
    void what_it_stamps_is_checked_and_never_counts_as_independent() {
        TimeStamp stamp = stamped(DevelopmentTimeStampAuthority.inFolder(folder, CLOCK));

        assertThat(stamp.isIndependent()).isFalse();
        assertThat(stamp.authority()).contains("development");
        assertThat(stamp.genTime()).isEqualTo(NOW);
        assertThat(stamp.policy()).isEqualTo(DevelopmentTimeStampAuthority.POLICY);
    }

    @Test
    void its_certificates_say_by_their_names_that_they_prove_nothing() {
        assertThat(DevelopmentTimeStampAuthority.makeKey(CLOCK).chain())
                .hasSize(2)
                .allSatisfy(certificate -> assertThat(
                                certificate.getSubjectX500Principal().getName())
                        .contains("development")
                        .contains("proves nothing to others"));
        assertThat(DevelopmentTimeStampAuthority.WARNING).contains("prove nothing to others");
    }

    @Test
    void its_key_is_made_once_and_is_for_its_owner_alone() throws Exception {
        DevelopmentTimeStampAuthority first = DevelopmentTimeStampAuthority.inFolder(folder, CLOCK);
        DevelopmentTimeStampAuthority again = DevelopmentTimeStampAuthority.inFolder(folder, CLOCK);

        assertThat(again.root()).isEqualTo(first.root());
        assertThat(new TimeStampVerifier(first.trust())
                        .verify(stamped(again).token(), stamped(again).imprint(), NOW))
                .isInstanceOf(TimeStampVerifier.Verified.class);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(3);
            for (Path file : all) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void after_its_certificate_ran_out_it_says_so_and_stamps_nothing() {
        MovableClock clock = MovableClock.at(NOW);
        DevelopmentTimeStampAuthority authority = DevelopmentTimeStampAuthority.inFolder(folder, clock);
        clock.advance(Duration.ofDays(3700));

        assertThat(authority.stamp(Digest.of(new byte[1]))).isInstanceOf(NotStamped.class);
    }

    @Test
    void openssl_takes_the_token_over_the_root_of_a_tree_and_no_other_root() throws Exception {
        require(isThere(), "openssl is not installed.");
        DevelopmentTimeStampAuthority authority = DevelopmentTimeStampAuthority.inFolder(folder, CLOCK);
        HashTree tree = HashTree.of(
                HashAlgorithm.SHA256,
                Stream.of("a", "b", "c")
                        .map(text -> DataGroup.of(HashAlgorithm.SHA256, HashAlgorithm.SHA256.hash(Bytes.utf8(text))))
                        .toList());
        TimeStamp stamp = ((Stamped) authority.stamp(tree.root())).stamp();
        Path token = Files.write(folder.resolve("token.der"), stamp.token().array());
        Path root = Files.write(folder.resolve("root.der"), authority.root().getEncoded());
        Path pem = folder.resolve("root.pem");
        assertThat(run(OPENSSL, "x509", "-inform", "DER", "-in", root.toString(), "-out", pem.toString()))
                .isZero();

        assertThat(judged(token, pem, tree.root().value())).isZero();
        assertThat(judged(token, pem, Bytes.of(new byte[32]))).isNotZero();
    }

    private int judged(Path token, Path root, Bytes imprint) throws Exception {
        return run(
                OPENSSL,
                "ts",
                "-verify",
                "-digest",
                HexFormat.of().formatHex(imprint.array()),
                "-token_in",
                "-in",
                token.toString(),
                "-CAfile",
                root.toString(),
                "-attime",
                Long.toString(NOW.getEpochSecond()));
    }

    private static TimeStamp stamped(DevelopmentTimeStampAuthority authority) {
        return ((Stamped) authority.stamp(Digest.of(new byte[] {7}))).stamp();
    }

    private int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private boolean isThere() throws InterruptedException {
        try {
            return run(OPENSSL, "version") == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    /** On a build server (-Dci) what is missing fails the test; elsewhere it is skipped with a sentence. */
    private static void require(boolean isThere, String sentence) {
        assertThat(isThere || System.getProperty("ci") == null).as(sentence).isTrue();
        assumeTrue(isThere, sentence);
    }
}
