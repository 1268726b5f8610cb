package org.epixgateway.core.verify;

import org.epixgateway.core.party.Party;

/** Who asks how a permit stands. */
public sealed interface Asker {

    /** Nobody knows who; he has to have the paper. */
    record Anybody() implements Asker {}

    /** The authority of a Party, by the certificate of its connection. */
    record Peer(Party party) implements Asker {}

    /** Our own side, by an account. */
    record Own(String account) implements Asker {}
}
