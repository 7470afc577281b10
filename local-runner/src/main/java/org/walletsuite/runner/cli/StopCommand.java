package org.walletsuite.runner.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.walletsuite.runner.OrphanedProcesses;
import org.walletsuite.runner.ServiceTable;
import org.walletsuite.runner.StartFailure;
import picocli.CommandLine.Command;

/** Stops the suite that runs in this folder, or what an unclean stop left of it. */
@Command(name = "stop", description = "Stops the running suite in order.", mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {

    private static final int LIMIT_SECONDS = 100;

    private final Console console;

    StopCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        var home = Home.options().home();
        var runner = ServiceTable.read(home).flatMap(ServiceTable::runner);
        if (runner.isPresent() && runner.get().destroy()) {
            awaitEnd(runner.get());
        }
        var leftovers = OrphanedProcesses.end(home);
        console.line(runner.isPresent() || leftovers > 0 ? "stopped" : "nothing ran");
        return 0;
    }

    private static void awaitEnd(ProcessHandle runner) throws InterruptedException, ExecutionException {
        try {
            runner.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new StartFailure("the suite still stops after " + LIMIT_SECONDS + " s (pid " + runner.pid() + ")", e);
        }
    }
}
