package org.walletsuite.platform.reconciliation;

import java.util.ArrayList;
import java.util.List;

/** Counts discrepancies and keeps only the first ones, to bound its memory. Not thread-safe. */
public final class Discrepancies {

    private static final int MOST_KEPT = 50;

    private final List<String> first = new ArrayList<>();
    private long count;

    public void add(String discrepancy) {
        count++;
        if (first.size() < MOST_KEPT) {
            first.add(discrepancy);
        }
    }

    public ReconciliationReport.Result of(String check) {
        return new ReconciliationReport.Result(check, count, List.copyOf(first));
    }
}
