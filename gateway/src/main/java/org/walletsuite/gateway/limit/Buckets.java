package org.walletsuite.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;
import org.walletsuite.gateway.limit.RateLimit.LimitKey;
import org.walletsuite.platform.family.LimitScope;

/**
 * Finds the bucket of a rate limit; each gateway has its own. A caller's minute begins with its first request and ends
 * for all of its requests at once.
 */
final class Buckets {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TimeMeter time;
    private final Cache<Counted, Counter> known;

    Buckets(int keys, Ticker ticker) {
        this.time = new Ticking(ticker);
        // After a minute without requests a bucket is full again, so it can be dropped.
        this.known = Caffeine.newBuilder()
                .maximumSize(keys)
                .expireAfterAccess(MINUTE)
                .ticker(ticker)
                .build();
    }

    /** What is counted together, whatever its limit is just now. */
    private record Counted(LimitScope scope, LimitKey key) {

        static Counted of(RateLimit limit) {
            return new Counted(limit.scope(), limit.key());
        }
    }

    private record Counter(Bucket bucket, long perMinute) {}

    Bucket of(RateLimit limit) {
        var counter = known.get(Counted.of(limit), _ -> new Counter(of(perMinute(limit)), limit.perMinute()));
        return counter.perMinute() == limit.perMinute() ? counter.bucket() : changed(limit);
    }

    /** A change is not the beginning of a new minute. */
    private Bucket changed(RateLimit limit) {
        return known.asMap()
                .compute(
                        Counted.of(limit),
                        (_, counter) -> counter == null
                                ? new Counter(of(perMinute(limit)), limit.perMinute())
                                : changed(counter, limit))
                .bucket();
    }

    /**
     * What was used of the old limit is used of the new one. What is more than that counts for the next minute: forgiven, it
     * would be given anew with each change back.
     */
    private static Counter changed(Counter counter, RateLimit limit) {
        var more = limit.perMinute() - counter.perMinute();
        if (more < 0) {
            counter.bucket().consumeIgnoringRateLimits(-more);
        }
        counter.bucket()
                .replaceConfiguration(
                        BucketConfiguration.builder().addLimit(perMinute(limit)).build(),
                        more < 0 ? TokensInheritanceStrategy.AS_IS : TokensInheritanceStrategy.ADDITIVE);
        return new Counter(counter.bucket(), limit.perMinute());
    }

    /** Whether requests of the last minute are counted there. */
    boolean has(RateLimit limit) {
        return known.getIfPresent(Counted.of(limit)) != null;
    }

    void remove(RateLimit limit) {
        known.invalidate(Counted.of(limit));
    }

    /** How many callers are remembered. */
    long remembered() {
        known.cleanUp();
        return known.estimatedSize();
    }

    private static Bandwidth perMinute(RateLimit limit) {
        return Bandwidth.builder()
                .capacity(limit.perMinute())
                .refillIntervally(limit.perMinute(), MINUTE)
                .build();
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
