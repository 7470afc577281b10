package org.walletsuite.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.security.Role;

/** The limit on the requests of all callers together, and which requests count towards it. */
class GlobalLimitTest extends LimitFixture {

    @Test
    void aFloodFromOneAddressUsesNothingOfTheSharedLimit() {
        for (int call = 0; call < 200; call++) {
            assertThat(post("/account/login").statusCode()).isEqualTo(call < 6 ? 200 : 429);
        }

        var staff = bearer(Role.STAFF);
        for (int call = 0; call < 84; call++) {
            assertThat(post("/api/v1/payments", "Authorization", staff).statusCode())
                    .isEqualTo(200);
        }

        assertThat(WALLET.requests() + PAYMENT.requests()).isEqualTo(90);
    }

    @Test
    void onlyForwardedRequestsUseTheSharedLimit() {
        var user = bearer(Role.USER);
        for (int call = 0; call < 100; call++) {
            assertThat(get("/nowhere").statusCode()).isEqualTo(404);
            assertThat(get("/account/me", "Authorization", "Bearer guess").statusCode())
                    .isIn(401, 429);
            assertThat(get("/account/me").statusCode()).isIn(401, 429);
            assertThat(get("/health").statusCode()).isIn(200, 429);
            assertThat(get("/docs").statusCode()).isIn(200, 429);
            assertThat(preflight("https://shop.example").statusCode()).isEqualTo(200);
            assertThat(preflight("https://elsewhere.example").statusCode()).isEqualTo(403);
            assertThat(post("/account/login", "Content-Encoding", "gzip").statusCode())
                    .isEqualTo(415);
            assertThat(get("/account/me", "Authorization", user).statusCode()).isEqualTo(call < 30 ? 200 : 429);
        }
        assertThat(WALLET.requests()).isEqualTo(30);

        var staff = bearer(Role.STAFF);
        for (int call = 0; call < 60; call++) {
            assertThat(post("/api/v1/payments", "Authorization", staff).statusCode())
                    .isEqualTo(200);
        }

        var refused = post("/api/v1/payments", "Authorization", staff);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body())
                .isEqualTo("{\"error\":{\"code\":\"RATE_LIMITED\",\"message\":\"Too many requests\"}}");
        assertThat(refused.headers().allValues("Retry-After")).containsExactly("1");
        assertThat(refused.headers().map().keySet())
                .as("the caller's own limit is not what refuses them")
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-ratelimit-"));
        assertThat(get("/api/v1/vouchers", "Authorization", user).body()).contains("\"error_code\":\"RATE_LIMITED\"");
        assertThat(PAYMENT.requests() + VOUCHER.requests()).isEqualTo(60);
        assertThat(client().get("/health", "X-Forwarded-For", "203.0.113.88").statusCode())
                .isEqualTo(200);
        pass(Duration.ofSeconds(1));
        assertThat(post("/api/v1/payments", "Authorization", staff).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aStreamCountsOnceWhenItBegins() throws Exception {
        var staff = bearer(Role.STAFF);
        try (var listener = new StreamClient(client().port(), "/api/v1/wallets/stream", staff)) {
            assertThat(listener.hears("\r\n\r\n")).contains("X-RateLimit-Limit: 600", "X-RateLimit-Remaining: 599");
            var line = FEED.next();
            for (int event = 0; event < 100; event++) {
                line.say("data: " + event + "\n\n");
            }
            listener.hears("data: 99\n\n");

            for (int call = 0; call < 89; call++) {
                assertThat(post("/api/v1/payments", "Authorization", staff).statusCode())
                        .isEqualTo(200);
            }

            assertThat(post("/api/v1/payments", "Authorization", staff).statusCode())
                    .isEqualTo(429);
        }
    }

    @Test
    void theGatewaysOwnPagesAreCountedByAddressWithAndWithoutAToken() {
        for (int left = 59; left >= 0; left--) {
            var answer = get(left % 2 == 0 ? "/health" : "/docs");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertLimits(answer, 60, left);
        }
        for (var path : new String[] {"/health", "/docs", "/docs/services", "/docs/api/wallet"}) {
            var refused = get(path, "Authorization", bearer(Role.ADMIN));
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().allValues("Retry-After")).containsExactly("60");
        }
        assertThat(client().get("/health", "X-Forwarded-For", "203.0.113.77").statusCode())
                .isEqualTo(200);
        assertLimits(post("/account/login"), 6, 5);
        pass(Duration.ofMinutes(1));
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void operatorsAreNotCounted() {
        for (int call = 0; call < 10; call++) {
            var answer = operator().get("/actuator/health/liveness");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("X-RateLimit-Limit")).isEmpty();
        }
    }
}
