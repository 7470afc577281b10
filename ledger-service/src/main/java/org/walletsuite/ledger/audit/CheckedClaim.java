package org.walletsuite.ledger.audit;

import java.sql.SQLException;
import java.util.function.Consumer;
import org.walletsuite.ledger.audit.Walk.Look;
import org.walletsuite.platform.audit.Claim;
import org.walletsuite.platform.audit.ReconciliationDatabase;

/**
 * A check as the platform's auditor knows it, with a checkpoint: how far the books have been found in order. It moves only
 * over what was, so that what was found once is found again until it is put right.
 */
record CheckedClaim(Check check, ReconciliationDatabase database, Checkpoints checkpoints)
        implements Claim, Walk.Snapshots {

    @Override
    public String text() {
        return check.claim();
    }

    @Override
    public void check(Consumer<String> finding) {
        run(walk -> walk.all(check, finding, this::move));
    }

    @Override
    public void checkNew(Consumer<String> finding) {
        run(walk -> walk.since(checkpoints.of(text()), check, finding, this::move));
    }

    private void move(long position) {
        checkpoints.move(text(), position);
    }

    /** Walks through the books as they are stored. */
    void run(Way way) {
        try {
            way.take(new Walk(this));
        } catch (SQLException e) {
            throw new IllegalStateException("The books could not be read: " + e.getMessage(), e);
        }
    }

    @FunctionalInterface
    interface Way {
        void take(Walk walk) throws SQLException;
    }

    @Override
    public <T> T look(Look<T> look) throws SQLException {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false); // Otherwise the driver would fetch all rows at once.
            connection.setReadOnly(true);
            try {
                return look.at(connection);
            } finally {
                connection.rollback();
            }
        }
    }
}
