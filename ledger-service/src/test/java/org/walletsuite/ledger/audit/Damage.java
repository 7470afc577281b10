package org.walletsuite.ledger.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.walletsuite.platform.audit.Report;
import org.walletsuite.platform.testing.TestDatabase;

/** What somebody with the owner's rights could do to the books. */
final class Damage {

    private final JdbcConnectionDetails database;
    private final Verification verification;

    Damage(JdbcConnectionDetails database, Verification verification) {
        this.database = database;
        this.verification = verification;
    }

    /** Verifies within the transaction that does the damage, and takes it back. */
    Report verifiedAfter(String sql) throws SQLException {
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
            var report = verification.run(connection);
            connection.rollback();
            return report;
        }
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
