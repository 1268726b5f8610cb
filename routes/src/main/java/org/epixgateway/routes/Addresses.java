package org.epixgateway.routes;

import java.nio.file.Path;
import java.time.Duration;
import org.epixgateway.core.party.Party;

/**
 * Where journeys begin and end; a test passes other places.
 *
 * @param deliveries prefix of the queues of work, one per peer
 * @param deliveryOptions of the consumers of those queues
 * @param deadLetters where work goes that is not ours
 */
public record Addresses(
        String submissions,
        String statements,
        String arrivals,
        String deliveries,
        String deliveryOptions,
        String deadLetters) {
    /**
     * In-memory doors and the broker's queues. Messages are taken in a transaction of their own, one by one.
     *
     * @param queuePrefix of our queues on a broker that we share; empty on our own
     * @param consumers messages under way to one peer at the same time
     */
    public static Addresses standard(String queuePrefix, int consumers) {
        return new Addresses(
                "direct:submit-permit",
                "direct:make-statement",
                "direct:receive-message",
                "jms:queue:" + queuePrefix + "deliver.",
                "?transacted=true&lazyCreateTransactionManager=false&cacheLevelName=CACHE_CONSUMER&concurrentConsumers="
                        + consumers + "&receiveTimeout=500&acceptMessagesWhileStopping=false",
                "jms:queue:" + queuePrefix + "dead");
    }

    /** A writer that pauses no longer than this does not lose the rest of its file. */
    static final Duration QUIET = Duration.ofSeconds(2);

    /** In memory, the same thread as the caller. */
    String queries() {
        return "direct:answer-query";
    }

    /** As above. */
    String verifications() {
        return "direct:verify-permit";
    }

    String deliveriesTo(Party peer) {
        return deliveries + peer + deliveryOptions;
    }

    /** By Camel's scheduler: its timer follows the wall clock and stands still for as long as somebody sets that back. */
    static String every(String name, Duration period) {
        return "scheduler:" + name + "?initialDelay=" + period.toMillis() + "&delay=" + period.toMillis();
    }

    static String permitsIn(Path folder) {
        return filesIn(folder) + "&exclude=(?i).*\\.(part|tmp|filepart|json)";
    }

    /** Beside the permits; a temporary name does not end so. */
    static String statementsIn(Path folder) {
        return filesIn(folder) + "&include=(?i).*\\.json";
    }

    /** Takes whole files only: unchanged for a while, no hidden or temporary names; gone when dealt with. */
    private static String filesIn(Path folder) {
        return "file:" + folder + "?delete=true&readLock=changed&readLockMinAge=" + QUIET.toMillis()
                + "&readLockCheckInterval=200&readLockTimeout=10000&readLockMinLength=0&delay=500"
                + "&filter=#class:org.epixgateway.routes.PermitFiles"
                + "&maxMessagesPerPoll=50&directoryMustExist=true&autoCreate=false";
    }

    /** Writes under a temporary name, then renames; on disk before the next step. Permits name traders: not for everybody. */
    static String filesTo(Path folder) {
        return "file:" + folder + "?tempPrefix=.&forceWrites=true&fileExist=Override&chmod=640&chmodDirectory=750";
    }
}
