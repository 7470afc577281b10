package org.walletsuite.runner.cli;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.walletsuite.runner.Ports;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.StartFailure;
import org.walletsuite.runner.Suite;
import org.walletsuite.runner.SuiteOptions;
import org.walletsuite.runner.fixture.SamplePartners;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the whole suite and runs until it is stopped. */
@Command(
        name = "run",
        description = "Starts the whole Wallet Suite on this machine and stays in the foreground; Ctrl-C stops it.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(90);
    private static final int PROMETHEUS = 9090;
    private static final Duration SCRAPED_EVERY = Duration.ofSeconds(15);

    private final Console console;

    @Option(names = "--port", paramLabel = "PORT", description = "the gateway's port (default: ${DEFAULT-VALUE})")
    private int port = Service.GATEWAY.defaultPort();

    @Option(names = "--fresh", description = "forgets all data first")
    private boolean fresh;

    @Option(
            names = "--observe",
            description = "starts Prometheus beside the suite, where it is installed, with the alerts of deploy")
    private boolean observed;

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        var started = System.nanoTime();
        var options =
                Home.options().withPorts(Ports.fixed(port)).withFresh(fresh).withProgress(console);
        console.line("Wallet Suite starts; state and logs are in " + options.home());
        var suite = Suite.open(options);
        var prometheus = "";
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(suite, stopped)));
        try {
            if (observed) {
                prometheus = suite.observe(PROMETHEUS, SCRAPED_EVERY);
            }
            suite.start();
        } catch (StartFailure e) {
            if (suite.isClosing()) {
                stopped.await();
                return 0;
            }
            throw e;
        }
        var table = suite.table();
        console.line(String.format(
                Locale.ROOT,
                "ready %s (after %.1f s, %s in all)",
                suite.gatewayUrl(),
                (System.nanoTime() - started) / 1e9,
                Console.size(suite.memory())));
        console.table(table);
        console.pages(suite.gatewayUrl());
        console.sampleAccounts();
        samplePartners(suite, options);
        if (observed) {
            console.line("  Prometheus: " + prometheus + "/alerts");
        }
        if (suite.lacksClassCaches()) {
            console.line("  class caches for quicker starts are made now, with what processor time nothing else wants");
            Thread.ofVirtual().start(suite::makeClassCaches);
        }
        console.line(
                "  Ctrl-C stops everything; ./run status, logs, webhooks, kill and verify work in another terminal");
        stopped.await();
        return 0;
    }

    /** The suite is of use without them, as where the sample admin has another password by now. */
    private void samplePartners(Suite suite, SuiteOptions options) {
        var gateway = URI.create(suite.gatewayUrl());
        try {
            console.samplePartners(SamplePartners.at(gateway, options.home()));
            SamplePartners.sendWebhooks(
                    gateway, options.home(), URI.create(options.ports().webhooksUrl()));
        } catch (IllegalStateException | UncheckedIOException e) {
            console.line("  sample partners are incomplete: " + e.getMessage());
        }
    }

    /** Runs at the virtual machine's shutdown, also after a failed start. */
    private void stop(Suite suite, CountDownLatch stopped) {
        console.line("stopping");
        var started = System.nanoTime();
        var closing = Thread.ofVirtual().start(suite::close);
        try {
            closing.join(LONGEST_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        console.line(String.format(Locale.ROOT, "stopped after %.1f s", (System.nanoTime() - started) / 1e9));
        stopped.countDown();
    }
}
