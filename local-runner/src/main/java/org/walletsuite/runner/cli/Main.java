package org.walletsuite.runner.cli;

import picocli.CommandLine;

/** Entry point of {@code ./run}. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine(new Console()).execute(arguments));
    }

    static CommandLine commandLine(Console console) {
        return new CommandLine(new RunCommand(console))
                .addSubcommand(new StopCommand(console))
                .addSubcommand(new StatusCommand(console))
                .addSubcommand(new LogsCommand(console))
                .addSubcommand(new WebhooksCommand(console))
                .addSubcommand(new KillCommand(console))
                .addSubcommand(new VerifyCommand(console))
                .addSubcommand(new BenchCommand(console))
                .addSubcommand(new FaultsCommand(console))
                .addSubcommand(new ObserveCheckCommand(console))
                .addSubcommand(new UpgradeCommand(console))
                .addSubcommand(new CapacityCommand(console))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    console.error("error: " + (failure.getMessage() == null ? failure : failure.getMessage()));
                    return 2;
                });
    }
}
