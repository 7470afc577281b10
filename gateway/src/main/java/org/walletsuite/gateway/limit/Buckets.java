package org.walletsuite.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * Finds the bucket of a rate limit; each gateway has its own. A caller's minute begins with its first request and ends
 * for all of its requests at once.
 */
final class Buckets {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TimeMeter time;
    private final Cache<RateLimit, Bucket> known;

    Buckets(int keys, Ticker ticker) {
        this.time = new Ticking(ticker);
        // After a minute without requests a bucket is full again, so it can be dropped.
        this.known = Caffeine.newBuilder()
                .maximumSize(keys)
                .expireAfterAccess(MINUTE)
                .ticker(ticker)
                .build();
    }

    Bucket of(RateLimit limit) {
        return known.get(limit, this::perMinute);
    }

    /** Whether requests of the last minute are counted there. */
    boolean has(RateLimit limit) {
        return known.getIfPresent(limit) != null;
    }

    void remove(RateLimit limit) {
        known.invalidate(limit);
    }

    /** How many callers are remembered. */
    long remembered() {
        known.cleanUp();
        return known.estimatedSize();
    }

    private Bucket perMinute(RateLimit limit) {
        return of(Bandwidth.builder()
                .capacity(limit.perMinute())
                .refillIntervally(limit.perMinute(), MINUTE)
                .build());
    }

    /** Refills continuously, so that an overload is spread evenly instead of passing in bursts. */
    Bucket perSecond(long requests) {
        return of(Bandwidth.builder()
                .capacity(requests)
                .refillGreedy(requests, Duration.ofSeconds(1))
                .build());
    }

    private Bucket of(Bandwidth limit) {
        return Bucket.builder().addLimit(limit).withCustomTimePrecision(time).build();
    }

    /** A monotonic clock. */
    private record Ticking(Ticker ticker) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return ticker.read();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
