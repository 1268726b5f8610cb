package org.epixgateway.core.exchange;

import java.util.List;
import java.util.Optional;
import org.epixgateway.core.bytes.Bytes;

/**
 * A container that passed the first check (strictly read, every file accounted for). Its signature is not checked: what it
 * says is a claim.
 *
 * @param files the root files in order, without mimetype and META-INF
 * @param signatures the one signature file
 */
public record OpenedEnvelope(Bytes container, List<File> files, Bytes signatures) {
    public OpenedEnvelope {
        files = List.copyOf(files);
    }

    /** One file of the container, unpacked. */
    public record File(String name, Bytes content) {}

    public Optional<Bytes> file(String name) {
        return files.stream()
                .filter(f -> f.name().equals(name))
                .map(File::content)
                .findFirst();
    }
}
