package org.walletsuite.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.distributed.proxy.CommandExecutor;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.distributed.remote.CommandResult;
import io.github.bucket4j.distributed.remote.RemoteCommand;
import io.github.bucket4j.distributed.remote.Request;
import io.github.bucket4j.distributed.versioning.Versions;
import java.time.Duration;
import java.util.Optional;

/**
 * The buckets of all gateways, in Redis: read, changed here, and written back if nobody changed them meanwhile. Throws where
 * Redis gives no answer in time.
 */
final class RedisBuckets implements BucketStore {

    /** Longer than requests for one bucket wait for each other. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final RedisLink link;

    /**
     * What this gateway does with a bucket at the same instant goes in one step, so that its requests don't overtake each
     * other again and again.
     */
    private final Cache<String, CommandExecutor> inBatches;

    RedisBuckets(RedisLink link, int keys) {
        this.link = link;
        this.inBatches =
                Caffeine.newBuilder().maximumSize(keys).expireAfterAccess(IDLE).build();
    }

    @Override
    public <T> Optional<T> execute(BucketKey key, RemoteCommand<T> command) {
        var result = inBatches.get(key.shared(), this::executor).execute(command);
        return result.isBucketNotFound() ? Optional.empty() : Optional.ofNullable(result.getData());
    }

    @Override
    public void remove(BucketKey key) {
        link.delete(key.shared());
    }

    private CommandExecutor executor(String key) {
        return Optimizations.batching().apply(new CommandExecutor() {
            @Override
            public <T> CommandResult<T> execute(RemoteCommand<T> command) {
                return link.buckets().execute(key, new Request<>(command, Versions.getLatest(), null, null));
            }
        });
    }
}
