package org.walletsuite.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

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
    private final OwnBuckets store = new OwnBuckets(1_000, nanos::get);
    private final Buckets buckets = new Buckets(store);
    private final RateLimit alice = ten();

    private static RateLimit ten() {
        return new RateLimit(LimitScope.WALLET_TOP_UPS, new LimitKey.User(UUID.randomUUID()), 10);
    }

    @Test
    void exactlyAsManyAsAllowedAreAdmittedInAMinute() {
        for (int left = 9; left >= 0; left--) {
            var probe = buckets.count(alice);
            assertThat(probe.isConsumed()).isTrue();
            assertThat(probe.getRemainingTokens()).isEqualTo(left);
            pass(Duration.ofSeconds(6).minusNanos(1));
        }
        assertThat(admits(alice)).isFalse();
        pass(Duration.ofNanos(10));
        assertThat(admitted(alice)).isEqualTo(10);
    }

    @Test
    void callersWhoWaitForRetryAfterAreAdmitted() {
        use(alice, 10);
        pass(Duration.ofSeconds(17));
        var refused = buckets.count(alice);
        assertThat(refused.getNanosToWaitForRefill())
                .isEqualTo(Duration.ofSeconds(43).toNanos());
        assertThat(refused.getNanosToWaitForReset())
                .isEqualTo(Duration.ofSeconds(43).toNanos());
        pass(Duration.ofSeconds(43).minusNanos(1));
        assertThat(admits(alice)).isFalse();
        pass(Duration.ofNanos(1));
        assertThat(admits(alice)).isTrue();
    }

    @Test
    void theResetIsWhenTheMinuteEnds() {
        pass(Duration.ofSeconds(1));
        use(alice, 1);
        pass(Duration.ofSeconds(20));
        assertThat(buckets.count(alice).getNanosToWaitForReset())
                .isEqualTo(Duration.ofSeconds(40).toNanos());
    }

    @Test
    void limitKeysDoNotShareABucket() {
        use(alice, 10);
        assertThat(admitted(ten())).isEqualTo(10);
        assertThat(admitted(new RateLimit(LimitScope.WALLET_READS, alice.key(), 60)))
                .isEqualTo(60);
    }

    @Test
    void aNewLimitCountsWhatWasUsedOfTheOldOne() {
        var raised = new RateLimit(alice.scope(), alice.key(), 15);
        var lowered = new RateLimit(alice.scope(), alice.key(), 4);
        use(alice, 6);
        pass(Duration.ofSeconds(20));

        assertThat(left(raised)).isEqualTo(9);
        assertThat(left(alice)).isEqualTo(4);
        assertThat(admits(lowered)).isFalse();
        assertThat(left(alice)).isEqualTo(4);
        assertThat(admits(lowered)).isFalse();
        pass(Duration.ofSeconds(40));
        assertThat(left(lowered)).as("two were used too many").isEqualTo(2);
        assertThat(store.remembered()).isOne();
    }

    @Test
    void aLimitThatIsLoweredByMuchTakesNoMoreThanTheNextMinute() {
        var most = new RateLimit(LimitScope.WALLET_TOP_UPS, alice.key(), 6_000);
        use(most, 5_000);
        assertThat(admits(alice)).isFalse();

        pass(Duration.ofMinutes(2));

        assertThat(admitted(alice)).isEqualTo(10);
    }

    /** As for a user whose old token says another role than the new one. */
    @Test
    void limitsThatAlternateShareTheirMinute() {
        var other = new RateLimit(alice.scope(), alice.key(), 20);
        for (var request = 0; request < 10; request++) {
            assertThat(admits(request % 2 == 0 ? alice : other)).isTrue();
            pass(Duration.ofSeconds(1));
        }

        assertThat(left(other)).isEqualTo(10);
        assertThat(admits(alice)).isFalse();
        pass(Duration.ofSeconds(50));
        assertThat(left(other)).isEqualTo(20);
        assertThat(left(alice)).isEqualTo(10);
    }

    @Test
    void onlyBucketsInUseAreKept() {
        use(alice, 1);
        pass(Duration.ofSeconds(59));
        assertThat(buckets.countKnown(alice)).isPresent();
        pass(Duration.ofSeconds(60));
        assertThat(buckets.countKnown(alice)).isEmpty();
        assertThat(store.remembered()).isZero();
    }

    @Test
    void aBucketIsOpenedOnlyWhereThatIsWanted() {
        assertThat(buckets.countKnown(alice)).isEmpty();
        use(alice, 3);
        assertThat(buckets.countKnown(alice).orElseThrow().getRemainingTokens()).isEqualTo(6);
        buckets.credit(alice);
        assertThat(left(alice)).isEqualTo(7);
        buckets.remove(alice);
        assertThat(buckets.countKnown(alice)).isEmpty();
    }

    @Test
    void manyLimitKeysDoNotFillTheMemory() {
        for (int stranger = 0; stranger < 20_000; stranger++) {
            buckets.count(ten());
        }
        assertThat(store.remembered()).isLessThanOrEqualTo(1_000);
    }

    @Test
    void oneCallersRequestsAtTheSameInstantAreCountedOneByOne() {
        var admitted = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int request = 0; request < 200; request++) {
                threads.execute(() -> {
                    if (admits(alice)) {
                        admitted.incrementAndGet();
                    }
                });
            }
        }
        assertThat(admitted).hasValue(10);
    }

    @Test
    void theSharedLimitRefillsEvenly() {
        assertThat(admittedOfAll(100)).isEqualTo(100);
        pass(Duration.ofMillis(100));
        assertThat(admittedOfAll(100)).isEqualTo(10);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private void use(RateLimit limit, int requests) {
        for (var request = 0; request < requests; request++) {
            assertThat(admits(limit)).isTrue();
        }
    }

    private boolean admits(RateLimit limit) {
        return buckets.count(limit).isConsumed();
    }

    /** How many more would be admitted now. */
    private long left(RateLimit limit) {
        var probe = buckets.count(limit);
        if (!probe.isConsumed()) {
            return probe.getRemainingTokens();
        }
        buckets.credit(limit);
        return probe.getRemainingTokens() + 1;
    }

    private int admitted(RateLimit limit) {
        var admitted = 0;
        while (admits(limit)) {
            admitted++;
        }
        return admitted;
    }

    private int admittedOfAll(long perSecond) {
        var admitted = 0;
        while (buckets.countAll(perSecond).isConsumed()) {
            admitted++;
        }
        return admitted;
    }
}
