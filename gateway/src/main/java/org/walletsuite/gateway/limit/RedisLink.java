package org.walletsuite.gateway.limit;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.github.bucket4j.redis.lettuce.cas.LettuceBasedProxyManager;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * The connection to Redis. A thread of its own makes it, and makes it anew when it is lost, so that no request ever waits
 * for that: meanwhile {@link #buckets} fails at once.
 */
final class RedisLink implements AutoCloseable {

    /** For the connection and for the first answer each. */
    static final Duration CONNECTING = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /** A bucket that is just full is kept a little longer, because opening one is not cheaper than using it. */
    private static final Duration KEPT_WHEN_FULL = Duration.ofSeconds(10);

    /** More can't be under way: the circuit opens long before. */
    private static final int MOST_UNANSWERED = 10_000;

    private final TimeMeter time;
    private final Duration timeout;
    private final ClientResources resources;
    private final RedisClient client;
    private final ScheduledExecutorService thread;
    private volatile @Nullable Link link;
    private boolean reported;

    RedisLink(RedisURI uri, Duration timeout, TimeMeter time) {
        this.time = time;
        this.timeout = timeout;
        this.resources = ClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                .build();
        this.client = RedisClient.create(resources, uri);
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MOST_UNANSWERED)
                .socketOptions(
                        SocketOptions.builder().connectTimeout(CONNECTING).build())
                .build());
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("redis-link").factory());
        look();
        var _ = thread.scheduleWithFixedDelay(
                this::look, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    private record Link(StatefulRedisConnection<String, byte[]> connection, LettuceBasedProxyManager<String> buckets) {}

    /** No bug, so nobody needs its stack trace. */
    static final class NoLinkException extends RuntimeException {

        NoLinkException() {
            super("Redis is not connected", null, false, false);
        }
    }

    /** Throws {@link NoLinkException} while there is no connection. */
    LettuceBasedProxyManager<String> buckets() {
        var current = link;
        if (current == null || !current.connection().isOpen()) {
            throw new NoLinkException();
        }
        return current.buckets();
    }

    void delete(String key) {
        var current = link;
        if (current == null || !current.connection().isOpen()) {
            throw new NoLinkException();
        }
        var deleted = current.connection().async().del(key);
        if (!LettuceFutures.awaitAll(timeout, deleted)) {
            throw new RedisException("No answer in " + timeout);
        }
    }

    /** Gives the connection up: a server that hangs, or a network that drops everything, does not close it. */
    void renew() {
        var current = link;
        link = null;
        if (current != null) {
            var _ = current.connection().closeAsync();
        }
    }

    private void look() {
        var current = link;
        if (current != null && current.connection().isOpen()) {
            return;
        }
        try {
            link = connect();
            reported = false;
            LOG.info("Redis is connected, limits are shared");
        } catch (RuntimeException e) {
            link = null;
            if (!reported) {
                reported = true;
                LOG.warn(
                        "Redis is unavailable, so this gateway limits by itself: {}",
                        NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            }
        }
    }

    private Link connect() {
        var connection = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
        var buckets = Bucket4jLettuce.casBasedBuilder(connection)
                .clientClock(time)
                .requestTimeout(timeout)
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_WHEN_FULL))
                .build();
        return new Link(connection, buckets);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        renew();
        client.shutdown(0, 1, TimeUnit.SECONDS);
        var _ = resources.shutdown(0, 1, TimeUnit.SECONDS);
    }
}
