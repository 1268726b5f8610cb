package org.epixgateway.judges;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class XmlsecJudgesOurContainersIT {
    @TempDir
    private Path folder;

    static Stream<Path> containers() {
        return Product.containers();
    }

    @BeforeAll
    static void the_tool_is_there() {
        Tool.require("xmlsec1");
    }

    @ParameterizedTest
    @MethodSource("containers")
    void xmlsec1_verifies_what_we_sealed_and_not_what_was_changed_since(Path container) throws IOException {
        unpack(container);
        assertThat(xmlsec1().output()).contains("OK");
        assertThat(xmlsec1().exitCode()).isZero();

        String document = Files.exists(folder.resolve("permit.xml")) ? "permit.xml" : "receipt.xml";
        Files.writeString(folder.resolve(document), " ", StandardOpenOption.APPEND);

        assertThat(xmlsec1().exitCode()).isNotZero();
    }

    private Tool xmlsec1() {
        return Tool.run(
                folder,
                List.of(
                        "xmlsec1",
                        "--verify",
                        "--id-attr:Id",
                        "http://uri.etsi.org/01903/v1.3.2#:SignedProperties",
                        "--trusted-pem",
                        Product.key("root.crt").toString(),
                        "META-INF/signatures.xml"));
    }

    private void unpack(Path container) throws IOException {
        try (ZipFile zip = new ZipFile(container.toFile())) {
            Files.createDirectories(folder.resolve("META-INF"));
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                try (InputStream content = zip.getInputStream(entry)) {
                    Files.copy(content, folder.resolve(entry.getName()));
                }
            }
        }
    }
}
