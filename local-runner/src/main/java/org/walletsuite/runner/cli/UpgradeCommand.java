package org.walletsuite.runner.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.walletsuite.runner.Ports;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.StartFailure;
import org.walletsuite.runner.SuiteOptions;
import org.walletsuite.runner.upgrade.Upgrade;
import org.walletsuite.runner.upgrade.UpgradePlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Rehearses a rolling upgrade. */
@Command(
        name = "upgrade",
        description = "Starts a suite of its own, migrates its databases, and upgrades the services one after the other"
                + " while clients use them: two processes of a service at once, then SIGTERM for the old one; exit code 1"
                + " when a request fails for good, or what clients were answered isn't what there is.",
        mixinStandardHelpOptions = true)
final class UpgradeCommand implements Callable<Integer> {

    private static final int MOST_CLIENTS = 100;

    private final Console console;

    @Option(
            names = "--from",
            paramLabel = "CHECKOUT",
            description =
                    "a checkout of the version before, with its jars built (default: this one, so that both versions"
                            + " are the same)")
    private @Nullable Path from;

    @Option(
            names = "--services",
            split = ",",
            paramLabel = "SERVICE",
            description = "which, in this order (default: ${DEFAULT-VALUE})",
            defaultValue = "LEDGER,WALLET,PAYMENT,VOUCHER,WITHDRAWAL,NOTIFICATION,PARTNERSYNC,GATEWAY")
    private List<Service> services = List.of();

    @Option(names = "--clients", description = "how many use the services meanwhile (default: ${DEFAULT-VALUE})")
    private int clients = 8;

    @Option(
            names = "--back",
            description = "afterwards also starts the version before again beside the new one, as a rollback does")
    private boolean back;

    UpgradeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        if (clients < 1 || clients > MOST_CLIENTS) {
            throw new StartFailure("--clients must be between 1 and " + MOST_CLIENTS);
        }
        var local = Home.options();
        var before = from == null ? local : SuiteOptions.local(from.toAbsolutePath());
        var old = new LinkedHashMap<Service, Path>();
        services.forEach(service -> old.put(service, before.jar(service)));
        var options = local.withHome(local.home().resolve("upgrade"))
                .withPorts(Ports.free())
                .withFresh(true)
                .withEnvironment("RATE_LIMIT_SCALE", "1000000")
                .withProgress(console);
        var report = new Upgrade(options, new UpgradePlan(old, clients, back), console).run();
        report.lines().forEach(console::line);
        return report.isClean() ? 0 : 1;
    }
}
