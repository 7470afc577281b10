package org.walletsuite.platform.audit;

import java.util.ArrayList;
import java.util.List;

/** Counts findings and keeps the first, so that what is thoroughly wrong fits into memory too. For one thread. */
public final class Findings {

    private static final int MOST_TOLD = 50;

    private final List<String> told = new ArrayList<>();
    private long count;

    public void add(String finding) {
        count++;
        if (told.size() < MOST_TOLD) {
            told.add(finding);
        }
    }

    public Report.Result of(String claim) {
        return new Report.Result(claim, count, List.copyOf(told));
    }
}
