package org.walletsuite.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

/** Limits are a tenth of the documented ones, time stands still, and the test acts as the proxy that names the clients. */
@Import(LimitFixture.StandingTime.class)
@TestPropertySource(
        properties = {
            "RATE_LIMIT_SCALE=0.1",
            "gateway.limits.all-per-second=900",
            "spring.cloud.gateway.server.webmvc.trusted-proxies=127\\.0\\.0\\.1"
        })
abstract class LimitFixture extends GatewayTest {

    private static final AtomicLong NANOS = new AtomicLong();
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    final String address = "198.51.100." + ADDRESSES.incrementAndGet();

    @TestConfiguration(proxyBeanMethods = false)
    static class StandingTime {

        @Bean
        @Primary
        Ticker standingTicker() {
            return NANOS::get;
        }
    }

    @BeforeEach
    void letTheMinutePass() {
        pass(Duration.ofMinutes(2));
    }

    void pass(Duration time) {
        NANOS.addAndGet(time.toNanos());
    }

    HttpResponse<String> preflight(String origin) {
        return client().send(
                        "/account/login",
                        request -> request.method("OPTIONS", HttpRequest.BodyPublishers.noBody()),
                        fromHere("Origin", origin, "Access-Control-Request-Method", "POST"));
    }

    HttpResponse<String> get(String path, String... headers) {
        return client().get(path, fromHere(headers));
    }

    HttpResponse<String> post(String path, String... headers) {
        return client().post(path, "{}", fromHere(headers));
    }

    String[] fromHere(String... headers) {
        var more = Arrays.copyOf(headers, headers.length + 2);
        more[headers.length] = "X-Forwarded-For";
        more[headers.length + 1] = address;
        return more;
    }

    static void assertLimits(HttpResponse<String> answer, int limit, int left) {
        var now = Instant.now().getEpochSecond();
        assertThat(answer.headers().allValues("X-RateLimit-Limit")).containsExactly(Integer.toString(limit));
        assertThat(answer.headers().allValues("X-RateLimit-Remaining")).containsExactly(Integer.toString(left));
        assertThat(answer.headers().allValues("X-RateLimit-Reset"))
                .singleElement()
                .satisfies(reset -> assertThat(Long.parseLong(reset)).isBetween(now, now + 61));
    }
}
