package org.epixgateway.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.ers.ERSArchiveTimeStampGenerator;
import org.bouncycastle.tsp.ers.ERSByteData;
import org.bouncycastle.tsp.ers.ERSData;
import org.bouncycastle.tsp.ers.ERSDataGroup;
import org.bouncycastle.tsp.ers.ERSEvidenceRecord;
import org.bouncycastle.tsp.ers.ERSEvidenceRecordGenerator;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.evidence.DataGroup;
import org.epixgateway.core.evidence.HashAlgorithm;
import org.epixgateway.core.evidence.HashTree;
import org.epixgateway.core.evidence.TimeStamp;
import org.epixgateway.core.evidence.TimeStamping.Stamped;
import org.epixgateway.signing.EvidenceRecords.Proven;
import org.epixgateway.signing.EvidenceRecords.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class EvidenceRecordsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final int SIZES = 17;

    private final DevelopmentTimeStampAuthority authority =
            new DevelopmentTimeStampAuthority(DevelopmentTimeStampAuthority.makeKey(CLOCK), CLOCK);
    private final TimeStampVerifier verifier = new TimeStampVerifier(authority.trust());

    @ParameterizedTest
    @EnumSource(HashAlgorithm.class)
    void each_message_of_an_interval_is_proven_by_its_own_record(HashAlgorithm algorithm) throws Exception {
        for (int size = 1; size <= SIZES; size++) {
            HashTree tree = tree(algorithm, size);
            TimeStamp stamp = stamp(tree);
            for (int i = 0; i < size; i++) {
                List<byte[]> files = files(i);
                Bytes record = EvidenceRecords.build(tree.reduced(i), stamp);

                assertThat(EvidenceRecords.verify(record, group(algorithm, i), verifier, NOW))
                        .isInstanceOfSatisfying(
                                Proven.class,
                                proven -> assertThat(proven.by().stamp().genTime())
                                        .isEqualTo(NOW));
                assertThatCode(() -> bouncyCastleVerifies(record, files)).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void the_records_that_bouncy_castle_makes_are_proven_and_have_our_root() throws Exception {
        DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
        for (int size = 1; size <= SIZES; size++) {
            ERSArchiveTimeStampGenerator generator =
                    new ERSArchiveTimeStampGenerator(digests.get(StampAlgorithms.identifier(HashAlgorithm.SHA256)));
            List<ERSData> groups = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                groups.add(ersGroup(files(i)));
            }
            generator.addAllData(groups);
            TimeStampRequestGenerator wanted = new TimeStampRequestGenerator();
            wanted.setCertReq(true);
            TimeStampRequest request = generator.generateTimeStampRequest(wanted);
            TimeStampResponse response = new TimeStampResponse(
                    authority.answer(Bytes.of(request.getEncoded())).array());

            List<ERSEvidenceRecord> records =
                    new ERSEvidenceRecordGenerator(digests).generate(generator.generateArchiveTimeStamps(response));

            assertThat(request.getMessageImprintDigest())
                    .isEqualTo(tree(HashAlgorithm.SHA256, size).root().value().array());
            for (int i = 0; i < size; i++) {
                assertThat(EvidenceRecords.verify(
                                Bytes.of(records.get(i).getEncoded()), group(HashAlgorithm.SHA256, i), verifier, NOW))
                        .isInstanceOf(Proven.class);
            }
        }
    }

    @Test
    void an_altered_file_a_missing_one_or_one_too_many_is_refused() {
        HashTree tree = tree(HashAlgorithm.SHA256, 5);
        Bytes record = EvidenceRecords.build(tree.reduced(3), stamp(tree));
        List<Bytes> hashes = new ArrayList<>(group(HashAlgorithm.SHA256, 3).hashes());
        assertThat(hashes).hasSize(4);

        refused(record, hashes.subList(0, 3), "other files");
        refused(record, List.of(hashes.get(0)), "other files");
        hashes.set(2, HashAlgorithm.SHA256.hash(Bytes.utf8("altered")));
        refused(record, hashes, "other files");
        hashes = new ArrayList<>(group(HashAlgorithm.SHA256, 3).hashes());
        hashes.add(hashes.get(0));
        refused(record, hashes, "other files");
        refused(record, group(HashAlgorithm.SHA256, 2).hashes(), "other files");
    }

    @Test
    void the_token_of_another_tree_is_refused() throws Exception {
        HashTree tree = tree(HashAlgorithm.SHA256, 5);
        TimeStamp other = stamp(tree(HashAlgorithm.SHA256, 6));

        assertThatIllegalArgumentException().isThrownBy(() -> EvidenceRecords.build(tree.reduced(0), other));

        TimeStamp lying = new TimeStamp(
                other.token(), tree.root(), other.genTime(), other.serial(), other.policy(), other.authority(), false);
        Bytes record = EvidenceRecords.build(tree.reduced(0), lying);
        assertThat(EvidenceRecords.verify(record, group(HashAlgorithm.SHA256, 0), verifier, NOW))
                .isEqualTo(new Refused("The token is about another imprint."));
        assertThatThrownBy(() -> bouncyCastleVerifies(record, files(0))).isInstanceOf(Exception.class);
    }

    @Test
    void a_record_of_an_authority_that_is_not_trusted_is_refused() {
        HashTree tree = tree(HashAlgorithm.SHA256, 2);
        Bytes record = EvidenceRecords.build(tree.reduced(0), stamp(tree));
        TimeStampVerifier others = new TimeStampVerifier(TimeStampTrust.of(new StampPki("Somebody", CLOCK).root()));

        assertThat(EvidenceRecords.verify(record, group(HashAlgorithm.SHA256, 0), others, NOW))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.sentence()).contains("No path"));
    }

    @Test
    void no_changed_octet_gives_another_time_or_an_exception() {
        HashTree tree = tree(HashAlgorithm.SHA256, 3);
        byte[] record = EvidenceRecords.build(tree.reduced(1), stamp(tree)).array();
        for (int i = 0; i < record.length; i++) {
            byte[] changed = record.clone();
            changed[i] ^= 0x21;
            if (EvidenceRecords.verify(Bytes.of(changed), group(HashAlgorithm.SHA256, 1), verifier, NOW)
                    instanceof Proven proven) {
                assertThat(proven.by().stamp().genTime()).isEqualTo(NOW);
            }
        }
        for (int length = 0; length < record.length; length += 11) {
            assertThat(EvidenceRecords.verify(
                            Bytes.of(Arrays.copyOf(record, length)), group(HashAlgorithm.SHA256, 1), verifier, NOW))
                    .isInstanceOf(Refused.class);
        }
        Bytes tooLong = Bytes.of(new byte[RecordReading.RECORD_BYTES_MAX + 1]);
        assertThat(EvidenceRecords.verify(tooLong, group(HashAlgorithm.SHA256, 1), verifier, NOW))
                .isInstanceOf(Refused.class);
    }

    private void refused(Bytes record, List<Bytes> hashes, String because) {
        assertThat(EvidenceRecords.verify(record, new DataGroup(HashAlgorithm.SHA256, hashes), verifier, NOW))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.sentence()).contains(because));
    }

    private void bouncyCastleVerifies(Bytes record, List<byte[]> files) throws Exception {
        ERSEvidenceRecord read =
                new ERSEvidenceRecord(record.array(), new JcaDigestCalculatorProviderBuilder().build());
        read.validatePresent(ersGroup(files), Date.from(NOW.plusSeconds(60)));
        read.validate(new JcaSimpleSignerInfoVerifierBuilder().build(read.getSigningCertificate()));
    }

    private static ERSData ersGroup(List<byte[]> files) {
        return files.size() == 1
                ? new ERSByteData(files.get(0))
                : new ERSDataGroup(files.stream().<ERSData>map(ERSByteData::new).toList());
    }

    private TimeStamp stamp(HashTree tree) {
        return ((Stamped) authority.stamp(tree.root())).stamp();
    }

    private static HashTree tree(HashAlgorithm algorithm, int size) {
        List<DataGroup> groups = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            groups.add(group(algorithm, i));
        }
        return HashTree.of(algorithm, groups);
    }

    private static DataGroup group(HashAlgorithm algorithm, int message) {
        return new DataGroup(
                algorithm,
                files(message).stream()
                        .map(file -> algorithm.hash(Bytes.of(file)))
                        .toList());
    }

    /** One to four files, so that each tree has groups of all sizes. */
    private static List<byte[]> files(int message) {
        List<byte[]> files = new ArrayList<>();
        for (int file = 0; file <= message % 4; file++) {
            files.add(Bytes.utf8("message " + message + " file " + file).array());
        }
        return files;
    }
}
