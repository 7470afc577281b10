package org.walletsuite.runner;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Runs programs once to create their class caches for quicker starts, at the lowest priority while the suite is
 * running. A failed training only means a slower start.
 */
final class Training {

    /** Under load a training gets hardly any processor time. */
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final PartHost host;
    private final Set<ChildProcess> running = ConcurrentHashMap.newKeySet();
    private final List<Runnable> due = new CopyOnWriteArrayList<>();

    Training(PartHost host) {
        this.host = host;
    }

    /** Trains a service at the next {@link #run} where its cache is missing. */
    void plan(ServiceProgram service) {
        if (service.cache().isMissing()) {
            due.add(() -> train(
                    service.name(), service.cache(), service.trainingCommand(), service.environment(), () -> false));
        }
    }

    /** The same for a second broker, because the suite's own is in use. */
    void plan(KafkaBroker broker) {
        if (broker.cache().isMissing()) {
            due.add(() -> train(broker.understudy()));
        }
    }

    boolean isDue() {
        return !due.isEmpty();
    }

    /** Runs all scheduled trainings, one after the other. */
    void run() {
        try {
            due.forEach(Runnable::run);
            host.progress().note("class caches are made: the next start is quicker");
        } catch (StartFailure e) {
            if (!host.isClosing()) {
                host.progress().note("no class caches: " + e.getMessage());
            }
        }
    }

    void stop() {
        running.forEach(ChildProcess::kill);
    }

    private void train(KafkaBroker understudy) {
        understudy.prepare();
        try {
            train(
                    understudy.name(),
                    understudy.cache(),
                    understudy.trainingCommand(),
                    understudy.environment(),
                    understudy::answers);
        } finally {
            understudy.forgetData();
        }
    }

    private void train(
            String name,
            AotCache cache,
            List<String> command,
            Map<String, String> environment,
            BooleanSupplier enough) {
        host.requireOpen();
        var log = host.layout().log(name + "-training");
        var process = ChildProcess.start(
                Stream.concat(OsProcess.atLowestPriority().stream(), command.stream())
                        .toList(),
                environment,
                log,
                host.layout().home());
        running.add(process);
        host.guard(process.pid(), "TERM");
        var useful = false;
        try {
            useful = await(process, System.nanoTime(), enough);
        } finally {
            process.kill();
            host.release(process.pid());
            running.remove(process);
        }
        host.requireOpen();
        if (!useful || !cache.keep()) {
            host.progress().note("%s has no class cache and starts slower; see %s".formatted(name, log));
        }
    }

    /** Waits for the process's end, or stops it after its training; false when it failed. */
    private static boolean await(ChildProcess process, long start, BooleanSupplier enough) {
        try {
            while (process.isAlive() && System.nanoTime() - start < LIMIT.toNanos()) {
                if (enough.getAsBoolean()) {
                    process.stop("TERM", Duration.ofSeconds(60));
                    return true;
                }
                Thread.sleep(50);
            }
            return !process.isAlive() && process.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
