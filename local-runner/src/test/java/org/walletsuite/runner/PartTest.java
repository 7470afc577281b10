package org.walletsuite.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.walletsuite.platform.testing.Patience.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartTest {

    @TempDir
    Path home;

    private final BlockingQueue<String> noted = new LinkedBlockingQueue<>();
    private Part part;

    @BeforeEach
    void setUp() throws IOException {
        Files.createDirectories(home.resolve("logs"));
        part = part("echo began; exec sleep 100", true);
    }

    @AfterEach
    void tearDown() {
        part.stop();
    }

    @Test
    void isRestartedAfterAKillAndReportsItsLastLines() throws InterruptedException {
        part.start();
        part.awaitReady();
        var first = part.pid().orElseThrow();

        part.kill9();

        assertThat(noted.poll(1, TimeUnit.MINUTES)).isEqualTo("died [began] PT1S");
        assertThat(noted.poll(1, TimeUnit.MINUTES)).isEqualTo("ready");
        assertThat(part.pid().orElseThrow()).isNotEqualTo(first);
    }

    @Test
    void staysDownWhenItWasStopped() throws InterruptedException {
        part.start();
        part.awaitReady();

        part.stop();

        assertThat(part.isAlive()).isFalse();
        assertThat(noted.poll(1500, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void staysDownWhenNobodyRestartsIt() throws InterruptedException {
        part = part("echo began; exec sleep 100", false);
        part.start();
        part.awaitReady();

        part.kill9();

        assertThat(noted.poll(1, TimeUnit.MINUTES)).isEqualTo("died [began] PT-1S");
        assertThat(part.isAlive()).isFalse();
        part.restart();
        assertThat(part.isAlive()).isTrue();
    }

    @Test
    void failsWithItsLastLinesWhenItDoesNotStart() {
        part = part("echo no database; exit 1", true);
        part.start();

        assertThatThrownBy(part::awaitReady)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("sleeper ended while it started")
                .hasMessageContaining("no database");
    }

    @Test
    void isPausedWithAllItsProcesses() throws IOException {
        var ticks = home.resolve("ticks");
        part = part("(while :; do echo tick >> " + ticks + "; sleep 0.02; done) & echo began; wait", false);
        part.start();
        part.awaitReady();
        try {
            part.pause();
            // A write that was under way is still finished.
            await().until(() -> isLeftAlone(ticks));
            var size = sizeOf(ticks);

            part.resume();
            await().until(() -> sizeOf(ticks) > size);
        } finally {
            part.kill9();
        }
    }

    @Test
    void waitsLongerAfterEachFailureInARow() {
        assertThat(Part.pauseAfter(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Part.pauseAfter(3)).isEqualTo(Duration.ofSeconds(4));
        assertThat(Part.pauseAfter(100)).isEqualTo(Duration.ofSeconds(30));
    }

    private static boolean isLeftAlone(Path file) throws IOException, InterruptedException {
        var size = sizeOf(file);
        Thread.sleep(1_000);
        return sizeOf(file) == size;
    }

    private static long sizeOf(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private Part part(String script, boolean restarts) {
        return new Part(new Sleeper(script, home.resolve("logs/sleeper.log")), new Host(restarts));
    }

    private record Sleeper(String script, Path log) implements Program {

        @Override
        public String name() {
            return "sleeper";
        }

        @Override
        public int port() {
            return 0;
        }

        @Override
        public String url() {
            return "";
        }

        @Override
        public String databaseUrl() {
            return "";
        }

        @Override
        public void prepare() {}

        @Override
        public List<String> command() {
            return List.of("sh", "-c", script);
        }

        @Override
        public Map<String, String> environment() {
            return Map.of();
        }

        @Override
        public boolean answers() {
            return new LogFile(log).tail(1).contains("began");
        }

        @Override
        public String stopSignal() {
            return "TERM";
        }

        @Override
        public Duration stopGrace() {
            return Duration.ofSeconds(5);
        }
    }

    private final class Host implements PartHost {

        private final boolean restarts;

        private Host(boolean restarts) {
            this.restarts = restarts;
        }

        @Override
        public Layout layout() {
            return new Layout(home, home, home);
        }

        @Override
        public Progress progress() {
            return new Progress() {
                @Override
                public void note(String line) {
                    noted.add(line);
                }

                @Override
                public void ready(String name, Duration after) {
                    noted.add("ready");
                }

                @Override
                public void died(String name, List<String> lastLines, Duration pause) {
                    noted.add("died " + lastLines + " " + pause);
                }
            };
        }

        @Override
        public boolean restarts() {
            return restarts;
        }

        @Override
        public boolean isClosing() {
            return false;
        }

        @Override
        public void changed() {}

        @Override
        public void guard(long pid, String signal) {}

        @Override
        public void release(long pid) {}
    }
}
