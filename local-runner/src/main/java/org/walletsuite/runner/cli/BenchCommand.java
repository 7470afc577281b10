package org.walletsuite.runner.cli;

import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import org.walletsuite.runner.Ports;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.StartFailure;
import org.walletsuite.runner.Suite;
import org.walletsuite.runner.bench.Benchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Benchmarks the suite on this machine, which should be otherwise idle. */
@Command(
        name = "bench",
        description = "Measures a suite of its own beside a plain SQL function on the same PostgreSQL; exit code 1 when"
                + " the books don't balance afterwards.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--rounds", description = "how often all is measured (default: ${DEFAULT-VALUE})")
    private int rounds = 3;

    @Option(names = "--seconds", description = "how long each path is measured in a round (default: ${DEFAULT-VALUE})")
    private int seconds = 8;

    BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (rounds < 1 || seconds < 1) {
            throw new StartFailure("--rounds and --seconds must be 1 or more");
        }
        var local = Home.options();
        var options = local.withHome(local.home().resolve("bench"))
                .withPorts(Ports.free())
                .withFresh(true)
                .withOptimized(EnumSet.allOf(Service.class))
                .withEnvironment("RATE_LIMIT_SCALE", "1000000")
                .withEnvironment("LEDGER_GRANTS_PAYMENT_BENCH", "post,read")
                .withProgress(console);
        Files.createDirectories(options.home());
        try (var suite = Suite.open(options)) {
            var ending = new Thread(suite::close);
            Runtime.getRuntime().addShutdownHook(ending);
            suite.start();
            var figures = new Benchmark(suite, rounds, Duration.ofSeconds(seconds), console::line)
                    .run(options.home().resolve("logs/ledger-benchmark.log"));
            figures.table().forEach(console::line);
            var file = local.home().resolve("bench.json");
            figures.write(file);
            console.line("written to " + file);
            return figures.booksBalance() ? 0 : 1;
        }
    }
}
