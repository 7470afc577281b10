package org.walletsuite.runner.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.Suite;

/**
 * The ledger's Java API under load: the suite's only ledger-service runs the callers in its own process, controlled by
 * lines on its standard input.
 */
final class WriterLoad implements AutoCloseable {

    private static final String MAIN = "org.walletsuite.ledger.bench.WriterBenchmark";
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(2);
    private static final Duration TO_END = Duration.ofSeconds(30);

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter orders;

    private WriterLoad(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
    }

    static WriterLoad start(Suite suite, Path errors) throws IOException {
        var load = new WriterLoad(suite.replicas()
                .inPlaceOf(Service.LEDGER, MAIN)
                .redirectError(errors.toFile())
                .start());
        load.awaitLine("measures", LONGEST_DELAY);
        return load;
    }

    Measurement measure(boolean hot, Duration time) throws IOException {
        orders.write((hot ? "hot " : "random ") + time.toSeconds() + "\n");
        orders.flush();
        var numbers = NUMBER.matcher(awaitLine("measured", time.plus(LONGEST_DELAY)))
                .results()
                .map(number -> Long.valueOf(number.group()))
                .toList();
        return new Measurement(
                numbers.get(0),
                Duration.ofNanos(numbers.get(1)),
                Duration.ofNanos(numbers.get(2)),
                Duration.ofNanos(numbers.get(3)));
    }

    /** Other output of the process is its log; a process without an answer in time is ended. */
    private String awaitLine(String beginning, Duration longest) throws IOException {
        var end = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(longest.toSeconds(), TimeUnit.SECONDS));
        try {
            var last = "";
            for (var line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith(beginning)) {
                    return line;
                }
                last = line;
            }
            throw new IOException(
                    end.isDone()
                            ? "The ledger's benchmark gave no answer in " + longest.toSeconds() + " s"
                            : "The ledger's benchmark ended: " + last);
        } finally {
            end.cancel(false);
        }
    }

    @Override
    public void close() throws IOException {
        orders.close();
        try {
            if (!process.waitFor(TO_END.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
