package org.walletsuite.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** Finds the bucket that an allowance is counted in; each gateway has its own. A minute begins with a caller's first request and ends for all of its requests at once. */
final class Buckets {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TimeMeter time;
    private final Cache<Allowance, Bucket> known;

    Buckets(int callers, Ticker ticker) {
        this.time = new Ticking(ticker);
        // Who has been silent for a minute has a full bucket again, which needs no memory.
        this.known = Caffeine.newBuilder()
                .maximumSize(callers)
                .expireAfterAccess(MINUTE)
                .ticker(ticker)
                .build();
    }

    Bucket of(Allowance allowance) {
        return known.get(allowance, this::perMinute);
    }

    /** How many callers are remembered. */
    long remembered() {
        known.cleanUp();
        return known.estimatedSize();
    }

    private Bucket perMinute(Allowance allowance) {
        return of(Bandwidth.builder()
                .capacity(allowance.perMinute())
                .refillIntervally(allowance.perMinute(), MINUTE)
                .build());
    }

    /** One that fills up steadily, so that an overload is thinned out and not let through in bursts. */
    Bucket perSecond(long requests) {
        return of(Bandwidth.builder()
                .capacity(requests)
                .refillGreedy(requests, Duration.ofSeconds(1))
                .build());
    }

    private Bucket of(Bandwidth limit) {
        return Bucket.builder().addLimit(limit).withCustomTimePrecision(time).build();
    }

    /** A clock that nobody sets back. */
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
