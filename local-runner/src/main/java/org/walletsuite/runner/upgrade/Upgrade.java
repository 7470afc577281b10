package org.walletsuite.runner.upgrade;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.walletsuite.runner.Parallel;
import org.walletsuite.runner.Part;
import org.walletsuite.runner.Progress;
import org.walletsuite.runner.Replica;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.Suite;
import org.walletsuite.runner.SuiteOptions;
import org.walletsuite.runner.upgrade.UpgradeReport.Step;

/**
 * Upgrades services one after the other while clients use them, as a cluster does it: the databases are migrated under the old
 * version; then each service gets a new process beside the old one, new connections go to both, then to the new one only, and
 * the old one is ended with SIGTERM.
 */
public final class Upgrade {

    private static final Duration BEFORE = Duration.ofSeconds(5);
    private static final Duration TOGETHER = Duration.ofSeconds(10);

    /** As long as a pod's preStop hook waits until every node knows that it gets nothing new. */
    private static final Duration LEAVING = Duration.ofSeconds(10);

    /** The jobs have migrated the databases: pods don't. */
    private static final Map<String, String> AS_A_POD = Map.of("SPRING_FLYWAY_ENABLED", "false");

    private static final int STARTS_AT_ONCE = 3;

    private final SuiteOptions options;
    private final UpgradePlan plan;
    private final Progress progress;
    private final Map<Service, Balancer> balancers = new EnumMap<>(Service.class);
    private final Map<Service, Part> running = new ConcurrentHashMap<>();

    /** Of a suite with its own state and ports. */
    public Upgrade(SuiteOptions options, UpgradePlan plan, Progress progress) {
        this.options = options;
        this.plan = plan;
        this.progress = progress;
    }

    /** Starts a suite of its own, upgrades, and ends it. */
    public UpgradeReport run() throws IOException, InterruptedException, ExecutionException {
        try (var suite = Suite.open(options.withServices(Set.of()))) {
            Runtime.getRuntime().addShutdownHook(new Thread(suite::close));
            suite.start();
            start(suite);
            return upgrade(suite);
        } finally {
            for (var balancer : balancers.values()) {
                balancer.close();
            }
        }
    }

    private void start(Suite suite) throws IOException {
        for (var service : plan.old().keySet()) {
            balancers.put(service, new Balancer(options.ports().of(service)));
        }
        // wallet-service first: the others wait for its keys. The gateway last: it is ready when all are.
        start(suite, Service.WALLET);
        Parallel.run(
                STARTS_AT_ONCE,
                Stream.of(Service.values())
                        .filter(service -> service != Service.WALLET && service != Service.GATEWAY)
                        .map(service -> (Runnable) () -> start(suite, service))
                        .toList());
        start(suite, Service.GATEWAY);
    }

    private void start(Suite suite, Service service) {
        var jar = plan.old().get(service);
        var replica =
                jar == null ? Replica.own(service, options) : Replica.of(service, service.module(), jar, Map.of());
        running.put(service, suite.replicas().start(replica));
        balance(service, replica.port());
    }

    private void balance(Service service, int port) {
        var balancer = balancers.get(service);
        if (balancer != null) {
            balancer.add(port);
        }
    }

    private UpgradeReport upgrade(Suite suite) throws IOException, InterruptedException, ExecutionException {
        var gateway = URI.create(suite.gatewayUrl());
        var steps = new ArrayList<Step>();
        progress.note(UpgradeReport.HEAD);
        try (var books = UpgradeBooks.open(suite, gateway)) {
            var load = new UpgradeLoad(gateway, books.partner(), plan.clients());
            try (load) {
                pause(BEFORE);
                load.phase();
                migrate(suite);
                steps.add(told(load.phase().as("(migrations)", Duration.ZERO)));
                for (var service : plan.old().keySet()) {
                    steps.add(told(upgrade(suite, service, load)));
                }
                if (plan.back()) {
                    steps.add(told(goBack(suite, load)));
                }
            }
            return books.compare(steps, load);
        }
    }

    /** So that it is known also where a later step fails. */
    private Step told(Step step) {
        progress.note(step.line());
        return step;
    }

    /** All of them first, so that every old process runs on the new schema. */
    private void migrate(Suite suite) {
        progress.note("migrates the databases");
        Parallel.run(
                STARTS_AT_ONCE,
                plan.old().keySet().stream()
                        .filter(service -> service.database().isPresent())
                        .map(service -> (Runnable) () -> suite.replicas().migrate(next(service, Map.of())))
                        .toList());
    }

    private Replica next(Service service, Map<String, String> settings) {
        return Replica.of(
                service,
                service.module() + "-next",
                Replica.own(service, options).jar(),
                settings);
    }

    private Step upgrade(Suite suite, Service service, UpgradeLoad load) {
        progress.note("upgrades " + service.module());
        var next = suite.replicas().start(next(service, AS_A_POD));
        balance(service, next.port());
        pause(TOGETHER);
        var stopped = retire(List.of(part(service)), List.of(service));
        running.put(service, next);
        return load.phase().as(service.module(), stopped);
    }

    private Part part(Service service) {
        var part = running.get(service);
        if (part == null) {
            throw new IllegalStateException(service + " was not started");
        }
        return part;
    }

    /** Old processes of all services come beside the new ones, and go again. */
    private Step goBack(Suite suite, UpgradeLoad load) {
        progress.note("puts the old version beside the new one");
        var services = List.copyOf(plan.old().keySet());
        var again = new ConcurrentHashMap<Service, Part>();
        Parallel.run(
                STARTS_AT_ONCE,
                services.stream()
                        .map(service -> (Runnable) () -> {
                            var jar = plan.old().getOrDefault(service, Path.of(""));
                            var replica = Replica.of(service, service.module() + "-again", jar, AS_A_POD);
                            again.put(service, suite.replicas().start(replica));
                            balance(service, replica.port());
                        })
                        .toList());
        pause(TOGETHER);
        var stopped = retire(
                services.stream()
                        .flatMap(service -> Stream.ofNullable(again.get(service)))
                        .toList(),
                services);
        return load.phase().as("(old beside new)", stopped);
    }

    /** Each leaves its service, and ends; returns how long that took once nothing new came. */
    private Duration retire(List<Part> parts, List<Service> services) {
        for (var i = 0; i < parts.size(); i++) {
            var balancer = balancers.get(services.get(i));
            if (balancer != null) {
                balancer.takeOut(parts.get(i).port());
            }
        }
        pause(LEAVING);
        var begun = System.nanoTime();
        Parallel.run(
                parts.size(), parts.stream().map(part -> (Runnable) part::stop).toList());
        var stopped = Duration.ofNanos(System.nanoTime() - begun);
        pause(BEFORE);
        return stopped;
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
