package org.walletsuite.gateway.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.remote.commands.AddTokensCommand;
import java.time.Duration;
import java.util.Optional;

/** Counts requests. A caller's minute begins with its first request and ends for all of its requests at once. */
final class Buckets implements AutoCloseable {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final BucketKey ALL = new BucketKey.All();

    private final BucketStore store;

    Buckets(BucketStore store) {
        this.store = store;
    }

    ConsumptionProbe count(RateLimit limit) {
        return counted(BucketKey.Caller.of(limit), perMinute(limit));
    }

    /** Counts a request of a caller whose requests of the last minute are counted; empty for all others. */
    Optional<ConsumptionProbe> countKnown(RateLimit limit) {
        return store.execute(BucketKey.Caller.of(limit), new CountCommand(perMinute(limit), false));
    }

    /** Takes back one count. */
    void credit(RateLimit limit) {
        store.execute(BucketKey.Caller.of(limit), new AddTokensCommand(1));
    }

    void remove(RateLimit limit) {
        store.remove(BucketKey.Caller.of(limit));
    }

    /** Counts a request among all; they refill continuously, so that an overload is spread evenly instead of passing in bursts. */
    ConsumptionProbe countAll(long perSecond) {
        return counted(
                ALL,
                configuration(Bandwidth.builder()
                        .capacity(perSecond)
                        .refillGreedy(perSecond, Duration.ofSeconds(1))
                        .build()));
    }

    @Override
    public void close() {
        store.close();
    }

    private ConsumptionProbe counted(BucketKey key, BucketConfiguration limit) {
        return store.execute(key, new CountCommand(limit, true)).orElseThrow();
    }

    private static BucketConfiguration perMinute(RateLimit limit) {
        return configuration(Bandwidth.builder()
                .capacity(limit.perMinute())
                .refillIntervally(limit.perMinute(), MINUTE)
                .build());
    }

    private static BucketConfiguration configuration(Bandwidth limit) {
        return BucketConfiguration.builder().addLimit(limit).build();
    }
}
