package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Isolated;
import org.walletsuite.runner.Progress;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.SuiteOptions;
import org.walletsuite.runner.upgrade.Upgrade;
import org.walletsuite.runner.upgrade.UpgradePlan;

/**
 * Two versions of a service at once under load, as {@code ./run upgrade} has it: {@code -Dsuite.upgrade=LEDGER,PAYMENT} takes
 * this version for both, and {@code -Dsuite.upgrade.from=CHECKOUT} that of another checkout for the one before.
 */
@Isolated
@EnabledIfSystemProperty(
        named = "suite.upgrade",
        matches = "[A-Z,]+",
        disabledReason = "it takes minutes: -Dsuite.upgrade=LEDGER,WALLET,PAYMENT runs it")
class UpgradeIT {

    private static final String SERVICES = System.getProperty("suite.upgrade", "");
    private static final String FROM = System.getProperty("suite.upgrade.from", "");

    private static final int CLIENTS = 4;

    @Test
    void noRequestFailsWhileTwoVersionsOfAServiceTakeTurns()
            throws IOException, InterruptedException, ExecutionException {
        var root = Path.of(System.getProperty("suite.root"));
        var home = Files.createDirectories(root.resolve("local-runner/target/upgrade-" + UUID.randomUUID()));
        var options = SuiteOptions.isolated(root, home).withEnvironment("RATE_LIMIT_SCALE", "1000000");
        var before = SuiteOptions.local(FROM.isEmpty() ? root : Path.of(FROM));
        var old = new LinkedHashMap<Service, Path>();
        for (var service : SERVICES.split(",", -1)) {
            old.put(Service.valueOf(service), before.jar(Service.valueOf(service)));
        }

        var report = new Upgrade(options, new UpgradePlan(old, CLIENTS, false), Progress.SILENT).run();

        assertThat(report.isClean()).as(String.join("\n", report.lines())).isTrue();
        assertThat(report.steps())
                .hasSize(1 + old.size())
                .allSatisfy(step -> assertThat(step.requests()).isGreaterThan(50));
        if (FROM.isEmpty()) {
            assertThat(report.steps()).as("requests to be repeated").allMatch(step -> step.repeated() == 0);
        }
    }
}
