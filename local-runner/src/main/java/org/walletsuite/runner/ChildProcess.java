package org.walletsuite.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** An operating system process with its log, in its own session so that Ctrl-C reaches only the runner. */
final class ChildProcess {

    private static final boolean SETSID = OsProcess.onPath("setsid");
    private static final Duration GONE_WITHIN = Duration.ofSeconds(10);

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    static ChildProcess start(List<String> command, Map<String, String> environment, Path log, Path directory) {
        var line = new ArrayList<String>();
        if (SETSID) {
            line.add("setsid");
        }
        line.addAll(command);
        var builder = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            new LogFile(log).rotate();
            var process = builder.start();
            process.getOutputStream().close();
            return new ChildProcess(process);
        } catch (IOException e) {
            throw new StartFailure("can't start " + command.getFirst() + ": " + e.getMessage(), e);
        }
    }

    /** Runs a program to its end; when it fails or takes longer than this, throws with the end of its log. */
    static void run(
            List<String> command,
            Map<String, String> environment,
            Path log,
            Path directory,
            Duration longest,
            String failure) {
        var program = start(command, environment, log, directory);
        try {
            if (!program.process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StartFailure(failure + " within " + longest.toSeconds() + " s" + end(log));
            }
            if (program.process.exitValue() != 0) {
                throw new StartFailure(failure + end(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        } finally {
            program.kill();
        }
    }

    private static String end(Path log) {
        return ":\n  " + String.join("\n  ", new LogFile(log).tail(5));
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void onExit(Runnable action) {
        var _ = process.onExit().thenRun(action);
    }

    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    void signal(String name) {
        OsProcess.signal(pid(), name);
    }

    /** Suspends the process and its children, itself first: PostgreSQL has a process for each connection. */
    void pause() {
        signal("STOP");
        process.descendants().forEach(child -> OsProcess.signal(child.pid(), "STOP"));
    }

    void resume() {
        process.descendants().forEach(child -> OsProcess.signal(child.pid(), "CONT"));
        signal("CONT");
    }

    /** kill -9 for the process and all it started, then waits until they are gone: they share memory and ports. */
    void kill() {
        var children = process.descendants().toList();
        children.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        waitFor(GONE_WITHIN);
        var _ = CompletableFuture.allOf(
                        children.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, GONE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Sends a signal, waits, and kills processes that don't end. */
    void stop(String signal, Duration grace) {
        if (process.isAlive()) {
            signal(signal);
            if (!waitFor(grace)) {
                kill();
            }
        }
    }

    private boolean waitFor(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
