package org.walletsuite.runner.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.walletsuite.runner.Books;
import picocli.CommandLine.Command;

/** Lets the ledger check its books and ends with its exit code. */
@Command(
        name = "verify",
        description = "Checks the books of the running suite; exit code 1 when something is wrong, 2 when it can't be"
                + " checked.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    private final Console console;

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var books = Books.verify(Home.options().withPorts(Home.runningTable().ports()));
        console.text(books.output());
        return books.exitCode();
    }
}
