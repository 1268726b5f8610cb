package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.epixgateway.app.running.DiskSpace;
import org.epixgateway.app.running.Home;
import org.epixgateway.app.settings.GatewaySettings;
import org.epixgateway.app.settings.SettingsException;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.ValidateDocument;
import org.epixgateway.core.rules.Occasion;
import org.epixgateway.core.rules.RuleBook;
import org.epixgateway.documents.CsvCodeLists;
import org.epixgateway.documents.Samples;
import org.epixgateway.documents.ToolkitPermitDocuments;
import org.epixgateway.signing.KeyMaterial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks at an installation from all sides and says what is wrong and what to do. */
@Command(
        name = "doctor",
        description = "Check settings, keys, trust, revocation list, clock, disk, schemas, store, and every peer.")
final class DoctorCommand extends SpokenCommand {
    private static final Duration SOON = Duration.ofDays(60);

    @Mixin
    private HomeOptions homeOptions = new HomeOptions();

    private final ArrayNode results = Output.JSON.createArrayNode();
    private boolean isWell = true;

    @Override
    int run(Output out) {
        Home home = homeOptions.initialised();
        GatewaySettings settings;
        try {
            settings = home.settings();
            say(out, "settings", true, home.settingsFile() + " can be used");
        } catch (SettingsException wrong) {
            say(out, "settings", false, String.valueOf(wrong.getMessage()));
            out.json(results);
            return ExitCode.REFUSED;
        }
        keys(out, home, settings);
        modes(out, home);
        disk(out, home, settings);
        schema(out);
        gateway(out, settings);
        out.json(results);
        out.line(isWell ? "All is well." : "Something is to be done, see above.");
        return isWell ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private void keys(Output out, Home home, GatewaySettings settings) {
        KeyMaterial keys = new KeyMaterial(home.keys(), Clock.systemUTC());
        for (KeyMaterial.Own own : KeyMaterial.Own.values()) {
            String word = own.name().toLowerCase(Locale.ROOT);
            if (own == KeyMaterial.Own.SEAL && settings.keys().pkcs11().isPresent()) {
                say(out, "seal key", true, "in the PKCS#11 token that keys.pkcs11 names");
                continue;
            }
            if (!keys.has(own)) {
                missing(out, home, own);
                continue;
            }
            X509Certificate certificate = keys.entry(own).certificate();
            String act = own == KeyMaterial.Own.ROOT
                    ? "a new root needs new seal and TLS keys and the peers' second channel"
                    : "renew it: epix-gateway keys announce " + word;
            ends(out, word + " key", certificate.getNotAfter().toInstant(), act);
            if (own != KeyMaterial.Own.ROOT) {
                keys.announced(own)
                        .ifPresent(next -> say(
                                out,
                                word + " key",
                                true,
                                "a new one is announced; when every peer has your descriptor: epix-gateway keys activate "
                                        + word));
            }
        }
        if (keys.hasRevocationList()) {
            ends(
                    out,
                    "revocation list",
                    keys.revocationList().getNextUpdate().toInstant(),
                    "issue it again: epix-gateway keys reissue");
        }
    }

    private void missing(Output out, Home home, KeyMaterial.Own own) {
        String name = own.name().toLowerCase(Locale.ROOT) + " key";
        boolean isRoot = own == KeyMaterial.Own.ROOT;
        if (own == KeyMaterial.Own.BARCODE || own == KeyMaterial.Own.VERIFICATION) {
            say(
                    out,
                    name,
                    true,
                    "none yet, so " + (own == KeyMaterial.Own.BARCODE ? "no barcodes are made" : "nothing is verified")
                            + "; made at the next start while the root key is in "
                            + home.keys());
            return;
        }
        say(
                out,
                name,
                isRoot,
                isRoot
                        ? "kept elsewhere; needed only to renew keys and for a revocation list of ours"
                        : "is missing from " + home.keys() + "; restore it from your backup");
    }

    private void ends(Output out, String name, Instant until, String act) {
        Duration left = Duration.between(Clock.systemUTC().instant(), until);
        if (left.isNegative()) {
            say(out, name, false, "ended on " + until + "; " + act);
        } else {
            boolean isSoon = left.compareTo(SOON) < 0 && !name.equals("revocation list");
            say(
                    out,
                    name,
                    true,
                    "good until " + until + " (" + left.toDays() + " days)" + (isSoon ? "; " + act + " soon" : ""));
        }
    }

    private void modes(Output out, Home home) {
        try (Stream<Path> files = Files.list(home.keys())) {
            long open = files.filter(f -> f.toString().matches(".*\\.(p12|password|secret)"))
                    .filter(DoctorCommand::isReadableByOthers)
                    .count();
            say(
                    out,
                    "file modes",
                    open == 0,
                    open == 0
                            ? "keys are readable by their owner alone"
                            : open + " key files can be read by others; chmod 600 them");
        } catch (IOException failed) {
            say(out, "file modes", false, "cannot look into " + home.keys() + ": " + failed.getMessage());
        }
    }

    private static boolean isReadableByOthers(Path file) {
        try {
            String modes = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
            return !modes.endsWith("------");
        } catch (IOException unknown) {
            return true;
        }
    }

    private void disk(Output out, Home home, GatewaySettings settings) {
        DiskSpace disk = new DiskSpace(home.data(), settings.diskFreeMin());
        say(
                out,
                "disk",
                disk.hasRoom(),
                (disk.free() >> 20) + " MB free, the minimum is " + (settings.diskFreeMin() >> 20) + " MB"
                        + (disk.hasRoom() ? "" : "; make room, nothing is taken until then"));
    }

    private void schema(Output out) {
        ValidateDocument validate = new ValidateDocument(
                new ToolkitPermitDocuments(Limits.STANDARD), RuleBook.standard(new CsvCodeLists()), Clock.systemUTC());
        var validation = validate.validate(Samples.permit(Samples.PERMITS.get(0)), Occasion.RECEIVE);
        boolean isRead = validation.reading().permit().isPresent()
                && validation.reading().findings().isEmpty();
        say(
                out,
                "schemas",
                isRead,
                isRead
                        ? "rule set " + validation.ruleSetVersion()
                        : "the bundled permit cannot be read; reinstall the program");
    }

    private void gateway(Output out, GatewaySettings settings) {
        boolean isRunning = ControlClient.running(homeOptions.initialised())
                .map(client -> {
                    client.close();
                    return true;
                })
                .orElse(false);
        say(out, "gateway", true, isRunning ? "is running" : "is not running; start it with: epix-gateway run");
        try (ControlClient client = homeOptions.connect()) {
            say(
                    out,
                    "store",
                    true,
                    "opens; evidence log at entry "
                            + client.get("gateway").orFail().path("evidence").asLong());
            for (JsonNode party : client.get("parties").orFail().path("parties")) {
                if (!party.path("state").asText().equals("RETIRED")) {
                    peer(out, client, party.path("party").asText());
                }
            }
        } catch (CommandFailedException failed) {
            say(out, "store", false, String.valueOf(failed.getMessage()));
        }
        if (settings.collecting().isCalled()) {
            address(out, settings);
        } else {
            say(
                    out,
                    "address",
                    true,
                    "nobody calls this gateway and no exchange port is open; it collects every "
                            + settings.collecting().every().toSeconds() + " s");
        }
    }

    private void address(Output out, GatewaySettings settings) {
        say(
                out,
                "address",
                !settings.exchangeAddress().getHost().equals("localhost")
                        || settings.exchange().isLoopback(),
                "others call " + settings.exchangeAddress()
                        + (settings.exchange().isLoopback()
                                ? "; it listens on this machine only, set exchange.host to take calls from others"
                                : ""));
    }

    private void peer(Output out, ControlClient client, String party) {
        client.lines("parties/" + party + "/tries", step -> {
            boolean isStepWell = step.path("well").asBoolean();
            if (!isStepWell || step.path("step").asText().equals("clock")) {
                say(
                        out,
                        "peer " + party,
                        isStepWell,
                        step.path("step").asText() + ": "
                                + step.path("sentence").asText());
            }
        });
    }

    private void say(Output out, String what, boolean well, String sentence) {
        isWell &= well;
        results.addObject().put("check", what).put("well", well).put("sentence", sentence);
        out.line("%-5s %-16s %s".formatted(well ? "ok" : "FAIL", what, sentence));
    }
}
