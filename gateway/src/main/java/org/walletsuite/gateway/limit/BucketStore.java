package org.walletsuite.gateway.limit;

import io.github.bucket4j.distributed.remote.RemoteCommand;
import java.util.Optional;

/** Keeps the buckets. What a command does with one is the same wherever that is, and is done in one step. */
interface BucketStore extends AutoCloseable {

    /** Empty where there is no such bucket, and the command opens none. */
    <T> Optional<T> execute(BucketKey key, RemoteCommand<T> command);

    void remove(BucketKey key);

    @Override
    default void close() {}
}
