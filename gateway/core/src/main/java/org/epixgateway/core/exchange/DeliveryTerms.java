package org.epixgateway.core.exchange;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long and how often delivery is tried (exchange rules, section 1).
 *
 * @param backOffFirst delay after the first outage; doubles, plus or minus a fifth
 * @param backOffMax cap of the delay
 * @param parkAfter age at which a message that cannot be delivered is parked
 * @param invalidAnswersMax answers in a row that fail our checks before a message is parked
 * @param queueLease how long a message may sit in the queue before the sweep hands it over again
 * @param attemptLease the same for an attempt under way; longer than connecting and answering may take
 * @param uncollectedMax age from which a message that nobody collects alarms an operator; it stays where it is
 */
public record DeliveryTerms(
        Duration backOffFirst,
        Duration backOffMax,
        Duration parkAfter,
        int invalidAnswersMax,
        Duration queueLease,
        Duration attemptLease,
        Duration uncollectedMax) {
    public static final DeliveryTerms STANDARD = new DeliveryTerms(
            Duration.ofSeconds(5),
            Duration.ofMinutes(10),
            Duration.ofDays(7),
            3,
            Duration.ofMinutes(5),
            Duration.ofMinutes(2),
            Duration.ofDays(1));

    Duration backOff(int attempts, RandomGenerator random) {
        int doublings = Math.min(Math.max(attempts - 1, 0), 20);
        long millis = Math.min(backOffFirst.toMillis() << doublings, backOffMax.toMillis());
        return Duration.ofMillis((long) (millis * (0.8 + 0.4 * random.nextDouble())));
    }
}
