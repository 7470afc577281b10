package org.walletsuite.partnersync.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;

/** Whoever asks for many tokens takes no more processors than are meant for it. */
class SecretChecksTest {

    @Test
    void whoFindsNoPlaceIsToTryAgain() throws Exception {
        var checks = checks(Duration.ofMillis(1));
        var running = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var ran = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> checks.run(() -> {
                running.countDown();
                await(end);
                return "checked";
            }));
            running.await();

            assertThatThrownBy(() -> checks.run(ran::incrementAndGet)).isInstanceOfSatisfying(ApiException.class, e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
                assertThat(e.retryAfter()).isNotNull();
            });

            end.countDown();
            assertThat(first.get()).isEqualTo("checked");
        }
        assertThat(ran).hasValue(0);
        assertThat(checks.run(() -> "next")).isEqualTo("next");
    }

    @Test
    void neverMoreThanSoManyAreCheckedAtOnce() throws Exception {
        var checks = checks(Duration.ofSeconds(5));
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var client = 0; client < 20; client++) {
                threads.execute(() -> checks.run(() -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    LockSupport.parkNanos(100_000);
                    return now.decrementAndGet();
                }));
            }
        }

        assertThat(most).hasValue(1);
    }

    @Test
    void aCheckThatFailsLeavesItsPlace() {
        var checks = checks(Duration.ofMillis(1));

        assertThatThrownBy(() -> checks.run(() -> {
                    throw new IllegalStateException("The database is gone");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(checks.run(() -> "next")).isEqualTo("next");
    }

    @Test
    void whoShowsNobodysSecretWaitsAsLongAsOthersAreCheckedAndTakesNoPlace() throws Exception {
        var checks = checks(Duration.ofMillis(1));
        var end = new CountDownLatch(1);
        var running = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var only = threads.submit(() -> checks.run(() -> {
                running.countDown();
                await(end);
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                return "checked";
            }));
            running.await();
            var begun = System.nanoTime();
            var strangers = IntStream.range(0, 1_000)
                    .mapToObj(_ -> threads.submit(checks::pretend))
                    .toList();
            for (var stranger : strangers) {
                stranger.get();
            }
            end.countDown();
            assertThat(only.get()).isEqualTo("checked");
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("one after the other they take 80 seconds")
                    .isLessThan(Duration.ofSeconds(40));
        }

        var begun = System.nanoTime();
        checks.pretend();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    private static SecretChecks checks(Duration patience) {
        return new SecretChecks(new TokenSettings(Duration.ofHours(1), 1, 100, patience));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
