package org.walletsuite.runner.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.walletsuite.runner.StartFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** kill -9 for one part, to see how the others cope. */
@Command(
        name = "kill",
        description = "Kills a part with -9, to try out what happens then; the running suite starts it again.",
        mixinStandardHelpOptions = true)
final class KillCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "SERVICE", description = "a name from ./run status, or the beginning of one")
    private String name = "";

    KillCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var part = Home.part(name);
        if (part.pid() == Home.runningTable().runnerPid()) {
            throw new StartFailure(part.name() + " lives in the runner itself: ./run stop ends both");
        }
        var killed =
                ProcessHandle.of(part.pid()).map(ProcessHandle::destroyForcibly).orElse(false);
        console.line(killed ? "killed " + part.name() + " (pid " + part.pid() + ")" : part.name() + " doesn't run");
        return killed ? 0 : 1;
    }
}
