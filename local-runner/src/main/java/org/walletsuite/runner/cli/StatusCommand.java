package org.walletsuite.runner.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows the parts of the running suite. */
@Command(name = "status", description = "Shows the parts of the running suite.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private final Console console;

    StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var table = Home.runningTable();
        console.line("gateway " + table.gateway() + ", broker " + table.kafka() + ", runner pid " + table.runnerPid());
        console.table(table);
        return 0;
    }
}
