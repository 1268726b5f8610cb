package org.epixgateway.app.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.epixgateway.app.settings.GatewaySettings;
import org.epixgateway.app.settings.SettingsFile;

/**
 * The folder of one installation.
 *
 * <pre>
 * gateway.yaml      settings
 * keys/             root, seal and TLS keys, revocation list (owner only)
 * data/store.db     the store, with its write-ahead log
 * data/fetched/     answers of EPIX systems, as they came
 * data/broker/      the embedded broker's journal; may be deleted while stopped, nothing is lost
 * run/              lock, control token and port of the running gateway
 * </pre>
 */
public record Home(Path dir) {

    public static Home at(Path dir) {
        return new Home(dir.toAbsolutePath().normalize());
    }

    public Path settingsFile() {
        return dir.resolve(SettingsFile.NAME);
    }

    public boolean isInitialised() {
        return Files.isRegularFile(settingsFile());
    }

    public GatewaySettings settings() {
        return SettingsFile.read(settingsFile());
    }

    public Path keys() {
        return dir.resolve("keys");
    }

    public Path data() {
        return dir.resolve("data");
    }

    public Path storeFile() {
        return data().resolve("store.db");
    }

    public Path fetched() {
        return data().resolve("fetched");
    }

    public Path broker() {
        return data().resolve("broker");
    }

    public Path run() {
        return dir.resolve("run");
    }

    /** A path of the settings, relative ones below this folder. */
    public Path resolve(Path path) {
        return dir.resolve(path);
    }

    /** Makes the folders, for the owner alone. */
    public void make() {
        for (Path folder : new Path[] {dir, keys(), data(), run()}) {
            try {
                if (!Files.isDirectory(folder)) {
                    Files.createDirectories(
                            folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                }
            } catch (IOException failed) {
                throw new UncheckedIOException("cannot make the folder " + folder, failed);
            }
        }
    }
}
