package org.walletsuite.runner.bench;

import java.util.Arrays;

/** A growing list of latencies; not thread-safe. */
final class Latencies {

    private long[] nanos = new long[1024];
    private int count;

    void add(long latency) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = latency;
    }

    long[] all() {
        return Arrays.copyOf(nanos, count);
    }
}
