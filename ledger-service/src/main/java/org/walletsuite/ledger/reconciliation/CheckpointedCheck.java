package org.walletsuite.ledger.reconciliation;

import java.sql.SQLException;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessResourceFailureException;
import org.walletsuite.ledger.reconciliation.CheckRun.SnapshotRead;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;

/**
 * A check with a checkpoint, the position up to which the books were found correct. It never moves past a discrepancy,
 * so a discrepancy is reported in every run until it is fixed.
 */
record CheckpointedCheck(Check check, ReconciliationDatabase database, Checkpoints checkpoints)
        implements ReconciliationCheck, CheckRun.Snapshots {

    @Override
    public String text() {
        return check.text();
    }

    @Override
    public void check(Consumer<String> discrepancy) {
        run(checkRun -> checkRun.all(check, discrepancy, this::move));
    }

    @Override
    public void checkNew(Consumer<String> discrepancy) {
        run(checkRun -> checkRun.since(checkpoints.of(text()), check, discrepancy, this::move));
    }

    private void move(long position) {
        checkpoints.move(text(), position);
    }

    /** Reads the books page by page. */
    void run(Way way) {
        try {
            way.take(new CheckRun(this));
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The books could not be read: " + e.getMessage(), e);
        }
    }

    @FunctionalInterface
    interface Way {
        void take(CheckRun checkRun) throws SQLException;
    }

    @Override
    public <T> T read(SnapshotRead<T> read) throws SQLException {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false); // Without autocommit, so that the driver doesn't fetch all rows at once.
            connection.setReadOnly(true);
            try {
                return read.at(connection);
            } finally {
                connection.rollback();
            }
        }
    }
}
