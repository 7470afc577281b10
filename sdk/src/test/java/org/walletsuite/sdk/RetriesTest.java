package org.walletsuite.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.sdk.client.ApiException;

class RetriesTest {

    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final Deque<WalletSuiteException> failures = new ArrayDeque<>();
    private final Retries retries = new Retries(Duration.ofMinutes(1), pauses::add);

    @Test
    void aCommandIsRepeatedWithTheKeyOfItsFirstAttempt() {
        failures.add(new ApiException(new IOException("Connection reset")));
        failures.add(failure(503, "2"));
        failures.add(failure(504, null));

        assertThat(retries.command(this::call)).isEqualTo("done");

        assertThat(keys).hasSize(4);
        assertThat(keys.stream().distinct()).hasSize(1);
        assertThat(pauses).hasSize(3).contains(Duration.ofSeconds(2));
    }

    @Test
    void twoCommandsHaveTwoKeys() {
        retries.command(this::call);
        retries.command(this::call);

        assertThat(keys.stream().distinct()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404, 409, 422, 500})
    void aRefusalIsNotRepeated(int status) {
        failures.add(failure(status, null));

        assertThatThrownBy(() -> retries.command(this::call)).isInstanceOf(WalletSuiteException.class);

        assertThat(keys).hasSize(1);
    }

    @Test
    void waitsForTheFirstRequestWithItsKey() {
        failures.add(failure(409, "1"));

        retries.command("mine", this::call);

        assertThat(keys).containsExactly("mine", "mine");
    }

    @Test
    void givesUpAfterItsLimitWithTheLastFailure() {
        var last = failure(503, "61");
        failures.add(last);

        assertThatThrownBy(() -> retries.read(() -> call(""))).isSameAs(last);

        assertThat(pauses).isEmpty();
    }

    private String call(String key) {
        keys.add(key);
        if (!failures.isEmpty()) {
            throw failures.removeFirst();
        }
        return "done";
    }

    private static WalletSuiteException failure(int status, @Nullable String retryAfter) {
        var headers = retryAfter == null ? Map.<String, List<String>>of() : Map.of("Retry-After", List.of(retryAfter));
        return new ApiException(status, "call", HttpHeaders.of(headers, (_, _) -> true), "");
    }
}
