package org.epixgateway.core.evidence;

import java.util.Optional;

/** The files that entries name by digest, as they are stored now. */
public interface StoredFiles {
    /** The first file of this entry that is not there any more or is another one; empty if all are as noted, or none is named. */
    Optional<EvidenceCheck.Broken> contradict(EvidenceEntry entry);
}
