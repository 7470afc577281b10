package org.walletsuite.runner.cli;

import java.net.URI;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import org.walletsuite.runner.Ports;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.StartFailure;
import org.walletsuite.runner.Suite;
import org.walletsuite.runner.bench.Capacity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what requests cost on this machine, which should be otherwise idle. */
@Command(
        name = "capacity",
        description = "Starts a suite of its own and measures what a payment, a gift-card order and a voucher with its"
                + " webhook cost in processor time, in the databases and in Kafka: the tables of docs/capacity.md.",
        mixinStandardHelpOptions = true)
final class CapacityCommand implements Callable<Integer> {

    private static final int LEAST_REQUESTS = 100;

    private final Console console;

    @Option(names = "--requests", description = "how many of each kind are measured (default: ${DEFAULT-VALUE})")
    private int requests = 4_000;

    CapacityCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (requests < LEAST_REQUESTS) {
            throw new StartFailure("--requests must be " + LEAST_REQUESTS + " or more");
        }
        var local = Home.options();
        var ports = Ports.free();
        var options = local.withHome(local.home().resolve("capacity"))
                .withPorts(ports)
                .withFresh(true)
                .withOptimized(EnumSet.allOf(Service.class))
                .withEnvironment("RATE_LIMIT_SCALE", "1000000")
                .withProgress(console);
        Files.createDirectories(options.home());
        try (var suite = Suite.open(options)) {
            Runtime.getRuntime().addShutdownHook(new Thread(suite::close));
            suite.start();
            var webhooks = URI.create(ports.webhooksUrl());
            var report = new Capacity(suite, options.home(), webhooks, requests, console::line).measure();
            report.lines().forEach(console::line);
            return report.books().exitCode();
        }
    }
}
