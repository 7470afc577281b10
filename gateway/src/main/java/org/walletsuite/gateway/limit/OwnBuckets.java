package org.walletsuite.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.distributed.remote.MutableBucketEntry;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import io.github.bucket4j.distributed.remote.RemoteCommand;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** This gateway's own buckets, in its memory. */
final class OwnBuckets implements BucketStore {

    /** After a minute without requests a bucket is full again, so it can be dropped. */
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Ticker ticker;
    private final Cache<BucketKey, OwnBucket> known;

    OwnBuckets(int keys, Ticker ticker) {
        this.ticker = ticker;
        this.known = Caffeine.newBuilder()
                .maximumSize(keys)
                .expireAfterAccess(MINUTE)
                .ticker(ticker)
                .build();
    }

    @Override
    public <T> Optional<T> execute(BucketKey key, RemoteCommand<T> command) {
        var bucket = command.isInitializationCommand() ? known.get(key, _ -> new OwnBucket()) : known.getIfPresent(key);
        return bucket == null ? Optional.empty() : bucket.execute(command, ticker.read());
    }

    @Override
    public void remove(BucketKey key) {
        known.invalidate(key);
    }

    /** How many callers are remembered. */
    long remembered() {
        known.cleanUp();
        return known.estimatedSize();
    }

    private static final class OwnBucket {

        private @Nullable RemoteBucketState state;

        synchronized <T> Optional<T> execute(RemoteCommand<T> command, long now) {
            var entry = new MutableBucketEntry(state);
            var result = command.execute(entry, now);
            if (result.isBucketNotFound()) {
                return Optional.empty();
            }
            state = entry.get();
            return Optional.ofNullable(result.getData());
        }
    }
}
