package org.walletsuite.ledger.reconciliation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** A part of the books that one statement can read in a short snapshot. */
sealed interface Slice {

    /** A statement about this slice, ready to run. */
    PreparedStatement prepare(Connection snapshot, String sql) throws SQLException;

    /** All books. */
    record Whole() implements Slice {
        @Override
        public PreparedStatement prepare(Connection snapshot, String sql) throws SQLException {
            return snapshot.prepareStatement(sql);
        }
    }

    /** A range of positions, the parameters {@code :after} and {@code :upto}. */
    record Stretch(long after, long upTo) implements Slice {
        @Override
        public PreparedStatement prepare(Connection snapshot, String sql) throws SQLException {
            // As literals, so that the plan is made for this range.
            return snapshot.prepareStatement(
                    sql.replace(":after", Long.toString(after)).replace(":upto", Long.toString(upTo)));
        }
    }

    /** Some transfers, accounts or holds, the statement's only parameter. */
    record Some(List<UUID> ids) implements Slice {
        @Override
        public PreparedStatement prepare(Connection snapshot, String sql) throws SQLException {
            var statement = snapshot.prepareStatement(sql);
            statement.setArray(1, snapshot.createArrayOf("uuid", ids.toArray()));
            return statement;
        }
    }
}
