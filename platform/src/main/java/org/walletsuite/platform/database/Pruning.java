package org.walletsuite.platform.database;

import java.util.function.IntUnaryOperator;

/** Deletes old rows in steps, each a short transaction of its own, so that none holds many locks for long. */
public final class Pruning {

    /** What is left then waits for the next run. */
    static final int MOST_STEPS = 1_000;

    private Pruning() {}

    /**
     * Runs steps until one finds fewer rows than it may delete; returns how many were deleted in all.
     *
     * @param atOnce the most rows of one step
     * @param step deletes up to so many rows and returns how many
     */
    public static long inSteps(int atOnce, IntUnaryOperator step) {
        var all = 0L;
        for (var number = 0; number < MOST_STEPS; number++) {
            var deleted = step.applyAsInt(atOnce);
            all += deleted;
            if (deleted < atOnce) {
                break;
            }
        }
        return all;
    }
}
