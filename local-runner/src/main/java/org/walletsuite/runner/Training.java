package org.walletsuite.runner;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Runs programs once for their class caches. A training that fails costs speed, never the start. */
final class Training {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final PartHost host;
    private final Set<ChildProcess> running = ConcurrentHashMap.newKeySet();

    Training(PartHost host) {
        this.host = host;
    }

    void train(ServiceProgram service) {
        train(service.name(), service.cache(), service.trainingCommand(), service.environment(), () -> false);
    }

    void train(KafkaBroker broker) {
        broker.prepare();
        train(broker.name(), broker.cache(), broker.trainingCommand(), broker.environment(), broker::answers);
    }

    void stop() {
        running.forEach(ChildProcess::kill);
    }

    private void train(
            String name,
            AotCache cache,
            List<String> command,
            Map<String, String> environment,
            BooleanSupplier enough) {
        if (!cache.isMissing()) {
            return;
        }
        host.requireOpen();
        var start = System.nanoTime();
        var log = host.layout().log(name + "-training");
        var process =
                ChildProcess.start(command, environment, log, host.layout().home());
        running.add(process);
        host.guard(process.pid(), "TERM");
        var useful = false;
        try {
            useful = await(process, start, enough);
        } finally {
            process.kill();
            host.release(process.pid());
            running.remove(process);
        }
        host.requireOpen();
        host.progress()
                .note(
                        useful && cache.keep()
                                ? String.format(
                                        Locale.ROOT,
                                        "%-22s class cache made in %.1f s",
                                        name,
                                        (System.nanoTime() - start) / 1e9)
                                : "%-22s has no class cache and starts slower; see %s".formatted(name, log));
    }

    /** Waits for the process's own end, or asks it to end once it has seen enough; false when it failed. */
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
