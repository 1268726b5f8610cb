package org.epixgateway.app.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;

/**
 * How fast this machine is while it measures: P-256 signatures by the Java platform per second of CPU. Shared machines
 * differ by a factor of two from day to day, so a figure without its yardstick cannot be compared.
 */
final class Yardstick {
    private static final long WARM_UP_NANOS = 1_000_000_000;
    private static final long MEASURED_NANOS = 1_000_000_000;
    private static final byte[] TEXT = "EPIX".repeat(16).getBytes(StandardCharsets.US_ASCII);

    private Yardstick() {}

    static long signaturesPerCpuSecond() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            signed(pair, WARM_UP_NANOS);
            return signed(pair, MEASURED_NANOS);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java platform has no P-256", impossible);
        }
    }

    private static long signed(KeyPair pair, long nanos) throws GeneralSecurityException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Signature signature = Signature.getInstance("SHA256withECDSA");
        long begun = threads.getCurrentThreadCpuTime();
        long count = 0;
        long spent = 0;
        while (spent < nanos) {
            signature.initSign(pair.getPrivate());
            signature.update(TEXT);
            if (signature.sign().length == 0) {
                throw new IllegalStateException("an empty signature");
            }
            count++;
            spent = threads.getCurrentThreadCpuTime() - begun;
        }
        return count * 1_000_000_000 / spent;
    }
}
