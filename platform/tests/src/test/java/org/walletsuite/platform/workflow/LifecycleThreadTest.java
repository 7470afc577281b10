package org.walletsuite.platform.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LifecycleThreadTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void runsFromItsStartToItsStopAndAgain() {
        var begun = new AtomicInteger();
        var ended = new AtomicInteger();
        var own = new AtomicReference<LifecycleThread>();
        var thread = new LifecycleThread(
                Thread.ofPlatform().daemon(),
                () -> {
                    begun.incrementAndGet();
                    while (own.get().isRunning()) {
                        Thread.onSpinWait();
                    }
                    ended.incrementAndGet();
                },
                LONG);
        own.set(thread);
        assertThat(thread.isRunning()).isFalse();

        for (var time = 1; time <= 2; time++) {
            thread.start();
            var times = time;
            await().until(() -> begun.get() == times);
            assertThat(thread.isRunning()).isTrue();
            thread.stop();

            assertThat(thread.isRunning()).isFalse();
            assertThat(ended).hasValue(time);
        }
        thread.stop();
    }

    @Test
    void doesNotWaitForEverForAStepThatDoesNotEnd() {
        var mayEnd = new CountDownLatch(1);
        var thread = new LifecycleThread(
                Thread.ofPlatform().daemon(), () -> await().until(() -> mayEnd.getCount() == 0), Duration.ofMillis(10));
        thread.start();

        thread.stop();

        assertThat(thread.isRunning()).isFalse();
        mayEnd.countDown();
    }
}
