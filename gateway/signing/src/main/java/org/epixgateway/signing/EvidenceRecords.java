package org.epixgateway.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.EvidenceRecord;
import org.bouncycastle.asn1.tsp.PartialHashtree;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.evidence.DataGroup;
import org.epixgateway.core.evidence.ReducedHashTree;
import org.epixgateway.core.evidence.TimeStamp;

/**
 * Evidence records (RFC 4998): the way of one message's files to the root of a hash tree, and the time-stamp over that
 * root, as one file that stands without us. Records with one time-stamp; renewed ones are refused until we renew.
 */
public final class EvidenceRecords {
    private EvidenceRecords() {}

    /** What a check of a record found. */
    public sealed interface Outcome {}

    /** Exactly this group existed at the stamped time, in the word of an authority that we trust. */
    public record Proven(TimeStampVerifier.Verified by) implements Outcome {}

    /** @param sentence the first thing that is wrong */
    public record Refused(String sentence) implements Outcome {}

    /**
     * The record in DER.
     *
     * @throws IllegalArgumentException if the time-stamp is not about the root that the lists lead to
     */
    public static Bytes build(ReducedHashTree way, TimeStamp stamp) {
        if (!way.root().equals(stamp.imprint())) {
            throw new IllegalArgumentException("the time-stamp is about another root");
        }
        PartialHashtree[] lists = way.lists().stream()
                .map(list -> new PartialHashtree(list.stream().map(Bytes::array).toArray(byte[][]::new)))
                .toArray(PartialHashtree[]::new);
        try {
            ContentInfo token = ContentInfo.getInstance(
                    ASN1Primitive.fromByteArray(stamp.token().array()));
            // one file alone has no way to go, and an empty one is how the standard says so
            boolean isAlone = way.lists().equals(List.of(List.of(stamp.imprint().value())));
            ArchiveTimeStamp stamped = isAlone
                    ? new ArchiveTimeStamp(token)
                    : new ArchiveTimeStamp(StampAlgorithms.identifier(way.algorithm()), lists, token);
            return Bytes.of(new EvidenceRecord(null, null, stamped).getEncoded("DER"));
        } catch (IOException damaged) {
            throw new UncheckedIOException("the token is no token", damaged);
        }
    }

    /**
     * Whether a record proves that exactly this group existed.
     *
     * @param at the moment for which the authority's certificates have to be valid still
     */
    public static Outcome verify(Bytes record, DataGroup group, TimeStampVerifier verifier, Instant at) {
        try {
            RecordReading read = RecordReading.of(record);
            if (!read.way().isOf(group)) {
                throw new RefusedException("The record is about other files, or about more or fewer than these.");
            }
            return switch (verifier.verify(read.token(), read.way().root(), at)) {
                case TimeStampVerifier.Verified verified -> new Proven(verified);
                case TimeStampVerifier.Refused refused -> new Refused(refused.sentence());
            };
        } catch (RefusedException refused) {
            return new Refused(refused.sentence());
        }
    }
}
