package org.walletsuite.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.walletsuite.gateway.limit.RateLimit.LimitKey;
import org.walletsuite.platform.family.LimitScope;

class BucketsTest {

    private final AtomicLong nanos = new AtomicLong(-5);
    private final Buckets buckets = new Buckets(1_000, nanos::get);
    private final RateLimit alice = ten();

    private static RateLimit ten() {
        return new RateLimit(LimitScope.WALLET_TOP_UPS, new LimitKey.User(UUID.randomUUID()), 10);
    }

    @Test
    void exactlyAsManyAsAllowedAreAdmittedInAMinute() {
        for (int left = 9; left >= 0; left--) {
            var probe = buckets.of(alice).tryConsumeAndReturnRemaining(1);
            assertThat(probe.isConsumed()).isTrue();
            assertThat(probe.getRemainingTokens()).isEqualTo(left);
            pass(Duration.ofSeconds(6).minusNanos(1));
        }
        assertThat(buckets.of(alice).tryConsume(1)).isFalse();
        pass(Duration.ofNanos(10));
        assertThat(consumable(alice)).isEqualTo(10);
    }

    @Test
    void callersWhoWaitForRetryAfterAreAdmitted() {
        var bucket = buckets.of(alice);
        bucket.tryConsume(10);
        pass(Duration.ofSeconds(17));
        var refused = bucket.tryConsumeAndReturnRemaining(1);
        assertThat(refused.getNanosToWaitForRefill())
                .isEqualTo(Duration.ofSeconds(43).toNanos());
        assertThat(refused.getNanosToWaitForReset())
                .isEqualTo(Duration.ofSeconds(43).toNanos());
        pass(Duration.ofSeconds(43).minusNanos(1));
        assertThat(bucket.tryConsume(1)).isFalse();
        pass(Duration.ofNanos(1));
        assertThat(bucket.tryConsume(1)).isTrue();
    }

    @Test
    void theResetIsWhenTheMinuteEnds() {
        pass(Duration.ofSeconds(1));
        buckets.of(alice).tryConsume(1);
        pass(Duration.ofSeconds(20));
        assertThat(buckets.of(alice).tryConsumeAndReturnRemaining(1).getNanosToWaitForReset())
                .isEqualTo(Duration.ofSeconds(40).toNanos());
    }

    @Test
    void limitKeysDoNotShareABucket() {
        buckets.of(alice).tryConsume(10);
        assertThat(consumable(ten())).isEqualTo(10);
        assertThat(consumable(new RateLimit(LimitScope.WALLET_READS, alice.key(), 60)))
                .isEqualTo(60);
    }

    @Test
    void aNewLimitCountsWhatWasUsedOfTheOldOne() {
        var raised = new RateLimit(alice.scope(), alice.key(), 15);
        var lowered = new RateLimit(alice.scope(), alice.key(), 4);
        buckets.of(alice).tryConsume(6);
        pass(Duration.ofSeconds(20));

        assertThat(left(raised)).isEqualTo(9);
        assertThat(left(alice)).isEqualTo(4);
        assertThat(buckets.of(lowered).tryConsume(1)).isFalse();
        assertThat(left(alice)).isEqualTo(4);
        assertThat(buckets.of(lowered).tryConsume(1)).isFalse();
        pass(Duration.ofSeconds(40));
        assertThat(left(lowered)).as("two were used too many").isEqualTo(2);
        assertThat(buckets.remembered()).isOne();
    }

    /** As for a user whose old token says another role than the new one. */
    @Test
    void limitsThatAlternateShareTheirMinute() {
        var other = new RateLimit(alice.scope(), alice.key(), 20);
        for (var request = 0; request < 10; request++) {
            assertThat(buckets.of(request % 2 == 0 ? alice : other).tryConsume(1))
                    .isTrue();
            pass(Duration.ofSeconds(1));
        }

        assertThat(left(other)).isEqualTo(10);
        assertThat(buckets.of(alice).tryConsume(1)).isFalse();
        pass(Duration.ofSeconds(50));
        assertThat(left(other)).isEqualTo(20);
        assertThat(left(alice)).isEqualTo(10);
    }

    @Test
    void onlyBucketsInUseAreKept() {
        var before = buckets.of(alice);
        pass(Duration.ofSeconds(59));
        assertThat(buckets.of(alice)).isSameAs(before);
        pass(Duration.ofSeconds(60));
        assertThat(buckets.of(alice)).isNotSameAs(before);
    }

    @Test
    void manyLimitKeysDoNotFillTheMemory() {
        for (int stranger = 0; stranger < 20_000; stranger++) {
            buckets.of(ten());
        }
        assertThat(buckets.remembered()).isLessThanOrEqualTo(1_000);
    }

    @Test
    void oneCallersRequestsAtTheSameInstantAreCountedOneByOne() {
        var admitted = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int request = 0; request < 200; request++) {
                threads.execute(() -> {
                    if (buckets.of(alice).tryConsume(1)) {
                        admitted.incrementAndGet();
                    }
                });
            }
        }
        assertThat(admitted).hasValue(10);
    }

    @Test
    void theSharedLimitRefillsEvenly() {
        var all = buckets.perSecond(100);
        assertThat(consumable(all)).isEqualTo(100);
        pass(Duration.ofMillis(100));
        assertThat(consumable(all)).isEqualTo(10);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private long left(RateLimit limit) {
        return buckets.of(limit).getAvailableTokens();
    }

    private long consumable(RateLimit limit) {
        return consumable(buckets.of(limit));
    }

    private static long consumable(Bucket bucket) {
        return bucket.tryConsumeAsMuchAsPossible();
    }
}
