package org.walletsuite.runner.fault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The discrepancies, in the order in which they were found; only the first are kept as text. */
final class Discrepancies {

    private static final int KEPT = 200;

    private final List<String> first = new ArrayList<>();
    private int count;

    synchronized void add(String what) {
        count++;
        if (first.size() < KEPT) {
            first.add(what);
        }
    }

    void addAll(Collection<String> all) {
        all.forEach(this::add);
    }

    synchronized int count() {
        return count;
    }

    synchronized List<String> list() {
        var all = new ArrayList<>(first);
        if (count > KEPT) {
            all.add("and " + (count - KEPT) + " more");
        }
        return all;
    }
}
