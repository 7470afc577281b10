package org.walletsuite.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import io.github.bucket4j.TimeMeter;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.walletsuite.gateway.limit.RateLimit.LimitKey;
import org.walletsuite.platform.family.LimitScope;
import org.walletsuite.platform.partner.PartnerEnvironment;

/** The buckets of several gateways in one Redis, without the gateways around them. */
@EnabledIf(
        value = "org.walletsuite.gateway.limit.RedisServer#isInstalled",
        disabledReason = "Shared limits were not tested: redis-server isn't here")
class SharedBucketsTest {

    /** A machine that is busy with other tests must not look like an outage. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RedisServer redis = new RedisServer();
    private final List<AutoCloseable> opened = new ArrayList<>(List.of(redis));
    private final RateLimit alice = of(new LimitKey.User(UUID.randomUUID()));

    /** One gateway's buckets, and what it measures. */
    private record Gateway(Buckets buckets, SimpleMeterRegistry meters, CircuitBreaker breaker) {

        boolean admits(RateLimit limit) {
            return buckets.count(limit).isConsumed();
        }

        double counted(String store) {
            return meters.get("limits.counted").tag("store", store).counter().count();
        }
    }

    @AfterEach
    void close() throws Exception {
        for (var one : opened.reversed()) {
            one.close();
        }
    }

    @Test
    void ofManyRequestsAtOnceExactlyTheLimitIsAdmitted() {
        redis.start();
        var gateways = List.of(gateway(), gateway(), gateway());
        var limit = new RateLimit(LimitScope.FESTIVAL, alice.key(), 300);
        var admitted = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var request = 0; request < 900; request++) {
                var gateway = gateways.get(request % 3);
                threads.execute(() -> {
                    if (gateway.admits(limit)) {
                        admitted.incrementAndGet();
                    }
                });
            }
        }

        assertThat(gateways.stream().mapToDouble(gateway -> gateway.counted("redis")))
                .as("nobody had to count by itself")
                .containsOnly(300.0);
        assertThat(admitted).hasValue(300);
    }

    @Test
    void callersOfEveryKindHaveABucketOfTheirOwnOnAllGateways() {
        redis.start();
        var one = gateway();
        var other = gateway();
        var callers = List.of(
                alice,
                new RateLimit(LimitScope.WALLET_READS, alice.key(), 10),
                of(new LimitKey.Partner("ptr_1", PartnerEnvironment.UAT)),
                of(new LimitKey.Partner("ptr_1", PartnerEnvironment.PRODUCTION)),
                of(new LimitKey.ApiKey("0123")),
                of(new LimitKey.Address("0123")));

        for (var caller : callers) {
            for (var left = 9; left >= 0; left--) {
                var gateway = left % 2 == 0 ? one : other;
                assertThat(gateway.buckets().count(caller).getRemainingTokens()).isEqualTo(left);
            }
        }
        for (var left = 9; left >= 0; left--) {
            var gateway = left % 2 == 0 ? one : other;
            assertThat(gateway.buckets().countAll(10).isConsumed()).isTrue();
        }

        assertThat(callers).noneMatch(one::admits).noneMatch(other::admits);
    }

    @Test
    void aChangedLimitCountsWhatWasUsedOfTheOldOneWhereverItWas() {
        redis.start();
        var one = gateway();
        var other = gateway();
        var raised = new RateLimit(alice.scope(), alice.key(), 15);
        for (var request = 0; request < 6; request++) {
            one.admits(alice);
        }

        assertThat(other.buckets().count(raised).getRemainingTokens()).isEqualTo(8);
        assertThat(one.buckets().count(alice).getRemainingTokens()).isEqualTo(2);
    }

    @Test
    void aKeyThatOneGatewayAcceptedIsKnownToAllUntilOneForgetsIt() {
        redis.start();
        var one = gateway();
        var other = gateway();
        assertThat(other.buckets().countKnown(alice)).isEmpty();

        one.buckets().count(alice);
        assertThat(other.buckets().countKnown(alice).orElseThrow().getRemainingTokens())
                .isEqualTo(8);
        other.buckets().credit(alice);
        assertThat(one.buckets().countKnown(alice).orElseThrow().getRemainingTokens())
                .isEqualTo(8);

        one.buckets().remove(alice);
        assertThat(other.buckets().countKnown(alice)).isEmpty();
    }

    @Test
    void aGatewayStartsWithoutRedisAndSharesOnceItIsThere() {
        var one = gateway();
        var other = gateway();
        assertThat(one.admits(alice)).isTrue();
        assertThat(one.counted("gateway")).isOne();

        redis.start();
        awaitShared(one);
        awaitShared(other);

        var bob = of(new LimitKey.User(UUID.randomUUID()));
        one.admits(bob);
        assertThat(other.buckets().count(bob).getRemainingTokens()).isEqualTo(8);
    }

    @Test
    void whoHasUsedTheMinuteUpDoesNotGetItAnewFromAnOutage() {
        redis.start();
        var gateway = gateway();
        while (gateway.admits(alice)) {}

        redis.kill();

        for (var request = 0; request < 20; request++) {
            assertThat(gateway.admits(alice)).isFalse();
        }
        assertThat(gateway.counted("gateway")).isEqualTo(20);
        assertThat(gateway.breaker().getState()).isNotEqualTo(CircuitBreaker.State.CLOSED);
        assertThat(errors(gateway)).isPositive();
    }

    /** The first counts wait for the answer, the later ones don't even ask. */
    @Test
    void countsGoOnWhileRedisHangs() {
        redis.start();
        var gateway = gateway(Duration.ofSeconds(1));
        gateway.admits(alice);

        redis.hang();
        for (var left = 8; left >= 0; left--) {
            assertThat(gateway.buckets().count(alice).getRemainingTokens()).isEqualTo(left);
        }
        assertThat(gateway.admits(alice)).isFalse();
        assertThat(gateway.breaker().getState()).isNotEqualTo(CircuitBreaker.State.CLOSED);

        redis.resume();
        awaitShared(gateway);
    }

    private static double errors(Gateway gateway) {
        return gateway.meters().find("limits.redis.errors").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static void awaitShared(Gateway gateway) {
        await().until(() -> {
            var before = gateway.counted("redis");
            gateway.admits(of(new LimitKey.User(UUID.randomUUID())));
            return gateway.counted("redis") > before && gateway.breaker().getState() == CircuitBreaker.State.CLOSED;
        });
    }

    private Gateway gateway() {
        return gateway(PATIENCE);
    }

    private Gateway gateway(Duration timeout) {
        var settings = new RedisSettings(redis.url(), "", Duration.ofSeconds(1));
        var time = TimeMeter.SYSTEM_MILLISECONDS;
        var link = new RedisLink(settings.uri(PATIENCE), timeout, time);
        var meters = new SimpleMeterRegistry();
        var breaker = CircuitBreaker.of(
                "redis",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(10)
                        .minimumNumberOfCalls(5)
                        .waitDurationInOpenState(Duration.ofMillis(200))
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .automaticTransitionFromOpenToHalfOpenEnabled(true)
                        .build());
        var store = new SharedBuckets(link, 1_000, new OwnBuckets(1_000, time::currentTimeNanos), breaker, meters);
        opened.add(store);
        return new Gateway(new Buckets(store), meters, breaker);
    }

    private static RateLimit of(LimitKey key) {
        return new RateLimit(LimitScope.WALLET_TOP_UPS, key, 10);
    }
}
