package org.epixgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.epixgateway.console.Client.Answer;
import org.epixgateway.console.Contract.Operation;
import org.epixgateway.console.control.AccountResource;
import org.epixgateway.console.control.DescriptorResource;
import org.epixgateway.console.control.EvidenceLines;
import org.epixgateway.console.control.GatewayResource;
import org.epixgateway.console.control.KeyResource;
import org.epixgateway.console.control.PartyResource;
import org.epixgateway.console.control.TokenResource;
import org.epixgateway.console.edge.Answers;
import org.epixgateway.console.edge.Needs;
import org.epixgateway.console.rest.BarcodeResource;
import org.epixgateway.console.rest.EventResource;
import org.epixgateway.console.rest.EvidenceResource;
import org.epixgateway.console.rest.InboxResource;
import org.epixgateway.console.rest.MessageResource;
import org.epixgateway.console.rest.PeerResource;
import org.epixgateway.console.rest.PermitResource;
import org.epixgateway.console.rest.SelfResource;
import org.epixgateway.console.rest.SubmissionResource;
import org.epixgateway.console.rest.ValidationResource;
import org.epixgateway.console.rest.VerificationResource;
import org.epixgateway.core.exchange.MessageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The description and the code say the same, and the examples run. */
@Timeout(60)
final class ContractTest {
    private static final List<Class<?>> NATIONAL = List.of(
            SubmissionResource.class,
            MessageResource.class,
            InboxResource.class,
            PermitResource.class,
            EventResource.class,
            ValidationResource.class,
            PeerResource.class,
            VerificationResource.class,
            SelfResource.class,
            BarcodeResource.class,
            EvidenceResource.class);
    private static final List<Class<?>> CONTROL_ONLY = List.of(
            EvidenceLines.class,
            PartyResource.class,
            DescriptorResource.class,
            AccountResource.class,
            TokenResource.class,
            KeyResource.class,
            GatewayResource.class);
    private static final Set<Integer> OF_ANY = Set.of(401, 403, 500, 503);

    /** What a resource method says of itself. */
    private record Described(Set<Integer> statuses, Set<String> parameters, Set<String> bodies) {}

