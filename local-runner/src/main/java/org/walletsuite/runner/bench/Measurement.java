package org.walletsuite.runner.bench;

import java.time.Duration;
import java.util.Arrays;

/**
 * The result of one measurement.
 *
 * @param count how many requests were answered
 * @param p50 the median latency
 */
record Measurement(long count, Duration time, Duration p50, Duration p99) {

    /** Of latencies in nanoseconds, in any order. */
    static Measurement of(long[] latencies, Duration time) {
        if (latencies.length == 0) {
            throw new IllegalStateException("Nothing was answered");
        }
        var sorted = latencies.clone();
        Arrays.sort(sorted);
        return new Measurement(sorted.length, time, quantile(sorted, 0.5), quantile(sorted, 0.99));
    }

    private static Duration quantile(long[] sorted, double share) {
        return Duration.ofNanos(sorted[(int) (sorted.length * share)]);
    }

    double perSecond() {
        return count * 1e9 / time.toNanos();
    }
}
