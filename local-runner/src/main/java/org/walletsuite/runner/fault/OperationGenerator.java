package org.walletsuite.runner.fault;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;

/** One client's endless list of operations: the same seed and client make the same list. */
final class OperationGenerator {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int LEAST_TOP_UP = 100;
    private static final int LARGEST_BATCH = 6;
    private static final int TOTAL_WEIGHT = Arrays.stream(ClientOperation.Kind.values())
            .mapToInt(kind -> kind.weight)
            .sum();

    private final SplittableRandom random;
    private final int walletModels;
    private final int stands;

    OperationGenerator(long seed, int client, int walletModels, int stands) {
        this.random = new SplittableRandom(seed + (client + 1) * GOLDEN);
        this.walletModels = walletModels;
        this.stands = stands;
    }

    ClientOperation next() {
        var kind = kind();
        var walletModel = random.nextInt(walletModels);
        return new ClientOperation(
                kind,
                walletModel,
                (walletModel + 1 + random.nextInt(walletModels - 1)) % walletModels,
                random.nextInt(stands),
                amount(kind),
                random.nextInt(Integer.MAX_VALUE),
                random.nextInt(1, LARGEST_BATCH + 1),
                Duration.ofMillis(random.nextInt(20, 120)));
    }

    private ClientOperation.Kind kind() {
        var point = random.nextInt(TOTAL_WEIGHT);
        for (var kind : ClientOperation.Kind.values()) {
            point -= kind.weight;
            if (point < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("The weights don't sum up");
    }

    private long amount(ClientOperation.Kind kind) {
        var least =
                kind == ClientOperation.Kind.TOP_UP_CASH || kind == ClientOperation.Kind.TOP_UP_CARD ? LEAST_TOP_UP : 1;
        return random.nextInt(least, Math.max(kind.largestAmount, least) + 1);
    }
}
