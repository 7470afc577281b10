package org.walletsuite.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.walletsuite.runner.LogFile;
import org.walletsuite.runner.StartFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a part's log. */
@Command(name = "logs", description = "Shows the end of a part's log.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    private static final int LINES = 200;

    private final Console console;

    @Parameters(paramLabel = "SERVICE", description = "a part's name, or the beginning of it")
    private String name = "";

    @Option(
            names = {"-f", "--follow"},
            description = "goes on with what is written from now on")
    private boolean follow;

    LogsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var log = find();
        var shown = LogFollower.showEnd(new LogFile(log), LINES, console);
        if (follow) {
            shown.follow();
        }
        return 0;
    }

    private Path find() throws IOException {
        var directory = Home.options().home().resolve("logs");
        if (Files.isDirectory(directory)) {
            try (var logs = Files.list(directory)) {
                var found = logs.filter(file -> file.getFileName().toString().startsWith(name))
                        .filter(file -> file.toString().endsWith(".log"))
                        .sorted()
                        .toList();
                if (!found.isEmpty()) {
                    return found.stream()
                            .filter(file -> file.getFileName().toString().equals(name + ".log"))
                            .findFirst()
                            .orElse(found.getLast());
                }
            }
        }
        throw new StartFailure("no log of " + name + " in " + directory);
    }
}
