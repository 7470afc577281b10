package org.walletsuite.gateway.limit;

import io.github.bucket4j.TimeoutException;
import io.github.bucket4j.distributed.remote.RemoteCommand;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.walletsuite.gateway.limit.RedisLink.NoLinkException;

/**
 * The buckets in Redis; while it is unavailable, this gateway's own. Those are kept up to date all the time, so that a caller
 * who has used its minute up does not get it anew from an outage.
 */
final class SharedBuckets implements BucketStore {

    private final RedisLink link;
    private final BucketStore shared;
    private final BucketStore own;
    private final CircuitBreaker breaker;
    private final MeterRegistry meters;
    private final Counter countedInRedis;
    private final Counter countedHere;

    SharedBuckets(RedisLink link, int keys, BucketStore own, CircuitBreaker breaker, MeterRegistry meters) {
        this.link = link;
        this.shared = new RedisBuckets(link, keys);
        this.own = own;
        this.breaker = breaker;
        this.meters = meters;
        this.countedInRedis = counted(meters, "redis");
        this.countedHere = counted(meters, "gateway");
        breaker.getEventPublisher().onStateTransition(change -> {
            if (change.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                link.renew();
            }
        });
    }

    @Override
    public <T> Optional<T> execute(BucketKey key, RemoteCommand<T> command) {
        var result = inRedis(() -> shared.execute(key, command));
        if (result == null) {
            countedHere.increment();
            return own.execute(key, command);
        }
        countedInRedis.increment();
        result.ifPresent(_ -> own.execute(key, opening(command)));
        return result;
    }

    @Override
    public void remove(BucketKey key) {
        inRedis(() -> {
            shared.remove(key);
            return true;
        });
        own.remove(key);
    }

    /** Null where Redis is unavailable: a request never fails because of that. */
    private <T> @Nullable T inRedis(Supplier<T> call) {
        try {
            return breaker.executeSupplier(call);
        } catch (CallNotPermittedException _) {
            return null;
        } catch (RuntimeException e) {
            Counter.builder("limits.redis.errors")
                    .description("Counts that Redis did not take")
                    .tag("reason", reason(e))
                    .register(meters)
                    .increment();
            return null;
        }
    }

    /** Another gateway may have opened the bucket. */
    private static <T> RemoteCommand<T> opening(RemoteCommand<T> command) {
        if (command instanceof CountCommand(var limit, var opens) && !opens) {
            @SuppressWarnings("unchecked") // Both count, and so have the same kind of result.
            var opened = (RemoteCommand<T>) new CountCommand(limit, true);
            return opened;
        }
        return command;
    }

    private static String reason(RuntimeException error) {
        return switch (NestedExceptionUtils.getMostSpecificCause(error)) {
            case TimeoutException _ -> "timeout";
            case NoLinkException _ -> "connection";
            case Throwable _ -> "error";
        };
    }

    @Override
    public void close() {
        link.close();
    }

    private static Counter counted(MeterRegistry meters, String store) {
        return Counter.builder("limits.counted")
                .description("Requests counted, by where the bucket is kept")
                .tag("store", store)
                .register(meters);
    }
}
