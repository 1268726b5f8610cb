package org.epixgateway.app.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.epixgateway.app.running.Secrets;
import org.epixgateway.core.party.Party;
import org.epixgateway.signing.GivenKeys;
import org.epixgateway.signing.KeyEntry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Keys that an authority brings along, for {@code init}. */
final class GivenKeyOptions {
    private static final String ENVIRONMENT = "EPIX_KEY_PASSWORD";

    @Option(names = "--root", paramLabel = "FILE.p12", description = "Root that you have; issues what is not given.")
    private @Nullable Path root;

    @Option(names = "--seal", paramLabel = "FILE.p12", description = "Seal key and certificate that you have.")
    private @Nullable Path seal;

    @Option(names = "--tls", paramLabel = "FILE.p12", description = "TLS key and certificate that you have.")
    private @Nullable Path tls;

    @Option(
            names = "--barcode",
            paramLabel = "FILE.p12",
            description = "Barcode key (P-256) and certificate that you have.")
    private @Nullable Path barcode;

    @Option(
            names = "--verification",
            paramLabel = "FILE.p12",
            description = "Key (P-256) and certificate that you have for answers about permits.")
    private @Nullable Path verification;

    @Option(
            names = "--key-password-file",
            paramLabel = "FILE",
            description = "File (mode 600) with the one password of these files; else $" + ENVIRONMENT + ".")
    private @Nullable Path passwordFile;

    /** Read and looked at; refused with one sentence before anything is written. */
    GivenKeys read(Party party, Instant at) {
        if (root == null && seal == null && tls == null && barcode == null && verification == null) {
            if (passwordFile != null) {
                throw new CommandFailedException(
                        ExitCode.USAGE,
                        "--key-password-file goes with --root, --seal, --tls, --barcode or --verification.");
            }
            return GivenKeys.NONE;
        }
        char[] password = password();
        try {
            GivenKeys given = new GivenKeys(
                    entry(root, password),
                    entry(seal, password),
                    entry(tls, password),
                    entry(barcode, password),
                    entry(verification, password));
            given.problem(party, at).ifPresent(sentence -> {
                throw new CommandFailedException(ExitCode.REFUSED, sentence + " Nothing was made.");
            });
            return given;
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static Optional<KeyEntry> entry(@Nullable Path file, char[] password) {
        return Optional.ofNullable(file).map(given -> {
            try {
                return GivenKeys.read(given, password);
            } catch (IllegalArgumentException unreadable) {
                throw new CommandFailedException(
                        ExitCode.REFUSED, given + " is not taken: " + unreadable.getMessage() + ". Nothing was made.");
            }
        });
    }

    private char[] password() {
        if (passwordFile != null) {
            return Secrets.read(passwordFile).toCharArray();
        }
        String fromEnvironment = System.getenv(ENVIRONMENT);
        if (fromEnvironment == null) {
            throw new CommandFailedException(
                    ExitCode.USAGE,
                    "Give the password of the key files with --key-password-file, or in " + ENVIRONMENT + ".");
        }
        return fromEnvironment.toCharArray();
    }
}
