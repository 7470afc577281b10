package org.walletsuite.gateway.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.TimeMeter;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The buckets of all callers: in Redis where there is one, else in this gateway. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    /** Failures of few requests in a row are an outage, because every request counts there. */
    private static final int JUDGED = 10;

    private static final int FEWEST = 5;

    /** Gateways that share buckets need the same time; one for itself takes what no correction of the clock moves. */
    @Bean
    Ticker ticker(RedisSettings redis, Clock clock) {
        return redis.isGiven()
                ? () -> TimeUnit.MICROSECONDS.toNanos(ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()))
                : Ticker.systemTicker();
    }

    @Bean
    OwnBuckets ownBuckets(LimitSettings settings, Ticker ticker) {
        return new OwnBuckets(settings.keys(), ticker);
    }

    @Bean
    Buckets buckets(
            LimitSettings settings,
            RedisSettings redis,
            Ticker ticker,
            OwnBuckets own,
            CircuitBreakerRegistry breakers,
            MeterRegistry meters) {
        if (!redis.isGiven()) {
            return new Buckets(own);
        }
        var breaker = breakers.circuitBreaker(
                "redis",
                CircuitBreakerConfig.from(breakers.getDefaultConfig())
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(JUDGED)
                        .minimumNumberOfCalls(FEWEST)
                        .build());
        var link = new RedisLink(redis.uri(RedisLink.CONNECTING), redis.timeout(), new SharedTime(ticker));
        return new Buckets(new SharedBuckets(link, settings.keys(), own, breaker, meters));
    }

    @Bean
    MeterBinder limitKeys(OwnBuckets own) {
        return registry -> Gauge.builder("limits.keys", own, OwnBuckets::remembered)
                .description("Limit keys whose requests of the last minute are counted")
                .register(registry);
    }

    private record SharedTime(Ticker ticker) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return ticker.read();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
