package org.walletsuite.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchdogTest {

    @TempDir
    Path home;

    @TempDir
    Path elsewhere;

    @Test
    void endsGuardedProcessesOnceTheRunnersPipeCloses() throws IOException, InterruptedException {
        var polite = sleeper(home, "");
        var stubborn = sleeper(home, "trap '' TERM; ");
        var released = sleeper(home, "");
        var stranger = sleeper(elsewhere, "");
        try {
            var watchdog = Watchdog.start(home);
            for (var process : new Process[] {polite, stubborn, released, stranger}) {
                watchdog.guard(process.pid(), "TERM");
            }
            watchdog.release(released.pid());

            watchdog.close();

            assertThat(polite.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(stubborn.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(released.isAlive()).isTrue();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            for (var process : new Process[] {polite, stubborn, released, stranger}) {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void endsProcessesThatOutlivedTheirRunner() throws IOException, InterruptedException {
        var leftover = marked(home);
        var neighbour = marked(elsewhere);
        try {
            assertThat(OrphanedProcesses.end(home)).isEqualTo(1);

            assertThat(leftover.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(neighbour.isAlive()).isTrue();
        } finally {
            leftover.destroyForcibly();
            neighbour.destroyForcibly();
        }
    }

    private static Process sleeper(Path directory, String before) throws IOException {
        return new ProcessBuilder("sh", "-c", before + "while :; do sleep 0.1; done", directory.toString()).start();
    }

    private static Process marked(Path directory) throws IOException {
        return new ProcessBuilder("sh", "-c", "read line", OrphanedProcesses.marker(directory)).start();
    }
}
