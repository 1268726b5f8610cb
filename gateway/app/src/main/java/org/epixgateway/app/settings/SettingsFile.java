package org.epixgateway.app.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.epixgateway.app.settings.GatewaySettings.Collecting;
import org.epixgateway.app.settings.GatewaySettings.Delivery;
import org.epixgateway.app.settings.GatewaySettings.Epix;
import org.epixgateway.app.settings.GatewaySettings.Evidence;
import org.epixgateway.app.settings.GatewaySettings.Folder;
import org.epixgateway.app.settings.GatewaySettings.Keys;
import org.epixgateway.app.settings.GatewaySettings.Listen;
import org.epixgateway.app.settings.GatewaySettings.Office;
import org.epixgateway.app.settings.GatewaySettings.Queue;
import org.epixgateway.app.settings.GatewaySettings.QueueKind;
import org.epixgateway.app.settings.GatewaySettings.Store;
import org.epixgateway.app.settings.GatewaySettings.StoreKind;
import org.epixgateway.app.settings.GatewaySettings.Verify;
import org.epixgateway.core.exchange.Circuit;
import org.epixgateway.core.exchange.DeliveryTerms;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.party.DeliveryMode;
import org.epixgateway.core.party.Party;
import org.epixgateway.core.query.AccessList;
import org.epixgateway.core.query.QueryTerms;

/** Reads gateway.yaml. Unknown keys, missing and insecure values stop the start, all reported together. */
public final class SettingsFile {
    public static final String NAME = "gateway.yaml";

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration COLLECT_EVERY = Duration.ofSeconds(30);
    private static final Duration COLLECT_EVERY_MIN = Duration.ofSeconds(1);
    private static final Duration COLLECT_EVERY_MAX = Duration.ofDays(1);
    private static final int PORT_MAX = 65_535;
    /** It stands in every barcode and takes the room of blocks. */
    private static final int VERIFY_LENGTH_MAX = 120;

    private SettingsFile() {}

    /** @throws SettingsException with every problem, if there is one */
    public static GatewaySettings read(Path file) {
        List<String> problems = new ArrayList<>();
        Section root = new Section("", values(file, problems), problems);
        GatewaySettings settings = settings(root);
        root.refuseUnknown();
        refuseInsecure(settings, root);
        if (!problems.isEmpty()) {
            throw new SettingsException(file.toString(), problems);
        }
        return settings;
    }

