package org.walletsuite.runner.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.walletsuite.runner.VerificationResult;
import picocli.CommandLine.Command;

/** Reconciles the books and returns the result as the exit code. */
@Command(
        name = "verify",
        description = "Checks the books of the running suite; exit code 1 on discrepancies, 2 when they can't be"
                + " checked.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    private final Console console;

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var books = VerificationResult.verify(
                Home.options().withPorts(Home.runningTable().ports()));
        console.text(books.output());
        return books.exitCode();
    }
}
