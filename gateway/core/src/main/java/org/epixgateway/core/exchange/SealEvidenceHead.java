package org.epixgateway.core.exchange;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.evidence.EvidenceLog;
import org.epixgateway.core.evidence.LogHead;
import org.epixgateway.core.evidence.SignedHead;

/** Puts the head of the evidence log under our seal, every few minutes and at stop, if it has moved. */
public final class SealEvidenceHead {
    public static final String FILE_NAME = "evidence-head.txt";

    private final EvidenceLog log;
    private final EnvelopeSigner signer;
    private final Self self;
    private final Clock clock;

    public SealEvidenceHead(EvidenceLog log, EnvelopeSigner signer, Self self, Clock clock) {
        this.log = log;
        this.signer = signer;
        this.self = self;
        this.clock = clock;
    }

    /** The head that was sealed; empty if nothing happened since the last. */
    public Optional<SignedHead> run() {
        LogHead head = log.head();
        boolean isSealed =
                head.position() == 0 || !log.signedHeads(head.position(), 1).isEmpty();
        if (isSealed) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Bytes statement = Bytes.utf8("EPIX gateway evidence head 1\nparty: " + head.party() + "\nnode: " + self.node()
                + "\nposition: " + head.position() + "\nhash: " + head.hash() + "\nat: " + now + "\n");
        Bytes container = signer.seal(List.of(new EnvelopeSigner.SealedFile(FILE_NAME, "text/plain", statement)), now);
        SignedHead signed = new SignedHead(head, now, container);
        log.addSignedHead(signed);
        return Optional.of(signed);
    }
}
