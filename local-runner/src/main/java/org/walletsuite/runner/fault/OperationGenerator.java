package org.walletsuite.runner.fault;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;

/** One client's endless list of operations: the same seed and client make the same list. */
final class OperationGenerator {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Also the least amount that the main wallet takes. */
    private static final int LEAST_OF_LARGE = 100;

    private static final Set<ClientOperation.Kind> LARGE = EnumSet.of(
            ClientOperation.Kind.TOP_UP_CASH,
            ClientOperation.Kind.TOP_UP_CARD,
            ClientOperation.Kind.MAIN_TOP_UP,
            ClientOperation.Kind.MAIN_WITHDRAWAL,
            ClientOperation.Kind.GIFT_CARD,
            ClientOperation.Kind.WITHDRAW);

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
        var least = LARGE.contains(kind) ? LEAST_OF_LARGE : 1;
        return random.nextInt(least, Math.max(kind.largestAmount, least) + 1);
    }
}
