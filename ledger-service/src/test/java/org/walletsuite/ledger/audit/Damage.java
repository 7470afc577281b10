package org.walletsuite.ledger.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.walletsuite.platform.audit.Report;
import org.walletsuite.platform.testing.TestDatabase;

/** What somebody with the owner's rights could do to the books. */
final class Damage {

    private static final int LARGE = 100_000;

    private final JdbcConnectionDetails database;
    private final Verification verification;

    Damage(JdbcConnectionDetails database, Verification verification) {
        this.database = database;
        this.verification = verification;
    }

    /** Verifies within the transaction that does the damage, and takes it back. */
    Report verifiedAfter(String sql) throws SQLException {
        return verifiedAfter(sql, LARGE, LARGE);
    }

    /** The same with the books cut into slices of these sizes. */
    Report verifiedAfter(String sql, int stretch, int page) throws SQLException {
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
            var report = verification.run(new Walk(here(connection), stretch, page));
            connection.rollback();
            return report;
        }
    }

    /** What an audit finds of such damage when the books were found in order up to this position; takes it back. */
    List<String> foundSince(long checkpoint, String sql) throws SQLException {
        var findings = new ArrayList<String>();
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
            for (var check : verification.checks()) {
                new Walk(here(connection)).since(checkpoint, check, findings::add, _ -> {});
            }
            connection.rollback();
        }
        return findings;
    }

    /** The position that the books have reached. */
    long head() throws SQLException {
        try (var connection = connect()) {
            return new Walk(here(connection)).head();
        }
    }

    private static Walk.Snapshots here(Connection connection) {
        return new Walk.Snapshots() {
            @Override
            public <T> T look(Walk.Look<T> look) throws SQLException {
                return look.at(connection);
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
