package org.walletsuite.runner.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
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
    private static final int CHUNK = 1 << 16;

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
        var end = Files.size(log);
        new LogFile(log).tail(LINES).forEach(console::line);
        while (follow) {
            end = print(log, end);
            Thread.sleep(200);
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

    private long print(Path log, long from) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            // A log that became shorter was rotated.
            var start = file.length() < from ? 0 : from;
            var bytes = new byte[(int) Math.min(CHUNK, file.length() - start)];
            file.seek(start);
            file.readFully(bytes);
            if (bytes.length > 0) {
                console.text(new String(bytes, StandardCharsets.UTF_8));
            }
            return start + bytes.length;
        }
    }
}
