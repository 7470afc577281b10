package org.walletsuite.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.walletsuite.platform.testing.ServiceTest;

/** Writers of three replicas, of which one hangs between reading and writing and one at its commits. */
@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class WriterPauseTest {

    private static final int PAUSES = 4;

    /** When a writer hangs is random, so it may not in one round. */
    private static final int MOST_ROUNDS = 10;

    private static final WriterSettings HASTY =
            new WriterSettings(1024, 64, Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(2));

    private final Replicas replicas;

    WriterPauseTest(ApplicationContext service) {
        this.replicas = Replicas.of(service);
    }

    @Test
    void losesAndDoublesNothingWhileWritersHang() throws Exception {
        var seed = ConcurrentRun.seed();
        var sleepyRegistry = new SimpleMeterRegistry();
        var lateRegistry = new SimpleMeterRegistry();
        try (var proxy = replicas.proxy(seed)) {
            for (var round = 0; round < MOST_ROUNDS && !haveLost(sleepyRegistry, lateRegistry); round++) {
                var sleepy = replicas.start(
                        replicas.database(),
                        HASTY,
                        new SleepyTime(new Random(seed + round)).withZone(ZoneOffset.UTC),
                        sleepyRegistry);
                var late = replicas.start(proxy.database(), HASTY, Clock.systemUTC(), lateRegistry);
                proxy.hang(PAUSES, Duration.ofMillis(2500));
                var trial = replicas.trial(sleepy, late);
                trial.run(seed + round, 12, 40);
                sleepy.stop();
                late.stop();
                replicas.compareWithModel(trial);
            }
        }
        assertThat(lost(sleepyRegistry))
                .as("transactions that the database ended while their writer was paused")
                .isPositive();
        assertThat(lost(lateRegistry)).as("connections that were given up").isPositive();
        replicas.assertBooksInOrder();
    }

    /** The writer reads the time after its accounts; now and then that takes longer than its transaction may. */
    private static final class SleepyTime implements InstantSource {

        private final Random random;
        private final AtomicInteger pauses = new AtomicInteger(PAUSES);

        SleepyTime(Random random) {
            this.random = random;
        }

        @Override
        public Instant instant() {
            if (pauses.get() > 0 && random.nextInt(8) == 0 && pauses.getAndDecrement() > 0) {
                try {
                    Thread.sleep(Duration.ofMillis(1500));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return Clock.systemUTC().instant();
        }
    }

    private static boolean haveLost(MeterRegistry one, MeterRegistry other) {
        return lost(one) > 0 && lost(other) > 0;
    }

    private static double lost(MeterRegistry registry) {
        return registry.counter("ledger.writer.lost-connections").count();
    }
}
