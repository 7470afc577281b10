package org.walletsuite.wallet.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.walletsuite.platform.testing.Patience.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;

class PasswordHashingTest {

    @Test
    void refusesCallersWhileItsQueueIsFullAndAcceptsTheNext() throws Exception {
        try (var hashing = new PasswordHashing(new PasswordSettings(1, 1, Duration.ofMinutes(1)));
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Boolean>>();
            for (var i = 0; i < 20; i++) {
                running.add(callers.submit(hashed(hashing)));
            }
            var hashed = 0;
            for (var one : running) {
                hashed += one.get() ? 1 : 0;
            }
            assertThat(hashed).isBetween(1, 19);
            assertThat(hashing.matches("secret", hashing.hash("secret"))).isTrue();
        }
    }

    /** A caller who stands still before he waits finds it done: then the next one is refused. */
    @Test
    void refusesCallersWhoWouldWaitBeyondTheDeadline() {
        try (var hashing = new PasswordHashing(new PasswordSettings(1, 64, Duration.ofMillis(1)))) {
            await().untilAsserted(() -> assertThatThrownBy(() -> hashing.hash("secret"))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            error -> assertThat(error.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE)));
        }
    }

    @Test
    void usesHalfTheProcessorsUnlessConfigured() {
        assertThat(new PasswordSettings(0, 1, Duration.ZERO).threadsOn(8)).isEqualTo(4);
        assertThat(new PasswordSettings(0, 1, Duration.ZERO).threadsOn(1)).isEqualTo(1);
        assertThat(new PasswordSettings(3, 1, Duration.ZERO).threadsOn(8)).isEqualTo(3);
    }

    /** Whether it was hashed, and not refused. */
    private static Callable<Boolean> hashed(PasswordHashing hashing) {
        return () -> {
            try {
                return hashing.hash("secret").startsWith("$2a$");
            } catch (ApiException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
                return false;
            }
        };
    }
}
