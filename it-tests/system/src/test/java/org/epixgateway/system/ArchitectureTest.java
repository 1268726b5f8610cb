package org.epixgateway.system;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInDiagram;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.epixgateway.core.exchange.VerifiedEnvelope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The drawing, the tables and the conventions of the architecture, checked against the classes of the product. */
@Timeout(120)
final class ArchitectureTest {
    private static final String[] GENERATED = {"org.epixgateway.wire..", "org.epixgateway.peers.wire.."};
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
            .importPackages("org.epixgateway");

    @Test
    void modules_see_only_what_the_drawing_shows() {
        check(classes()
                .should(adhereToPlantUmlDiagram(
                        Sources.root().resolve("gateway/docs/architecture.puml"),
                        consideringOnlyDependenciesInDiagram())));
    }

    @Test
    void camel_and_the_spring_behind_it_stay_in_routes() {
        only(List.of("routes"), "org.apache.camel..", "org.springframework..");
    }

    @Test
    void jms_stays_in_broker_and_routes() {
        only(List.of("broker", "routes"), "jakarta.jms..");
    }

    @Test
    void artemis_stays_in_broker() {
        only(List.of("broker"), "org.apache.activemq..");
    }

    @Test
    void soap_stays_in_peers() {
        only(
                List.of("peers"),
                "jakarta.xml.ws..",
                "jakarta.jws..",
                "jakarta.xml.soap..",
                "org.apache.cxf.jaxws..",
                "org.apache.cxf.binding.soap..",
                "org.apache.cxf.frontend..");
    }

    @Test
    void jetty_servers_stay_in_app_and_servlets_in_their_faces() {
        only(List.of("app"), "org.eclipse.jetty..");
        only(List.of("app", "peers", "console"), "jakarta.servlet..");
    }

    @Test
    void rest_stays_in_console_and_json_in_console_and_app() {
        only(List.of("console"), "jakarta.ws.rs..", "org.apache.cxf.jaxrs..");
        only(List.of("console", "app"), "com.fasterxml.jackson..");
    }

    @Test
    void signature_libraries_stay_in_signing() {
        only(List.of("signing"), "org.apache.xml.security..", "org.bouncycastle..", "com.nimbusds..");
    }

    @Test
    void pictures_of_barcodes_stay_in_console() {
        only(List.of("console"), "com.google.zxing..", "javax.imageio..", "java.awt..");
    }

    @Test
    void databases_stay_in_store() {
        only(
                List.of("store"),
                "java.sql..",
                "javax.sql..",
                "org.sqlite..",
                "org.postgresql..",
                "org.flywaydb..",
                "com.zaxxer..",
                "org.jdbi..");
    }

    @Test
    void meters_command_line_and_settings_parsers_stay_in_app() {
        only(
                List.of("app"),
                "io.micrometer..",
                "io.prometheus..",
                "picocli..",
                "org.yaml..",
                "com.fasterxml.jackson.dataformat..");
    }

    @Test
    void core_knows_the_jdk_and_nothing_else() {
        check(noClasses()
                .that()
                .resideInAPackage("org.epixgateway.core..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "org.epixgateway.core..", "java..", "javax.security.auth..", "org.jspecify.annotations.."));
        check(noClasses()
                .that()
                .resideInAPackage("org.epixgateway.core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "java.net.http..", "java.util.logging.."));
    }

    @Test
    void generated_types_stop_at_documents_and_peers() {
        only(List.of("wire", "documents", "peers"), "org.epixgateway.wire..");
        only(List.of("peers"), "org.epixgateway.peers.wire..");
    }

    @Test
    void packages_know_one_another_in_one_direction_only() {
        check(slices().matching("org.epixgateway.(**)").should().beFreeOfCycles());
    }

    @Test
    void only_signing_makes_a_verified_envelope() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.epixgateway.signing..")
                .should()
                .callConstructorWhere(target(owner(assignableTo(VerifiedEnvelope.class)))));
    }

    @Test
    void only_app_reads_the_clock_of_the_machine() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("org.epixgateway.app..", GENERATED[0], GENERATED[1])
                .should()
                .callMethodWhere(target(nameMatching("now")).and(target(owner(resideInTime()))))
                .orShould()
                .callMethodWhere(
                        target(nameMatching("system.*|tick.*")).and(target(owner(assignableTo(java.time.Clock.class)))))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(java.util.Date.class));
    }

    @Test
    void names_say_what_a_thing_is_in_the_field() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(GENERATED)
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Service|Handler|Processor|Data|Info|DTO|Dto)")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .orShould()
                .haveNameMatching(".*[.$]I[A-Z][a-z][A-Za-z]*"));
    }

    @Test
    void packages_are_named_by_the_field_and_not_by_layers() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(GENERATED)
                .should()
                .resideInAnyPackage("..model..", "..service..", "..util..", "..common..", "..impl..", "..dto.."));
    }

    @Test
    void nothing_is_injected_into_fields() {
        check(noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("javax.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired"));
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> resideInTime() {
        return JavaClass.Predicates.resideInAPackage("java.time..");
    }

    private static void only(List<String> modules, String... libraries) {
        String[] allowed = modules.stream()
                .map(module -> "org.epixgateway." + module + "..")
                .toArray(String[]::new);
        check(noClasses()
                .that()
                .resideOutsideOfPackages(allowed)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries));
    }

    private static void check(ArchRule rule) {
        rule.check(PRODUCT);
    }
}
