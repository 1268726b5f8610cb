package org.epixgateway.judges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.diagnostic.jaxb.XmlDigestMatcher;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignatureScopeType;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class DssJudgesOurContainersIT {
    static Stream<Path> containers() {
        return Product.containers();
    }

    @Test
    void no_class_of_the_product_is_on_this_class_path() {
        assertThatThrownBy(() -> Class.forName("org.epixgateway.signing.XadesSigner"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void there_are_containers_of_every_kind_to_judge() {
        assertThat(containers().map(p -> p.getFileName().toString().replaceAll("-.*", "")))
                .contains("permit", "attachments", "receipt");
    }

    @ParameterizedTest
    @MethodSource("containers")
    void dss_finds_a_valid_baseline_b_signature_over_every_file(Path container) throws IOException {
        Reports reports = Dss.validate(container);

        List<SignatureWrapper> signatures = reports.getDiagnosticData().getSignatures();
        assertThat(signatures).hasSize(1);
        SignatureWrapper signature = signatures.get(0);
        assertThat(reports.getSimpleReport().getIndication(signature.getId()))
                .as(() -> String.valueOf(reports.getSimpleReport().getSubIndication(signature.getId())))
                .isEqualTo(Indication.TOTAL_PASSED);
        assertThat(signature.getSignatureFormat()).isEqualTo(SignatureLevel.XAdES_BASELINE_B);
        assertThat(signature.getDigestMatchers())
                .isNotEmpty()
                .allMatch(XmlDigestMatcher::isDataFound)
                .allMatch(XmlDigestMatcher::isDataIntact);
        assertThat(signature.getSignatureScopes()).allMatch(scope -> scope.getScope() == SignatureScopeType.FULL);
        assertThat(signature.getSignatureScopes().stream()
                        .map(scope -> scope.getName())
                        .collect(Collectors.toSet()))
                .isEqualTo(rootFiles(container));
    }

    private static Set<String> rootFiles(Path container) throws IOException {
        try (ZipFile zip = new ZipFile(container.toFile())) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> !name.startsWith("META-INF/") && !name.equals("mimetype"))
                    .collect(Collectors.toSet());
        }
    }
}
