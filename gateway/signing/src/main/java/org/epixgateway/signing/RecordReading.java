package org.epixgateway.signing;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampChain;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampSequence;
import org.bouncycastle.asn1.tsp.PartialHashtree;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.evidence.HashAlgorithm;
import org.epixgateway.core.evidence.ReducedHashTree;

/** An evidence record taken apart, nothing of it believed yet. */
record RecordReading(ReducedHashTree way, Bytes token) {
    /** A long way of a large group and a long token; ours have about 2 kB. */
    static final int RECORD_BYTES_MAX = 256 << 10;

    /** Version, digest algorithms, time-stamps; what is optional between them stands for forms that we do not read. */
    private static final int PARTS = 3;

    private static final int VERSION = 1;

    static RecordReading of(Bytes record) throws RefusedException {
        if (record.size() > RECORD_BYTES_MAX) {
            throw new RefusedException("The record is longer than " + RECORD_BYTES_MAX + " bytes.");
        }
        try {
            return read(ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(record.array())));
        } catch (IOException | RuntimeException malformed) {
            // Bouncy Castle and the bounds of a tree say so by unchecked exceptions of many kinds
            throw new RefusedException("What came is no evidence record.");
        }
    }

    private static RecordReading read(ASN1Sequence record) throws RefusedException, IOException {
        if (record.size() != PARTS
                || !ASN1Integer.getInstance(record.getObjectAt(0)).hasValue(VERSION)) {
            throw new RefusedException("The record is of a version or form that is not read here.");
        }
        ArchiveTimeStampChain[] chains =
                ArchiveTimeStampSequence.getInstance(record.getObjectAt(2)).getArchiveTimeStampChains();
        if (chains.length != 1 || chains[0].getArchiveTimestamps().length != 1) {
            throw new RefusedException("The record was renewed, which is not read here yet.");
        }
        ArchiveTimeStamp stamp = chains[0].getArchiveTimestamps()[0];
        AlgorithmIdentifier named = stamp.getDigestAlgorithmIdentifier();
        HashAlgorithm algorithm = StampAlgorithms.hash(named.getAlgorithm())
                .orElseThrow(() -> new RefusedException("The record is hashed by an algorithm that is not taken."));
        if (!isListed(ASN1Sequence.getInstance(record.getObjectAt(1)), named)) {
            throw new RefusedException("The record does not list the algorithm that it is hashed by.");
        }
        PartialHashtree[] lists = stamp.getReducedHashTree();
        // without a tree the time-stamp is about one file's own hash
        List<List<Bytes>> way = lists == null
                ? List.of(List.of(Bytes.of(stamp.getTimeStampDigestValue())))
                : Arrays.stream(lists)
                        .map(list ->
                                Arrays.stream(list.getValues()).map(Bytes::of).toList())
                        .toList();
        return new RecordReading(
                new ReducedHashTree(algorithm, way),
                Bytes.of(stamp.getTimeStamp().getEncoded("DER")));
    }

    private static boolean isListed(ASN1Sequence algorithms, AlgorithmIdentifier named) {
        for (ASN1Encodable listed : algorithms) {
            if (AlgorithmIdentifier.getInstance(listed).getAlgorithm().equals(named.getAlgorithm())) {
                return true;
            }
        }
        return false;
    }
}
