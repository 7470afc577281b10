package org.walletsuite.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.walletsuite.runner.Ports;
import org.walletsuite.runner.ServiceTable;
import org.walletsuite.runner.StartFailure;
import org.walletsuite.runner.Suite;
import org.walletsuite.runner.SuiteOptions;
import org.walletsuite.runner.fault.FaultPlan;
import org.walletsuite.runner.fault.FaultRun;
import org.walletsuite.runner.fixture.SyncPartner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Runs the fault test: starts a suite of its own and kills and pauses its parts under load. */
@Command(
        name = "faults",
        description =
                "Starts a suite of its own, kills (-9) and pauses its parts while clients move money, and compares"
                        + " the answers they got with the records; exit code 1 when they differ, 2 when it"
                        + " couldn't run.",
        mixinStandardHelpOptions = true)
final class FaultsCommand implements Callable<Integer> {

    private static final Duration CODES_LAST = Duration.ofHours(1);
    private static final int LEAST_SECONDS = 40;
    private static final int MOST_SECONDS = 1_800;
    private static final int SEEDS = 1_000_000;

    private final Console console;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "makes the same plan and orders again (default: a new one)")
    private long seed = new SecureRandom().nextInt(SEEDS);

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "how long the load lasts, a fault every 20 s (default: ${DEFAULT-VALUE})")
    private int seconds = 420;

    @Option(
            names = "--parts",
            split = ",",
            paramLabel = "PART",
            description =
                    "kills and pauses only these; a run too short for both faults of a part leaves one to the seed"
                            + " (default: all)")
    private List<String> parts = FaultPlan.PARTS;

    FaultsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (seconds < LEAST_SECONDS || seconds > MOST_SECONDS) {
            throw new StartFailure("--seconds must be between " + LEAST_SECONDS + " and " + MOST_SECONDS);
        }
        if (!FaultPlan.PARTS.containsAll(parts)) {
            throw new StartFailure("--parts must be some of " + String.join(",", FaultPlan.PARTS));
        }
        var home = Home.options().home();
        if (ServiceTable.read(home).flatMap(ServiceTable::runner).isPresent()) {
            console.line("  another suite runs here and takes its share of the machine: recovery will take longer");
        }
        console.line("a suite of its own starts for the fault test; its logs are in " + home.resolve("faults/logs"));
        try (var partner = new SyncPartner();
                var suite = Suite.open(partner.knownTo(options()))) {
            Runtime.getRuntime().addShutdownHook(new Thread(suite::close));
            suite.start();
            var plan = FaultPlan.of(seed, Duration.ofSeconds(seconds), parts);
            var report = FaultRun.run(suite, partner, plan, CODES_LAST, console);
            report.lines().forEach(console::note);
            var file = home.resolve("faults.json");
            Files.writeString(
                    file,
                    JsonMapper.builder()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .build()
                            .writeValueAsString(report));
            console.line((report.isClean() ? "nothing lost, nothing twice; " : "something is wrong; ") + file);
            return report.isClean() ? 0 : 1;
        }
    }

    private SuiteOptions options() {
        var local = Home.options();
        return local.withHome(local.home().resolve("faults"))
                .withPorts(Ports.free())
                .withFresh(true)
                .withEnvironment("RATE_LIMIT_SCALE", "1000000")
                .withEnvironment("WEBHOOKS_RETRIES", FaultRun.WEBHOOK_RETRIES)
                .withProgress(console);
    }
}
