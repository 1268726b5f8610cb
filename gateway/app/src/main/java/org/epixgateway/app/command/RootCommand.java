package org.epixgateway.app.command;

import java.io.UncheckedIOException;
import org.epixgateway.app.settings.SettingsException;
import org.epixgateway.core.exchange.OutageException;
import org.epixgateway.store.UnusableStoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program's name and its commands. */
@Command(
        name = "epix-gateway",
        description = "Exchange of electronic CITES permits and certificates between Management Authorities.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = false,
        versionProvider = Version.class,
        subcommands = {
            InitCommand.class,
            RunCommand.class,
            StopCommand.class,
            PartyCommand.class,
            KeysCommand.class,
            AccountCommands.User.class,
            AccountCommands.Token.class,
            SampleCommand.class,
            ValidateCommand.class,
            SendCommand.class,
            StatusCommand.class,
            InboxCommand.class,
            PermitCommand.class,
            EventsCommand.class,
            MessageActs.Resend.class,
            MessageActs.Withdraw.class,
            BarcodeCommand.class,
            CollectCommand.class,
            VerifyCommand.class,
            FetchCommand.class,
            EpixCommands.Confirm.class,
            EpixCommands.State.class,
            EvidenceCommand.class,
            DoctorCommand.class,
            BackupCommand.class,
            DemoCommand.class,
            BenchCommand.class,
            ConformanceCommand.class
        },
        footer = {"", "Exit codes: 0 done, 1 refused, 2 usage, 3 outage (try again). Every command has --help."})
public final class RootCommand implements Runnable {
    /** The command goes on in other threads after it returned. */
    public static final int STAYS = -1;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Say what there is.")
    @SuppressWarnings("unused") // picocli looks at it
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Say which version this is.")
    @SuppressWarnings("unused") // picocli looks at it
    private boolean version;

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    public static int run(String... arguments) {
        return new CommandLine(new RootCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> told(failure))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    /** One sentence and a code; a stack trace only for a bug of ours, and only if asked for. */
    private static int told(Exception failure) {
        switch (failure) {
            case CommandFailedException known -> System.err.println(known.getMessage());
            case OutageException outage -> System.err.println(outage.sentence());
            case SettingsException settings -> System.err.println(settings.getMessage());
            case UnusableStoreException store -> System.err.println(store.getMessage());
            case IllegalArgumentException usage -> System.err.println(usage.getMessage());
            case UncheckedIOException io ->
                System.err.println(io.getMessage() + " (" + String.valueOf(io.getCause()) + ")");
            default -> {
                System.err.println("A fault in this program: " + failure + "; set EPIX_DEBUG=1 for details.");
                if (System.getenv("EPIX_DEBUG") != null) {
                    failure.printStackTrace();
                }
            }
        }
        return switch (failure) {
            case CommandFailedException known -> known.code();
            case SettingsException unused -> ExitCode.USAGE;
            case IllegalArgumentException unused -> ExitCode.USAGE;
            default -> ExitCode.OUTAGE;
        };
    }
}
