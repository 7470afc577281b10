package org.walletsuite.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Processes of this suite that outlived both their runner and its watchdog. */
public final class OrphanedProcesses {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private OrphanedProcesses() {}

    /** Stops them in order, the database last, and returns how many there were. */
    public static int end(Path home) {
        var others = Stream.concat(matching(marker(home)).stream(), matching(Prometheus.dataArgument(home)).stream())
                .toList();
        stop(others, "TERM");
        var database = matching(Postgres.dataArgument(home));
        stop(database, "INT");
        return others.size() + database.size();
    }

    /** The argument that identifies a Java process of this suite. */
    static String marker(Path home) {
        return "-Dsuite.home=" + home;
    }

    private static List<ProcessHandle> matching(String argument) {
        return ProcessHandle.allProcesses()
                .filter(process -> OsProcess.arguments(process).contains(argument))
                .filter(process -> process.parent()
                        .map(parent -> !OsProcess.arguments(parent).contains(argument))
                        .orElse(true))
                .toList();
    }

    private static void stop(List<ProcessHandle> processes, String signal) {
        processes.forEach(process -> OsProcess.signal(process.pid(), signal));
        var gone = CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        try {
            gone.get(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            processes.forEach(ProcessHandle::destroyForcibly);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
