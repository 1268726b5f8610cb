package org.epixgateway.core.exchange;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The identity of one message: a version 7 UUID (RFC 9562). It stays the same on every attempt; order never depends on it. */
public record MessageId(UUID uuid) implements Comparable<MessageId> {

    public static MessageId next(Clock clock, RandomGenerator random) {
        long millis = clock.millis();
        long high = (millis << 16) | 0x7000L | (random.nextLong() & 0x0fffL);
        long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new MessageId(new UUID(high, low));
    }

    public static MessageId parse(String text) {
        return new MessageId(UUID.fromString(text));
    }

    public static Optional<MessageId> tryParse(String text) {
        try {
            MessageId id = parse(text);
            return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException notAUuid) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(MessageId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
