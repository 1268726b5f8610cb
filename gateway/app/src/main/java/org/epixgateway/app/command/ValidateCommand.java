package org.epixgateway.app.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.epixgateway.core.bytes.Bytes;
import org.epixgateway.core.exchange.Limits;
import org.epixgateway.core.exchange.ValidateDocument;
import org.epixgateway.core.permit.Finding;
import org.epixgateway.core.rules.Occasion;
import org.epixgateway.core.rules.RuleBook;
import org.epixgateway.documents.CsvCodeLists;
import org.epixgateway.documents.ToolkitPermitDocuments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says everything that is wrong with permit files. Needs no gateway and no folder. */
@Command(
        name = "validate",
        description = "Check permit files against the schemas and the rules of the Convention.",
        footer = {
            "",
            "Exit code 0 if all are acceptable, 1 if one is not. A SOAP answer around the permit is taken off."
        })
final class ValidateCommand extends SpokenCommand {
    /** Enough to say that a larger file is too large. */
    private static final int READ_MAX = Limits.STANDARD.permitBytesMax() + 1;

    @Option(
            names = "--as",
            paramLabel = "OCCASION",
            defaultValue = "submit",
            description = "submit: as a permit of our own (default); receive: as one of another Party.")
    private String occasion = "submit";

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Permit files; - reads standard input.")
    private List<String> files = List.of();

    @Override
    int run(Output out) {
        ValidateDocument validate = new ValidateDocument(
                new ToolkitPermitDocuments(Limits.STANDARD), RuleBook.standard(new CsvCodeLists()), Clock.systemUTC());
        ArrayNode all = Output.JSON.createArrayNode();
        boolean isAllAcceptable = true;
        for (String file : files) {
            ValidateDocument.Validation validation = validate.validate(content(file), occasion());
            isAllAcceptable &= validation.isAcceptable();
            all.add(json(file, validation));
            say(out, file, validation);
        }
        out.json(all);
        return isAllAcceptable ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private Occasion occasion() {
        return switch (occasion) {
            case "submit" -> Occasion.SUBMIT;
            case "receive" -> Occasion.RECEIVE;
            default -> throw new CommandFailedException(ExitCode.USAGE, "--as is submit or receive, not " + occasion);
        };
    }

    static Bytes content(String file) {
        try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
            return Bytes.of(in.readNBytes(READ_MAX));
        } catch (NoSuchFileException missing) {
            throw new CommandFailedException(ExitCode.USAGE, "there is no file " + file);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }

    private static void say(Output out, String file, ValidateDocument.Validation validation) {
        String counted = Finding.counted(validation.findings());
        String verdict = validation.isAcceptable() ? "acceptable" : "not acceptable";
        out.line(file + ": " + verdict + (counted.isEmpty() ? "" : ", " + counted)
                + validation
                        .reading()
                        .permit()
                        .map(p -> " - " + p.kind().title() + " "
                                + p.number().map(Object::toString).orElse("without number") + ", "
                                + (p.blocks().size() == 1
                                        ? "1 block"
                                        : p.blocks().size() + " blocks"))
                        .orElse(""));
        FindingLines.say(out, FindingLines.json(validation.findings()));
    }

    private static ObjectNode json(String file, ValidateDocument.Validation validation) {
        ObjectNode node = Output.JSON
                .createObjectNode()
                .put("file", file)
                .put("acceptable", validation.isAcceptable())
                .put("ruleSet", validation.ruleSetVersion());
        validation
                .reading()
                .permit()
                .ifPresent(permit -> node.put(
                                "permitNumber",
                                permit.number().map(Object::toString).orElse(""))
                        .put("kind", permit.kind().name())
                        .put("blocks", permit.blocks().size()));
        node.set("findings", FindingLines.json(validation.findings()));
        return node;
    }
}
