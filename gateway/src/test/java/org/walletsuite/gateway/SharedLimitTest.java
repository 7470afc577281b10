package org.walletsuite.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.walletsuite.gateway.limit.RedisServer;
import org.walletsuite.platform.security.Role;

/** Two gateways that share their limits in a real Redis, and what becomes of them without it. */
@EnabledIf(
        value = "org.walletsuite.gateway.limit.RedisServer#isInstalled",
        disabledReason = "Shared limits were not tested: redis-server isn't here")
class SharedLimitTest extends LimitFixture {

    /** A machine that is busy with other tests must not look like an outage. */
    private static final String PATIENCE = "1s";

    private static final RedisServer REDIS = new RedisServer();
    private static @Nullable ConfigurableApplicationContext second;

    @Autowired
    @SuppressWarnings("NullAway.Init") // The test context sets it before any test runs.
    private MeterRegistry meters;

    @DynamicPropertySource
    static void redis(DynamicPropertyRegistry settings) {
        REDIS.start();
        settings.add("REDIS_URL", REDIS::url);
        settings.add("gateway.redis.timeout", () -> PATIENCE);
    }

    @BeforeAll
    static void startTheSecond() {
        var settings = new ArrayList<>(List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--logging.structured.format.console=",
                "--RATE_LIMIT_SCALE=0.1",
                "--gateway.limits.all-per-second=900",
                "--spring.cloud.gateway.server.webmvc.trusted-proxies=127\\.0\\.0\\.1",
                "--gateway.redis.timeout=" + PATIENCE,
                "--REDIS_URL=" + REDIS.url()));
        backends((name, value) -> settings.add("--" + name + "=" + value.get()));
        var started = new SpringApplicationBuilder(GatewayApplication.class, StandingTime.class)
                .initializers(context -> context.getBeanFactory().registerSingleton("withoutTests", new WithoutTests()))
                .run(settings.toArray(String[]::new));
        second = started;
        catchUp(started);
        await().until(() ->
                other().get("/account/me", "Authorization", bearer(Role.ADMIN)).statusCode() == 200);
    }

    /** Only what the tests name is around the second gateway, too. */
    private static final class WithoutTests extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory factory) {
            return type.getAnnotationMetadata().isAnnotated(TestConfiguration.class.getName());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof WithoutTests;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    @AfterEach
    void restore() {
        REDIS.resume();
    }

    @AfterAll
    static void stop() {
        secondGateway().close();
        REDIS.close();
    }

    @Test
    void theGatewaysAdmitExactlyTheLimitTogether() {
        shared(() -> {
            assertThat(admittedOfEighty()).isEqualTo(30);
            assertThat(WALLET.requests()).isEqualTo(30);
        });
    }

    @Test
    void everyKindOfCallerHasOneLimitOnBoth() {
        shared(() -> {
            var user = bearer(Role.USER);
            for (var left = 29; left >= 0; left--) {
                assertLimits(either(left).get("/api/v1/me/wallets", "Authorization", user), 30, left);
            }
            for (var left = 9; left >= 0; left--) {
                assertLimits(either(left).get("/api/v1/partner/account", "Authorization", partnerBearer()), 10, left);
            }
            for (var left = 5; left >= 0; left--) {
                assertLimits(either(left).get("/api/v1/wallet/balance", "Authorization", user), 6, left);
            }
            for (var left = 5; left >= 0; left--) {
                assertLimits(either(left).post("/account/login", "{}", fromHere()), 6, left);
            }
            assertLimits(either(0).post("/api/v1/wallet/topup", "{}", "Authorization", user), 1, 0);
            assertThat(either(1)
                            .post("/api/v1/wallet/topup", "{}", "Authorization", user)
                            .statusCode())
                    .isEqualTo(429);
            assertThat(either(1)
                            .get("/api/v1/me/wallets", "Authorization", user)
                            .statusCode())
                    .isEqualTo(429);
        });
    }

    @Test
    void aKeyThatOneGatewayAcceptedIsCountedByItselfOnTheOther() {
        shared(() -> {
            assertLimits(client().get("/api/sync/users", fromHere("X-API-Key", "shared")), 6, 5);
            for (var left = 4; left >= 0; left--) {
                assertLimits(either(left).get("/api/sync/users", fromHere("X-API-Key", "shared")), 6, left);
            }
            assertThat(other().get("/api/sync/users", "X-API-Key", "shared").statusCode())
                    .isEqualTo(429);
        });
    }

    @Test
    void theGlobalLimitIsSharedToo() {
        shared(() -> {
            var staff = bearer(Role.STAFF);
            for (var call = 0; call < 90; call++) {
                assertThat(either(call)
                                .post("/api/v1/payments", "{}", "Authorization", staff)
                                .statusCode())
                        .isEqualTo(200);
            }

            for (var call = 0; call < 4; call++) {
                assertThat(either(call)
                                .post("/api/v1/payments", "{}", "Authorization", staff)
                                .statusCode())
                        .isEqualTo(429);
            }
            assertThat(PAYMENT.requests()).isEqualTo(90);
        });
    }

    @Test
    void noRequestFailsWhenRedisIsKilledAndLimitsAreSharedAgainAfterwards() {
        var statuses = underLoad(() -> {
            REDIS.kill();
            var user = bearer(Role.USER);
            for (var left = 29; left >= 0; left--) {
                assertLimits(get("/account/me", "Authorization", user), 30, left);
            }
            assertThat(get("/account/me", "Authorization", user).statusCode()).isEqualTo(429);
            await().until(() -> breaker("redis").getState() != State.CLOSED);
            REDIS.start();
            awaitShared();
        });

        assertThat(statuses).containsOnlyKeys(200);
        shared(() -> assertThat(admittedOfEighty()).isEqualTo(30));
    }

    @Test
    void noRequestFailsWhileRedisHangs() {
        var statuses = underLoad(() -> {
            REDIS.hang();
            await().until(() -> breaker("redis").getState() != State.CLOSED);
            var user = bearer(Role.USER);
            for (var left = 29; left >= 0; left--) {
                assertLimits(get("/account/me", "Authorization", user), 30, left);
            }
            assertThat(get("/account/me", "Authorization", user).statusCode()).isEqualTo(429);
            REDIS.resume();
            awaitShared();
        });

        assertThat(statuses).containsOnlyKeys(200);
    }

    /** Of as many requests of one user at once, half on each gateway; all others must be refused. */
    private int admittedOfEighty() {
        var user = bearer(Role.USER);
        var statuses = new ConcurrentHashMap<Integer, Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call = 0; call < 80; call++) {
                var gateway = either(call);
                threads.execute(() -> statuses.merge(
                        gateway.get("/account/me", "Authorization", user).statusCode(), 1, Integer::sum));
            }
        }
        assertThat(statuses).containsOnlyKeys(200, 429);
        return Objects.requireNonNull(statuses.get(200));
    }

    /** How often each status came while this was done: of callers far below their limit, and what needs no service. */
    private Map<Integer, Integer> underLoad(Runnable outage) {
        var statuses = new ConcurrentHashMap<Integer, Integer>();
        var calls = new AtomicInteger();
        var isOver = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var thread = 0; thread < 4; thread++) {
                var gateway = either(thread);
                threads.execute(() -> {
                    while (!isOver.get()) {
                        var caller = "192.0." + calls.incrementAndGet() / 200 + "." + calls.get() % 200;
                        var answer = gateway.get("/health", "X-Forwarded-For", caller);
                        statuses.merge(answer.statusCode(), 1, Integer::sum);
                    }
                });
            }
            try {
                await().until(() -> calls.get() > 20);
                outage.run();
            } finally {
                isOver.set(true);
            }
        }
        return statuses;
    }

    /** A check that limits are shared; where a gateway was so busy meanwhile that it counted by itself, it is repeated. */
    private void shared(Runnable check) {
        for (var tries = 1; ; tries++) {
            awaitShared();
            letTheMinutePass();
            startAfresh();
            var before = countedAlone();
            try {
                check.run();
                return;
            } catch (AssertionError e) {
                if (tries == 10 || countedAlone() == before) {
                    throw e;
                }
            }
        }
    }

    private double countedAlone() {
        return Stream.of(meters, secondGateway().getBean(MeterRegistry.class))
                .mapToDouble(registry ->
                        registry.counter("limits.counted", "store", "gateway").count())
                .sum();
    }

    private void awaitShared() {
        var ofOther = secondGateway().getBean(CircuitBreakerRegistry.class).circuitBreaker("redis");
        await().until(() -> {
            Stream.of(client(), other()).forEach(gateway -> gateway.get("/health"));
            return breaker("redis").getState() == State.CLOSED && ofOther.getState() == State.CLOSED;
        });
    }

    private Client either(int number) {
        return number % 2 == 0 ? client() : other();
    }

    private static Client other() {
        return new Client(Integer.parseInt(
                Objects.requireNonNull(secondGateway().getEnvironment().getProperty("local.server.port"))));
    }

    private static ConfigurableApplicationContext secondGateway() {
        return Objects.requireNonNull(second);
    }
}
