package org.epixgateway.app.command;

import java.util.Optional;
import org.epixgateway.signing.KeyAlgorithm;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The kind of key that is to be made. */
final class AlgorithmOption {
    @Option(
            names = "--algorithm",
            paramLabel = "ALGORITHM",
            description = "Kind of key: p256, p384, rsa2048, rsa3072 or rsa4096. Default p256, or the kind of the"
                    + " key that is renewed.")
    private @Nullable KeyAlgorithm algorithm;

    Optional<KeyAlgorithm> given() {
        return Optional.ofNullable(algorithm);
    }

    KeyAlgorithm orStandard() {
        return given().orElse(KeyAlgorithm.P256);
    }
}