    private static Stream<Method> methods(List<Class<?>> resources) {
        return resources.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> !httpMethod(method).isEmpty());
    }

    private static String httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(a -> a.annotationType().getAnnotation(HttpMethod.class))
                .filter(a -> a != null)
                .map(HttpMethod::value)
                .findFirst()
                .orElse("");
    }

    private static String operation(Method method, String base) {
        Path own = method.getAnnotation(Path.class);
        String path = base + "/"
                + method.getDeclaringClass().getAnnotation(Path.class).value();
        return httpMethod(method) + " " + path + (own == null ? "" : "/" + own.value());
    }

    private static Map<String, Described> code() {
        Map<String, Described> all = new TreeMap<>();
        methods(NATIONAL).forEach(method -> {
            Described described = all.computeIfAbsent(
                    operation(method, ""),
                    unused -> new Described(new TreeSet<>(OF_ANY), new TreeSet<>(), new TreeSet<>()));
            Arrays.stream(method.getAnnotation(Answers.class).value()).forEach(described.statuses()::add);
            Consumes consumes = method.getAnnotation(Consumes.class);
            described.bodies().addAll(consumes == null ? List.of() : List.of(consumes.value()));
            for (Annotation[] annotations : method.getParameterAnnotations()) {
                described.parameters().addAll(names(annotations));
            }
        });
        return all;
    }

    private static List<String> names(Annotation[] annotations) {
        List<String> names = new ArrayList<>();
        for (Annotation annotation : annotations) {
            if (annotation instanceof QueryParam query) {
                names.add("query " + query.value());
            } else if (annotation instanceof HeaderParam header
                    && !header.value().equals("Content-Type")) {
                names.add("header " + header.value());
            }
        }
        return names;
    }

    private static Map<String, Described> document() {
        Map<String, Described> all = new TreeMap<>();
        for (Operation operation : Contract.operations()) {
            Set<String> parameters = new TreeSet<>();
            operation.parameters().stream()
                    .filter(p -> !p.get("in").asText().equals("path"))
                    .forEach(p -> parameters.add(
                            p.get("in").asText() + " " + p.get("name").asText()));
            Set<String> bodies = new TreeSet<>();
            operation.node().at("/requestBody/content").fieldNames().forEachRemaining(bodies::add);
            all.put(operation.toString(), new Described(operation.statuses(), parameters, bodies));
        }
        return all;
    }

    @Test
    void the_description_and_the_code_name_the_same_operations_statuses_parameters_and_bodies() {
        assertThat(document()).isEqualTo(code());
    }

    @Test
    void every_method_of_both_apis_names_the_permission_that_it_needs() {
        assertThat(Stream.concat(methods(NATIONAL), methods(CONTROL_ONLY)))
                .allSatisfy(method -> assertThat(method.isAnnotationPresent(Needs.class))
                        .as(method.toString())
                        .isTrue());
    }

    @Test
    void every_reference_in_the_description_leads_somewhere() {
        assertThat(Contract.document().findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(ref -> assertThat(
                                Contract.document().at(ref.substring(1)).isMissingNode())
                        .as(ref)
                        .isFalse());
    }

    @Test
    void the_page_for_people_and_the_readme_list_every_operation() throws IOException {
        String page = Client.nobody(GatewayHolder.GATEWAY).get("/").text();
        String readme = Files.readString(java.nio.file.Path.of("README.md"));

        assertThat(Contract.operations()).allSatisfy(operation -> {
            assertThat(page)
                    .contains("<code>" + operation.method() + " "
                            + operation.path().substring(1) + "</code>");
            assertThat(readme).contains("`" + operation.method() + " /api/v1" + operation.path() + "`");
        });
        assertThat(methods(CONTROL_ONLY).map(method -> operation(method, "/control")))
                .allSatisfy(operation -> assertThat(readme).contains("`" + operation + "`"));
    }

    @Test
    void the_description_and_the_page_are_for_everybody() {
        Answer yaml = Client.nobody(GatewayHolder.GATEWAY).get("/openapi.yaml");
        Answer page = Client.nobody(GatewayHolder.GATEWAY).get("/");

        assertThat(yaml.status()).isEqualTo(200);
        assertThat(yaml.header("Content-Type")).startsWith("application/yaml");
        assertThat(yaml.text()).startsWith("openapi: 3.1.0");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(page.text()).doesNotContain("src=", "http://", "https://", "<script");
    }

    static Stream<Operation> operations() {
        return Contract.operations().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void every_example_request_runs(Operation operation) {
        JsonNode content = operation.node().at("/requestBody/content");
        int ran = 0;
        for (Map.Entry<String, JsonNode> body : content.properties()) {
            if (body.getValue().has("example")) {
                run(operation, body.getKey(), body.getValue().get("example"));
                ran++;
            }
        }
        if (content.isMissingNode()) {
            run(operation, "", operation.node());
            ran++;
        }
        assertThat(ran).isPositive();
    }

    private static void run(Operation operation, String type, JsonNode body) {
        try (TestGateway gateway = new TestGateway()) {
            boolean isForOperators = Set.of("resend", "withdraw", "checkEvidence")
                    .contains(operation.node().get("operationId").asText());
            Client client = Client.of(gateway, isForOperators ? "operator" : "system");
            String path = operation
                    .path()
                    .replace("{id}", prepared(gateway, operation).toString());
            StringBuilder query = new StringBuilder();
            boolean isForm = type.startsWith("multipart");
            for (JsonNode parameter : operation.parameters()) {
                String name = parameter.get("name").asText();
                String value = parameter.path("example").asText();
                switch (parameter.get("in").asText()) {
                    case "path" -> path = path.replace("{" + name + "}", value);
                    case "header" -> client = client.with(name, value);
                    default -> query.append(value.isEmpty() || isForm ? "" : "&" + name + "=" + value);
                }
            }
            Answer answer = (type.isEmpty() ? client : client.type(isForm ? Form.TYPE : type))
                    .send(
                            operation.method(),
                            path + query.toString().replaceFirst("&", "?"),
                            type.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes(type, body)));

            assertThat(answer.status()).as(operation + ": " + answer.text()).isBetween(200, 299);
        }
    }

    private static byte[] bytes(String type, JsonNode body) {
        if (!type.startsWith("multipart")) {
            return (body.isTextual() ? body.asText() : body.toString())
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
        Form form = new Form()
                .part(
                        "permit",
                        "permit.xml",
                        "application/xml",
                        body.get("permit").asText());
        body.get("attachment").forEach(file -> form.part("attachment", "a.txt", "text/plain", file.asText()));
        return form.metadata(body.get("metadata").toString()).bytes();
    }

    /** A message in the state that the operation needs. */
    private static MessageId prepared(TestGateway gateway, Operation operation) {
        if (operation.path().startsWith("/inbox")) {
            return Samples.received(gateway, "FR26-1");
        }
        Answer sent = Client.of(gateway, "system")
                .submit(operation.path().startsWith("/permits") ? "26CH004802E" : "26CH004700E");
        MessageId id = MessageId.parse(sent.json().at("/messages/0/id").asText());
        if (operation.path().endsWith("/answer")) {
            Samples.delivered(gateway, id);
        }
        return id;
    }

    /** One gateway for the tests that change nothing. */
    private static final class GatewayHolder {
        static final TestGateway GATEWAY = new TestGateway();
    }
}
