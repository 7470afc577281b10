package org.walletsuite.runner.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.walletsuite.runner.Ports;
import org.walletsuite.runner.StartFailure;
import org.walletsuite.runner.Suite;
import org.walletsuite.runner.SuiteOptions;
import org.walletsuite.runner.fault.FaultRun;
import org.walletsuite.runner.fixture.SyncPartner;
import org.walletsuite.runner.observe.MonitoringCheck;
import org.walletsuite.runner.observe.Traffic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Proves that dashboards and alerts have data. */
@Command(
        name = "observe-check",
        description = "Starts a suite of its own with Prometheus, uses all products while services are killed, and"
                + " runs every dashboard panel's query and reads every series of every alert; exit code 1 when one has"
                + " no data, 2 when it couldn't run, as where Prometheus isn't installed.",
        mixinStandardHelpOptions = true)
final class ObserveCheckCommand implements Callable<Integer> {

    private static final Duration SCRAPED_EVERY = Duration.ofSeconds(5);

    /** What services know of their backlogs may be a minute old. */
    private static final Duration LAST_SCRAPES = Duration.ofSeconds(20);

    private static final int LEAST_SECONDS = 40;
    private static final int MOST_SECONDS = 1_800;

    private final Console console;
    private final Clock clock = Clock.systemUTC();

    @Option(names = "--seconds", paramLabel = "S", description = "how long the load lasts (default: ${DEFAULT-VALUE})")
    private int seconds = 90;

    ObserveCheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (seconds < LEAST_SECONDS || seconds > MOST_SECONDS) {
            throw new StartFailure("--seconds must be between " + LEAST_SECONDS + " and " + MOST_SECONDS);
        }
        try (var partner = new SyncPartner()) {
            var options = partner.knownTo(options());
            try (var suite = Suite.open(options)) {
                Runtime.getRuntime().addShutdownHook(new Thread(suite::close));
                return check(suite, options, partner);
            }
        }
    }

    private int check(Suite suite, SuiteOptions options, SyncPartner partner) throws IOException, InterruptedException {
        var from = clock.instant();
        var prometheus = suite.observe(freePort(), SCRAPED_EVERY);
        suite.start();
        var found = Traffic.run(
                suite,
                options.home(),
                URI.create(options.ports().webhooksUrl()),
                partner,
                Duration.ofSeconds(seconds),
                console);
        found.forEach(console::note);
        Thread.sleep(LAST_SCRAPES);
        var report = MonitoringCheck.run(options.root(), prometheus, from, clock.instant());
        report.lines().forEach(console::line);
        console.line(report.isClean() ? "every panel and every alert has data" : "something has no data");
        return report.isClean() ? 0 : 1;
    }

    private SuiteOptions options() {
        var local = Home.options();
        return local.withHome(local.home().resolve("observe"))
                .withPorts(Ports.free())
                .withFresh(true)
                .withEnvironment("RATE_LIMIT_SCALE", Integer.toString(Traffic.RATE_LIMIT_SCALE))
                .withEnvironment("WEBHOOKS_RETRIES", FaultRun.WEBHOOK_RETRIES)
                .withProgress(console);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
