package org.walletsuite.runner.bench;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Idempotency keys as recommended to clients: random, but ascending with time (UUIDv7). */
final class IdempotencyKeys {

    private static final long VERSION_7 = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long BELOW_VARIANT = 0x3fff_ffff_ffff_ffffL;
    private static final int RANDOM_BITS = 0x1000;

    private final long start = System.nanoTime();
    private final long epochMillis;

    IdempotencyKeys(long epochMillis) {
        this.epochMillis = epochMillis;
    }

    UUID next() {
        var random = ThreadLocalRandom.current();
        var millis = epochMillis + (System.nanoTime() - start) / 1_000_000;
        return new UUID(
                (millis << 16) | VERSION_7 | random.nextInt(RANDOM_BITS),
                (random.nextLong() & BELOW_VARIANT) | VARIANT);
    }
}