    private static Map<String, Object> values(Path file, List<String> problems) {
        try {
            Map<String, Object> values =
                    new YAMLMapper().readValue(Files.readString(file), new TypeReference<Map<String, Object>>() {});
            return values == null ? Map.of() : values;
        } catch (JsonProcessingException malformed) {
            problems.add("the file is not YAML: " + malformed.getOriginalMessage());
            return Map.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file + "; make it with: epix-gateway init", unreadable);
        }
    }

    private static GatewaySettings settings(Section root) {
        String party = root.required("party");
        if (!party.isEmpty() && !Party.isWellFormed(party)) {
            root.problem("party", "is a two-letter code such as CH, not " + party);
        }
        Section office = root.section("authority");
        Section exchange = root.section("exchange");
        Listen listen = listen(exchange, LOOPBACK, 8443);
        URI address = exchange.address("address", "https")
                .orElseGet(() -> URI.create("https://" + listen.host() + ":" + listen.port() + "/exchange"));
        Section epix = root.section("epix");
        Section verify = root.section("verify");
        return new GatewaySettings(
                party,
                root.text("name", "Management Authority of " + party),
                new Office(office.text("name", "Management Authority of " + party), office.texts("address")),
                root.text("node", "node-1"),
                listen,
                address,
                exchange.addresses("revocation-lists", "https", "http", "file"),
                listen(root.section("national"), LOOPBACK, 8080),
                listen(root.section("management"), LOOPBACK, 9090),
                keys(root.section("keys")),
                store(root.section("store")),
                queue(root.section("queue")),
                delivery(root.section("delivery")),
                limits(root.section("limits")),
                root.section("disk").size("free-min", 512L << 20),
                folder(root, root.section("folder")),
                new Evidence(root.section("evidence").duration("sign-head-every", Duration.ofMinutes(5))),
                epix(epix),
                EpixSection.read(epix),
                verifyAddress(verify),
                collecting(exchange, root.section("collect")),
                verify(verify));
    }

    private static Verify verify(Section section) {
        Verify verify = new Verify(
                section.flag("enabled", false),
                listen(section, LOOPBACK, 8444),
                section.file("keystore"),
                section.file("password-file"));
        if (verify.keyStore().isPresent() != verify.passwordFile().isPresent()) {
            section.problem("keystore", "and password-file go together: a PKCS#12 file and the file with its password");
        }
        return verify;
    }

    private static Optional<URI> verifyAddress(Section section) {
        Optional<URI> address = section.address("address", "https");
        boolean isShort = address.filter(page -> page.getHost() == null
                        || page.getRawFragment() != null
                        || page.toString().length() > VERIFY_LENGTH_MAX)
                .isEmpty();
        if (!isShort) {
            section.problem(
                    "address",
                    "is an address of at most " + VERIFY_LENGTH_MAX
                            + " characters with a host and without #: barcodes put the content behind it");
        }
        return address;
    }

    private static Collecting collecting(Section exchange, Section section) {
        DeliveryMode mode = exchange.oneOf("delivery-mode", DeliveryMode.class, DeliveryMode.PUSH);
        Duration every = section.duration("every", COLLECT_EVERY);
        if (every.compareTo(COLLECT_EVERY_MIN) < 0 || every.compareTo(COLLECT_EVERY_MAX) > 0) {
            section.problem("every", "is from 1s to 1d");
        }
        return new Collecting(
                mode,
                every,
                accessList(section, "from", mode == DeliveryMode.PUSH ? AccessList.NOBODY : AccessList.ALL));
    }

    private static Listen listen(Section section, String host, int port) {
        return new Listen(section.text("host", host), section.number("port", port, 0, PORT_MAX));
    }

    private static Keys keys(Section section) {
        return new Keys(section.file("pkcs11"), section.file("pin-file"), section.optional("seal-alias"));
    }

    private static Store store(Section section) {
        StoreKind kind = section.oneOf("kind", StoreKind.class, StoreKind.SQLITE);
        Store store = new Store(kind, section.text("url", ""), section.text("user", ""), section.file("password-file"));
        if (kind == StoreKind.POSTGRESQL && !store.url().startsWith("jdbc:postgresql:")) {
            section.problem("url", "is needed for PostgreSQL, such as jdbc:postgresql://host/database");
        }
        if (kind == StoreKind.POSTGRESQL && store.passwordFile().isEmpty()) {
            section.problem(
                    "password-file", "is needed for PostgreSQL: a file with the password, readable by the owner alone");
        }
        return store;
    }

    private static Queue queue(Section section) {
        QueueKind kind = section.oneOf("kind", QueueKind.class, QueueKind.EMBEDDED);
        Queue queue = new Queue(
                kind,
                section.address("address", "tls"),
                section.text("user", ""),
                section.file("password-file"),
                section.file("trust-file"),
                section.text("prefix", "epix."));
        boolean isWhole = queue.address().isPresent()
                && queue.passwordFile().isPresent()
                && queue.trustFile().isPresent();
        if (kind == QueueKind.EXTERNAL && !isWhole) {
            section.problem(
                    "address", "together with user, password-file and trust-file is needed for an external broker");
        }
        return queue;
    }

    private static Delivery delivery(Section section) {
        DeliveryTerms standard = DeliveryTerms.STANDARD;
        DeliveryTerms terms = new DeliveryTerms(
                section.duration("back-off-first", standard.backOffFirst()),
                section.duration("back-off-max", standard.backOffMax()),
                section.duration("park-after", standard.parkAfter()),
                section.number("invalid-answers-max", standard.invalidAnswersMax(), 1, 100),
                section.duration("queue-lease", standard.queueLease()),
                section.duration("attempt-lease", standard.attemptLease()),
                section.duration("uncollected-max", standard.uncollectedMax()));
        Circuit.Terms circuit = new Circuit.Terms(
                section.number("circuit-opens-after", Circuit.OUTAGES_TO_OPEN, 1, 1_000),
                section.duration("circuit-probe-first", Circuit.PROBE_FIRST),
                section.duration("circuit-probe-max", Circuit.PROBE_MAX));
        return new Delivery(
                terms,
                circuit,
                section.duration("connect-timeout", Duration.ofSeconds(5)),
                section.duration("answer-timeout", Duration.ofSeconds(30)),
                section.number("consumers", 4, 1, 64));
    }

    private static Limits limits(Section section) {
        Limits standard = Limits.STANDARD;
        return new Limits(
                (int) section.size("permit", standard.permitBytesMax()),
                (int) section.size("container", standard.containerBytesMax()),
                section.number("attachments", standard.attachmentsMax(), 0, 1_000),
                section.number("xml-depth", standard.xmlDepthMax(), 16, 1_000),
                section.number("blocks", standard.blocksMax(), 1, 100_000),
                (int) section.size("header", standard.headerBytesMax()),
                section.number("compression-ratio", standard.compressionRatioMax(), 2, 10_000));
    }

    private static Optional<Folder> folder(Section root, Section section) {
        Optional<Path> path = section.file("path");
        Optional<String> account = section.optional("account");
        if (path.isPresent() && account.isEmpty()) {
            section.problem("account", "is needed: the account under which files are submitted");
        }
        if (path.isEmpty() && root.has("folder") && account.isPresent()) {
            section.problem("path", "is needed: the folder with in, out, sent and refused");
        }
        return path.flatMap(p -> account.map(a -> new Folder(p, a)));
    }

    private static Epix epix(Section section) {
        return new Epix(
                section.flag("enabled", true),
                new QueryTerms(
                        accessList(section, "callers", AccessList.ALL),
                        accessList(section, "relay-to", AccessList.NOBODY)));
    }

    private static AccessList accessList(Section section, String key, AccessList otherwise) {
        if (!section.has(key)) {
            return otherwise;
        }
        List<String> listed = section.texts(key);
        if (listed.equals(List.of("all"))) {
            return AccessList.ALL;
        }
        listed.stream()
                .filter(code -> !Party.isWellFormed(code))
                .forEach(code -> section.problem(
                        key, "lists two-letter codes of Parties, \"NO\" in quotes, or all, not " + code));
        return AccessList.of(
                listed.stream().filter(Party::isWellFormed).map(Party::of).toArray(Party[]::new));
    }

    private static void refuseInsecure(GatewaySettings settings, Section root) {
        if (!settings.management().isLoopback()) {
            root.section("management").problem("host", "must be a loopback address: the management port has no TLS");
        }
        if (settings.delivery()
                        .terms()
                        .attemptLease()
                        .compareTo(settings.delivery()
                                .connectTimeout()
                                .plus(settings.delivery().answerTimeout()))
                <= 0) {
            root.section("delivery")
                    .problem("attempt-lease", "must be longer than connect-timeout and answer-timeout together");
        }
    }
}
