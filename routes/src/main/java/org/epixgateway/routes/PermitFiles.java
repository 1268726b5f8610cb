package org.epixgateway.routes;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * What in a folder may be a permit: files, empty ones too, and links, which are refused by name. Pipes and devices are left
 * alone: whoever waits for one to be quiet waits for long, and all files behind it with him. Thread-safe.
 */
public final class PermitFiles implements GenericFileFilter<File> {
    @Override
    public boolean accept(GenericFile<File> found) {
        Path file = Path.of(found.getAbsoluteFilePath());
        return Files.isRegularFile(file) || Files.isSymbolicLink(file);
    }
}
