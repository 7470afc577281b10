package org.walletsuite.ledger.reconciliation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * A part of a check as a query whose rows are the discrepancies.
 *
 * @param sql selects one text column
 */
record Query(CheckScope scope, String sql) implements Check.Part {

    private static final int ROWS_AT_A_TIME = 1000;

    @Override
    public void run(Connection snapshot, Slice slice, Consumer<String> discrepancy) throws SQLException {
        try (var query = slice.prepare(snapshot, sql)) {
            query.setFetchSize(ROWS_AT_A_TIME);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    discrepancy.accept(row.getString(1));
                }
            }
        }
    }
}
