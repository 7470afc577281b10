package org.walletsuite.ledger.audit;

import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.walletsuite.platform.audit.Claim;

/** A check in a transaction of its own: one for all of them would keep what the writer replaces from being cleared away. */
record CheckedClaim(Check check, DataSource database) implements Claim {

    @Override
    public String text() {
        return check.claim();
    }

    @Override
    public void check(Consumer<String> finding) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false); // Otherwise the driver would fetch all rows at once.
            connection.setReadOnly(true);
            try {
                check.run(connection, finding);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The books could not be read: " + e.getMessage(), e);
        }
    }
}
