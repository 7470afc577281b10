package org.walletsuite.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.walletsuite.sdk.RenewedToken.Grant;

class RenewedTokenTest {

    private final AtomicInteger fetched = new AtomicInteger();
    private Instant now = Instant.parse("2026-07-01T12:00:00Z");
    private final RenewedToken token =
            new RenewedToken(() -> new Grant("token " + fetched.incrementAndGet(), Duration.ofHours(1)), () -> now);

    @Test
    void isFetchedOnceForManyRequests() {
        assertThat(token.current()).isEqualTo("token 1");
        assertThat(token.current()).isEqualTo("token 1");

        assertThat(fetched).hasValue(1);
    }

    @Test
    void isRenewedBeforeItExpires() {
        token.current();
        now = now.plus(Duration.ofMinutes(59));

        assertThat(token.current()).isEqualTo("token 2");
    }

    @Test
    void isRenewedWhenItWasRefused() {
        token.current();
        now = now.plus(Duration.ofMinutes(2));
        token.refused("token 1");

        assertThat(token.current()).isEqualTo("token 2");
        token.refused("token 1");
        assertThat(token.current()).isEqualTo("token 2");
    }

    @Test
    void isNotRenewedAtOnceWhereAllTokensAreRefused() {
        token.current();
        token.refused("token 1");

        assertThat(token.current()).isEqualTo("token 1");
    }
}
