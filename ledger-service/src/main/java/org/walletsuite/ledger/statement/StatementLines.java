package org.walletsuite.ledger.statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.walletsuite.ledger.transfer.TransferRows;
import org.walletsuite.platform.ledger.Statement;
import tools.jackson.databind.json.JsonMapper;

/** Reads a statement's lines: entries with their transfers and accounts. */
final class StatementLines {

    /**
     * The columns that {@link #line} reads, of the tables entry, transfer and account with the aliases {@code e},
     * {@code t} and {@code a}.
     */
    static final String COLUMNS =
            TransferRows.COLUMNS + ", e.account_id, e.seq, e.amount, e.balance_after, a.owner_id, a.purpose, a.asset";

    private final TransferRows rows;

    StatementLines(JsonMapper json) {
        this.rows = new TransferRows(json);
    }

    Statement.Line line(ResultSet row) throws SQLException {
        var entry = TransferRows.entry(row);
        return new Statement.Line(entry, rows.transfer(row, List.of(entry)));
    }
}
