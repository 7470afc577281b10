package org.walletsuite.gateway.limit;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketState;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.MathType;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.distributed.remote.CommandResult;
import io.github.bucket4j.distributed.remote.MutableBucketEntry;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import io.github.bucket4j.distributed.remote.RemoteCommand;
import io.github.bucket4j.distributed.remote.RemoteStat;
import io.github.bucket4j.distributed.remote.commands.TryConsumeAndReturnRemainingTokensCommand;
import io.github.bucket4j.distributed.serialization.SerializationHandle;
import io.github.bucket4j.distributed.versioning.Version;
import io.github.bucket4j.distributed.versioning.Versions;

/**
 * Counts a request: the rule of every limit. It runs in the gateway on what the store holds, so a store keeps bytes and
 * knows no rule.
 *
 * @param limit what the limit is now, which may not be what it was at the request before
 * @param opens whether a caller without a bucket gets one
 */
record CountCommand(BucketConfiguration limit, boolean opens) implements RemoteCommand<ConsumptionProbe> {

    private static final TryConsumeAndReturnRemainingTokensCommand ONE =
            new TryConsumeAndReturnRemainingTokensCommand(1);

    @Override
    public CommandResult<ConsumptionProbe> execute(MutableBucketEntry bucket, long now) {
        if (bucket.exists()) {
            adapt(bucket, now);
        } else if (opens) {
            bucket.set(new RemoteBucketState(
                    BucketState.createInitialState(limit, MathType.INTEGER_64_BITS, now), new RemoteStat(0), null));
        } else {
            return CommandResult.bucketNotFound();
        }
        return ONE.execute(bucket, now);
    }

    /**
     * A change of the limit is not the beginning of a new minute: what was used of the old limit is used of the new one.
     * What is more than that counts for the next minute, and no longer: forgiven, it would be given anew with each change
     * back.
     */
    private void adapt(MutableBucketEntry bucket, long now) {
        var state = bucket.get();
        if (state.getConfiguration().equals(limit)) {
            return;
        }
        state.refillAllBandwidth(now);
        var more = capacity(limit) - capacity(state.getConfiguration());
        if (more < 0) {
            state.consume(Math.max(0, Math.min(-more, state.getAvailableTokens() + capacity(limit))));
        }
        state.replaceConfiguration(
                limit, more < 0 ? TokensInheritanceStrategy.AS_IS : TokensInheritanceStrategy.ADDITIVE, now);
        bucket.set(state);
    }

    private static long capacity(BucketConfiguration configuration) {
        return configuration.getBandwidths()[0].getCapacity();
    }

    @Override
    public boolean isInitializationCommand() {
        return opens;
    }

    /** It never leaves the gateway. */
    @Override
    public SerializationHandle<RemoteCommand<?>> getSerializationHandle() {
        throw new UnsupportedOperationException("Only the bucket is stored");
    }

    @Override
    public boolean isImmediateSyncRequired(long unsynchronizedTokens, long nanosSinceLastSync) {
        return true;
    }

    @Override
    public long estimateTokensToConsume() {
        return 1;
    }

    @Override
    public long getConsumedTokens(ConsumptionProbe result) {
        return result.isConsumed() ? 1 : 0;
    }

    @Override
    public Version getRequiredVersion() {
        return Versions.getOldest();
    }
}
