package org.walletsuite.runner;

import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One part of a running suite: a service, the database or the broker, in its own process. */
public final class Part {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofMinutes(1);
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);

    private final Program program;
    private final PartHost host;
    private volatile @Nullable ChildProcess process;
    private long startedAt;
    private boolean wanted;
    private boolean wasReady;
    private int deaths;

    Part(Program program, PartHost host) {
        this.program = program;
        this.host = host;
    }

    public String name() {
        return program.name();
    }

    public int port() {
        return program.port();
    }

    public String url() {
        return program.url();
    }

    /** JDBC URL of its database without a password; empty when it has none. */
    public String databaseUrl() {
        return program.databaseUrl();
    }

    public LogFile log() {
        return new LogFile(host.layout().log(name()));
    }

    /** Empty while it isn't running. */
    public OptionalLong pid() {
        var current = process;
        return current != null && current.isAlive() ? OptionalLong.of(current.pid()) : OptionalLong.empty();
    }

    public boolean isAlive() {
        return pid().isPresent();
    }

    /** Starts the process when it isn't running; {@link #awaitReady()} waits until it answers. */
    public synchronized void start() {
        host.requireOpen();
        if (isAlive()) {
            return;
        }
        program.prepare();
        wanted = true;
        startedAt = System.nanoTime();
        var started = ChildProcess.start(
                program.command(),
                program.environment(),
                log().path(),
                host.layout().home());
        process = started;
        host.guard(started.pid(), program.stopSignal());
        started.onExit(() -> ended(started));
        host.changed();
    }

    /** Waits until the part answers; fails when it ends before, or takes longer than three minutes. */
    public void awaitReady() {
        var deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (true) {
            host.requireOpen();
            if (isAlive() && program.answers()) {
                synchronized (this) {
                    wasReady = true;
                }
                return;
            }
            if (!isAlive() && !mayComeBack()) {
                throw new StartFailure(name() + " ended while it started" + lastLines());
            }
            if (System.nanoTime() > deadline) {
                throw new StartFailure(name() + " isn't ready after " + READY_WITHIN.toSeconds() + " s" + lastLines());
            }
            pause(Duration.ofMillis(50));
        }
    }

    /** kill -9; the suite restarts the part when it restarts parts at all. */
    public void kill9() {
        var victim = process;
        if (victim != null) {
            victim.kill();
        }
    }

    /** Suspends all its processes (SIGSTOP), like a long garbage collection or a lost machine. */
    public void pause() {
        var target = process;
        if (target != null) {
            target.pause();
        }
    }

    public void resume() {
        var target = process;
        if (target != null) {
            target.resume();
        }
    }

    /** Stops it in order and starts it again; returns when it answers. */
    public void restart() {
        stop();
        start();
        awaitReady();
    }

    /** Stops it in order; it stays down. */
    public void stop() {
        synchronized (this) {
            wanted = false;
        }
        var target = process;
        if (target != null) {
            target.stop(program.stopSignal(), program.stopGrace());
        }
    }

    OptionalLong memory() {
        var pid = pid();
        return pid.isPresent() ? Memory.ofTree(pid.getAsLong()) : OptionalLong.empty();
    }

    private synchronized boolean mayComeBack() {
        return wasReady && wanted && host.restarts();
    }

    private void ended(ChildProcess which) {
        host.release(which.pid());
        Duration pause;
        synchronized (this) {
            // Before it was ready for the first time, {@link #awaitReady()} reports its end.
            if (which != process || !wanted || !wasReady || host.isClosing()) {
                return;
            }
            deaths = System.nanoTime() - startedAt > STEADY.toNanos() ? 1 : deaths + 1;
            pause = host.restarts() ? pauseAfter(deaths) : Duration.ofSeconds(-1);
        }
        host.progress().died(name(), log().readableTail(8), pause);
        if (!pause.isNegative()) {
            Thread.ofVirtual().start(() -> comeBack(pause));
        }
    }

    private void comeBack(Duration pause) {
        pause(pause);
        try {
            synchronized (this) {
                if (!wanted || host.isClosing()) {
                    return;
                }
                start();
            }
            awaitReady();
            host.progress().ready(name(), Duration.ofNanos(System.nanoTime() - startedAt()));
            host.changed();
        } catch (StartFailure e) {
            if (!host.isClosing()) {
                host.progress().note(e.getMessage() == null ? name() + " didn't come back" : e.getMessage());
            }
        }
    }

    private synchronized long startedAt() {
        return startedAt;
    }

    /** 1 s after the first consecutive crash, doubled with each further one up to half a minute. */
    static Duration pauseAfter(int deaths) {
        var doubled = Duration.ofSeconds(1L << Math.min(deaths - 1, 10));
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private String lastLines() {
        var lines = log().readableTail(12);
        return lines.isEmpty() ? "" : "; its log ends with:\n  " + String.join("\n  ", lines);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }
}
