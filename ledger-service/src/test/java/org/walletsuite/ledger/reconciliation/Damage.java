package org.walletsuite.ledger.reconciliation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.walletsuite.platform.reconciliation.ReconciliationReport;
import org.walletsuite.platform.testing.TestDatabase;

/** Damage to the books that somebody with the owner's rights could do. */
final class Damage {

    private static final int LARGE = 100_000;

    private final JdbcConnectionDetails database;
    private final Verification verification;

    Damage(JdbcConnectionDetails database, Verification verification) {
        this.database = database;
        this.verification = verification;
    }

    /** Verifies within the transaction that does the damage, and rolls it back. */
    ReconciliationReport verifiedAfter(String sql) throws SQLException {
        return verifiedAfter(sql, LARGE, LARGE);
    }

    /** The same with the books cut into slices of these sizes. */
    ReconciliationReport verifiedAfter(String sql, int stretch, int page) throws SQLException {
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
            var report = verification.run(new CheckRun(here(connection), stretch, page));
            connection.rollback();
            return report;
        }
    }

    /** The discrepancies that reconciliation finds after such damage when the books were checked up to this position; rolls it back. */
    List<String> foundSince(long checkpoint, String sql) throws SQLException {
        var discrepancies = new ArrayList<String>();
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
            for (var check : verification.checks()) {
                new CheckRun(here(connection)).since(checkpoint, check, discrepancies::add, _ -> {});
            }
            connection.rollback();
        }
        return discrepancies;
    }

    /** The position that the books have reached. */
    long head() throws SQLException {
        try (var connection = connect()) {
            return new CheckRun(here(connection)).head();
        }
    }

    private static CheckRun.Snapshots here(Connection connection) {
        return new CheckRun.Snapshots() {
            @Override
            public <T> T read(CheckRun.SnapshotRead<T> read) throws SQLException {
                return read.at(connection);
            }
        };
    }

    void keep(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.getJdbcUrl(), TestDatabase.OWNER, TestDatabase.OWNER);
    }
}
