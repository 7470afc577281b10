package org.walletsuite.runner;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The options of a suite: repository, state, ports and settings.
 *
 * @param environment variables for every service, with the highest precedence
 * @param optimized services that get the optimizing compiler, which costs processor time at the start and saves it
 *     under load
 */
public record SuiteOptions(
        Path root,
        Path home,
        Path cache,
        Ports ports,
        Set<Service> services,
        Map<String, String> environment,
        boolean fresh,
        boolean autoRestart,
        boolean aotCaches,
        Set<Service> optimized,
        Progress progress) {

    public SuiteOptions {
        environment = Map.copyOf(environment);
        services = Set.copyOf(services);
        optimized = Set.copyOf(optimized);
    }

    /** The suite of {@code ./run}, with its state in {@code .local}. */
    public static SuiteOptions local(Path root) {
        var home = root.resolve(".local");
        return new SuiteOptions(
                root,
                home,
                home,
                Ports.fixed(Service.GATEWAY.defaultPort()),
                EnumSet.allOf(Service.class),
                Map.of(),
                false,
                true,
                true,
                Service.ON_A_PAYMENTS_WAY,
                Progress.SILENT);
    }

    /** A suite for one test: its own state, free ports, shared downloads, no automatic restarts. */
    public static SuiteOptions isolated(Path root, Path home) {
        return new SuiteOptions(
                root,
                home,
                root.resolve("local-runner/target/test-cache"),
                Ports.free(),
                EnumSet.allOf(Service.class),
                Map.of(),
                false,
                false,
                false,
                Set.of(),
                Progress.SILENT);
    }

    public SuiteOptions withHome(Path home) {
        return new SuiteOptions(
                root, home, cache, ports, services, environment, fresh, autoRestart, aotCaches, optimized, progress);
    }

    public SuiteOptions withPorts(Ports ports) {
        return new SuiteOptions(
                root, home, cache, ports, services, environment, fresh, autoRestart, aotCaches, optimized, progress);
    }

    /** Only these services; database, broker and mail always run. */
    public SuiteOptions withServices(Set<Service> services) {
        return new SuiteOptions(
                root, home, cache, ports, services, environment, fresh, autoRestart, aotCaches, optimized, progress);
    }

    public SuiteOptions withEnvironment(String name, String value) {
        var more = new HashMap<>(environment);
        more.put(name, value);
        return new SuiteOptions(
                root, home, cache, ports, services, more, fresh, autoRestart, aotCaches, optimized, progress);
    }

    public SuiteOptions withFresh(boolean fresh) {
        return new SuiteOptions(
                root, home, cache, ports, services, environment, fresh, autoRestart, aotCaches, optimized, progress);
    }

    public SuiteOptions withOptimized(Set<Service> optimized) {
        return new SuiteOptions(
                root, home, cache, ports, services, environment, fresh, autoRestart, aotCaches, optimized, progress);
    }

    public SuiteOptions withProgress(Progress progress) {
        return new SuiteOptions(
                root, home, cache, ports, services, environment, fresh, autoRestart, aotCaches, optimized, progress);
    }

    /** A service's jar, as it is built in this checkout. */
    public Path jar(Service service) {
        return layout().serviceJar(service);
    }

    Layout layout() {
        return new Layout(
                root.toAbsolutePath().normalize(),
                home.toAbsolutePath().normalize(),
                cache.toAbsolutePath().normalize());
    }
}
