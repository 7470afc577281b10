package org.walletsuite.ledger.reconciliation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.walletsuite.ledger.reconciliation.Slice.Some;
import org.walletsuite.ledger.reconciliation.Slice.Stretch;
import org.walletsuite.ledger.reconciliation.Slice.Whole;
import org.walletsuite.platform.reconciliation.KeysetPages;

/**
 * Runs a check over the books, slice by slice, each in its own snapshot: a single one would block vacuum from removing
 * dead rows for the whole check.
 */
final class CheckRun {

    private static final int STRETCH = 10_000;
    private static final int PAGE = 2_000;

    private final Snapshots snapshots;
    private final int stretch;
    private final int page;

    CheckRun(Snapshots snapshots) {
        this(snapshots, STRETCH, PAGE);
    }

    /**
     * With other sizes of slices.
     *
     * @param stretch positions at a time
     * @param page transfers, accounts or holds at a time
     */
    CheckRun(Snapshots snapshots, int stretch, int page) {
        this.snapshots = snapshots;
        this.stretch = stretch;
        this.page = page;
    }

    /** Runs this in one snapshot of the books. */
    interface Snapshots {
        <T> T read(SnapshotRead<T> read) throws SQLException;
    }

    @FunctionalInterface
    interface SnapshotRead<T> {
        T at(Connection snapshot) throws SQLException;
    }

    /**
     * Checks all books.
     *
     * @param inOrder receives the position up to which there are no discrepancies
     */
    void all(Check check, Consumer<String> discrepancy, LongConsumer inOrder) throws SQLException {
        var head = head();
        var reported = new Reported(discrepancy);
        run(check.of(CheckScope.BOOKS), new Whole(), reported);
        for (var next : stretches(0, head)) {
            run(check.of(CheckScope.JOURNAL), next, reported);
        }
        for (var scope : scopesWithIds(check)) {
            pages(scope, check.of(scope), reported);
        }
        if (reported.nothing) {
            inOrder.accept(head);
        }
    }

    /**
     * Checks what was added after a position: the journal's rows and everything they refer to.
     *
     * @param inOrder receives the same position after each correct range, until there is a discrepancy
     */
    void since(long checkpoint, Check check, Consumer<String> discrepancy, LongConsumer inOrder) throws SQLException {
        run(check.of(CheckScope.BOOKS), new Whole(), discrepancy);
        var reported = new Reported(discrepancy);
        for (var next : stretches(checkpoint, head())) {
            run(check.of(CheckScope.JOURNAL), next, reported);
            for (var scope : scopesWithIds(check)) {
                var touched = snapshots.read(snapshot -> {
                    byIndex(snapshot);
                    return scope.touched(snapshot, next);
                });
                run(check.of(scope), new Some(touched), reported);
            }
            if (reported.nothing) {
                inOrder.accept(next.upTo());
            }
        }
    }

    /** The current last position. */
    long head() throws SQLException {
        return snapshots.read(snapshot -> {
            try (var query = snapshot.prepareStatement("select position from ledger_head");
                    var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** The slices between two positions. */
    List<Stretch> stretches(long after, long upTo) {
        return Stream.iterate(after, from -> from < upTo, from -> from + stretch)
                .map(from -> new Stretch(from, Math.min(from + stretch, upTo)))
                .toList();
    }

    private void pages(CheckScope scope, List<Check.Part> parts, Consumer<String> discrepancy) throws SQLException {
        var after = KeysetPages.BEFORE_ALL;
        List<UUID> ids;
        do {
            var last = after;
            ids = snapshots.read(snapshot -> scope.page(snapshot, last, page));
            if (!ids.isEmpty()) {
                run(parts, new Some(ids), discrepancy);
                after = ids.getLast();
            }
        } while (ids.size() == page);
    }

    private static List<CheckScope> scopesWithIds(Check check) {
        return Stream.of(CheckScope.TRANSFERS, CheckScope.ACCOUNTS, CheckScope.HOLDS)
                .filter(scope -> !check.of(scope).isEmpty())
                .toList();
    }

    private void run(List<Check.Part> parts, Slice slice, Consumer<String> discrepancy) throws SQLException {
        for (var part : parts) {
            snapshots.read(snapshot -> {
                if (!(slice instanceof Whole)) {
                    byIndex(snapshot);
                }
                part.run(snapshot, slice, discrepancy);
                return true;
            });
        }
    }

    /**
     * A slice is small and its rows are indexed, but the planner can't estimate that and would prefer sequential scans.
     */
    private static void byIndex(Connection snapshot) throws SQLException {
        try (var statement = snapshot.createStatement()) {
            statement.execute("set local enable_seqscan = off; set local enable_hashjoin = off;"
                    + " set local enable_mergejoin = off; set local jit = off;"
                    + " set local max_parallel_workers_per_gather = 0");
        }
    }

    /** Remembers whether there were discrepancies. */
    private static final class Reported implements Consumer<String> {

        private final Consumer<String> discrepancy;
        private boolean nothing = true;

        Reported(Consumer<String> discrepancy) {
            this.discrepancy = discrepancy;
        }

        @Override
        public void accept(String what) {
            nothing = false;
            discrepancy.accept(what);
        }
    }
}
