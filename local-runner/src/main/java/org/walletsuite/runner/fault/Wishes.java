package org.walletsuite.runner.fault;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;

/** One client's endless list of wishes: the same seed and client make the same list. */
final class Wishes {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int LEAST_TOP_UP = 100;
    private static final int LARGEST_BATCH = 6;
    private static final int TOTAL_WEIGHT =
            Arrays.stream(Wish.Kind.values()).mapToInt(kind -> kind.weight).sum();

    private final SplittableRandom random;
    private final int purses;
    private final int stands;

    Wishes(long seed, int client, int purses, int stands) {
        this.random = new SplittableRandom(seed + (client + 1) * GOLDEN);
        this.purses = purses;
        this.stands = stands;
    }

    Wish next() {
        var kind = kind();
        var purse = random.nextInt(purses);
        return new Wish(
                kind,
                purse,
                (purse + 1 + random.nextInt(purses - 1)) % purses,
                random.nextInt(stands),
                amount(kind),
                random.nextInt(Integer.MAX_VALUE),
                random.nextInt(1, LARGEST_BATCH + 1),
                Duration.ofMillis(random.nextInt(20, 120)));
    }

    private Wish.Kind kind() {
        var point = random.nextInt(TOTAL_WEIGHT);
        for (var kind : Wish.Kind.values()) {
            point -= kind.weight;
            if (point < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("The weights don't sum up");
    }

    private long amount(Wish.Kind kind) {
        var least = kind == Wish.Kind.TOP_UP_CASH || kind == Wish.Kind.TOP_UP_CARD ? LEAST_TOP_UP : 1;
        return random.nextInt(least, Math.max(kind.largestAmount, least) + 1);
    }
}
