package org.walletsuite.ledger.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * A part of a check that the database can do by itself: a query whose rows are the findings.
 *
 * @param sql selects one text column
 */
record Query(Scope scope, String sql) implements Check.Part {

    private static final int ROWS_AT_A_TIME = 1000;

    @Override
    public void run(Connection snapshot, Slice slice, Consumer<String> finding) throws SQLException {
        try (var query = slice.prepare(snapshot, sql)) {
            query.setFetchSize(ROWS_AT_A_TIME);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    finding.accept(row.getString(1));
                }
            }
        }
    }
}
