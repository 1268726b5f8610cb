package org.epixgateway.broker;

/**
 * What the queues may take of memory and disk. Sizes in bytes. Work beyond the memory bounds waits in pages on disk.
 *
 * @param memoryMax for all queues together
 * @param queueMemoryMax for one peer's queue, so that a peer that is away does not push out the others
 * @param pageSize of one file of waiting work
 * @param rememberedIds duplicate ids known per queue; they only save work, the store decides
 * @param senders hand-overs at the same time; more callers wait
 * @param consumerWindow how far a consumer may read ahead; what it hoards no other one can take
 */
public record QueueLimits(
        long memoryMax, long queueMemoryMax, int pageSize, int rememberedIds, int senders, int consumerWindow) {
    public static final QueueLimits STANDARD = new QueueLimits(32 << 20, 4 << 20, 1 << 20, 5_000, 8, 1 << 10);
}
