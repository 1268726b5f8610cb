package org.epixgateway.signing;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.evidence.TimeStamp;

/** The answer of an authority, as far as the token in it; whoever wants to believe that checks it first. */
final class StampAnswer {
    private StampAnswer() {}

    /** @throws RefusedException if the answer is none, or says no; its words are not repeated, since a stranger wrote them */
    static Bytes token(Bytes answer) throws RefusedException {
        try {
            TimeStampResp response = TimeStampResp.getInstance(ASN1Primitive.fromByteArray(answer.array()));
            PKIStatusInfo status = response.getStatus();
            int code = status.getStatus().intValueExact();
            if (code != PKIStatus.GRANTED && code != PKIStatus.GRANTED_WITH_MODS) {
                throw new RefusedException("It refused the request with status " + code + ".");
            }
            ContentInfo token = response.getTimeStampToken();
            if (token == null) {
                throw new RefusedException("It granted the request and sent no token.");
            }
            return Bytes.of(token.getEncoded("DER"));
        } catch (IOException | RuntimeException malformed) {
            // Bouncy Castle says so of some malformed input by unchecked exceptions of many kinds
            throw new RefusedException("It sent something that is no answer to a time-stamp request.");
        }
    }

    /** The same time-stamp under the name by which our settings know the authority. */
    static TimeStamp by(String authority, TimeStamp stamp) {
        return new TimeStamp(
                stamp.token(),
                stamp.imprint(),
                stamp.genTime(),
                stamp.serial(),
                stamp.policy(),
                authority,
                stamp.isIndependent());
    }
}
