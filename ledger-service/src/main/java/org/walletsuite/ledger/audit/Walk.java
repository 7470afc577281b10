package org.walletsuite.ledger.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.walletsuite.ledger.audit.Slice.Some;
import org.walletsuite.ledger.audit.Slice.Stretch;
import org.walletsuite.ledger.audit.Slice.Whole;

/**
 * Takes a check through the books, slice by slice, each in a snapshot of its own: one for all would keep what the writer
 * replaces from being cleared away for as long as the check takes.
 */
final class Walk {

    private static final int STRETCH = 10_000;
    private static final int PAGE = 2_000;

    private final Snapshots snapshots;
    private final int stretch;
    private final int page;

    Walk(Snapshots snapshots) {
        this(snapshots, STRETCH, PAGE);
    }

    /**
     * Cuts otherwise.
     *
     * @param stretch so many positions at a time
     * @param page so many transfers, accounts or holds
     */
    Walk(Snapshots snapshots, int stretch, int page) {
        this.snapshots = snapshots;
        this.stretch = stretch;
        this.page = page;
    }

    /** Lets somebody look at the books as they are at one moment. */
    interface Snapshots {
        <T> T look(Look<T> look) throws SQLException;
    }

    @FunctionalInterface
    interface Look<T> {
        T at(Connection snapshot) throws SQLException;
    }

    /**
     * Holds all books to a check.
     *
     * @param inOrder is told the position up to which nothing was found, when that is so
     */
    void all(Check check, Consumer<String> finding, LongConsumer inOrder) throws SQLException {
        var head = head();
        var told = new Told(finding);
        run(check.of(Scope.BOOKS), new Whole(), told);
        for (var next : stretches(0, head)) {
            run(check.of(Scope.JOURNAL), next, told);
        }
        for (var scope : scopesWithIds(check)) {
            pages(scope, check.of(scope), told);
        }
        if (told.nothing) {
            inOrder.accept(head);
        }
    }

    /**
     * Holds to it what came after a position: the journal, and of everything else what that is about.
     *
     * @param inOrder is told the same as often as more is found in order, and no more once something else was found
     */
    void since(long checkpoint, Check check, Consumer<String> finding, LongConsumer inOrder) throws SQLException {
        run(check.of(Scope.BOOKS), new Whole(), finding);
        var told = new Told(finding);
        for (var next : stretches(checkpoint, head())) {
            run(check.of(Scope.JOURNAL), next, told);
            for (var scope : scopesWithIds(check)) {
                var touched = snapshots.look(snapshot -> {
                    byIndex(snapshot);
                    return scope.touched(snapshot, next);
                });
                run(check.of(scope), new Some(touched), told);
            }
            if (told.nothing) {
                inOrder.accept(next.upTo());
            }
        }
    }

    /** The position that the books have reached. */
    long head() throws SQLException {
        return snapshots.look(snapshot -> {
            try (var query = snapshot.prepareStatement("select position from ledger_head");
                    var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** What lies between two positions, cut. */
    List<Stretch> stretches(long after, long upTo) {
        return Stream.iterate(after, from -> from < upTo, from -> from + stretch)
                .map(from -> new Stretch(from, Math.min(from + stretch, upTo)))
                .toList();
    }

    private void pages(Scope scope, List<Check.Part> parts, Consumer<String> finding) throws SQLException {
        var after = new UUID(0, 0);
        List<UUID> ids;
        do {
            var last = after;
            ids = snapshots.look(snapshot -> scope.page(snapshot, last, page));
            if (!ids.isEmpty()) {
                run(parts, new Some(ids), finding);
                after = ids.getLast();
            }
        } while (ids.size() == page);
    }

    private static List<Scope> scopesWithIds(Check check) {
        return Stream.of(Scope.TRANSFERS, Scope.ACCOUNTS, Scope.HOLDS)
                .filter(scope -> !check.of(scope).isEmpty())
                .toList();
    }

    private void run(List<Check.Part> parts, Slice slice, Consumer<String> finding) throws SQLException {
        for (var part : parts) {
            snapshots.look(snapshot -> {
                if (!(slice instanceof Whole)) {
                    byIndex(snapshot);
                }
                part.run(snapshot, slice, finding);
                return true;
            });
        }
    }

    /** A slice is small and its rows are indexed, but a planner that can't tell how small would rather read whole tables. */
    private static void byIndex(Connection snapshot) throws SQLException {
        try (var statement = snapshot.createStatement()) {
            statement.execute("set local enable_seqscan = off; set local enable_hashjoin = off;"
                    + " set local enable_mergejoin = off; set local jit = off;"
                    + " set local max_parallel_workers_per_gather = 0");
        }
    }

    /** Knows whether anything was found. */
    private static final class Told implements Consumer<String> {

        private final Consumer<String> finding;
        private boolean nothing = true;

        Told(Consumer<String> finding) {
            this.finding = finding;
        }

        @Override
        public void accept(String what) {
            nothing = false;
            finding.accept(what);
        }
    }
}
