package org.walletsuite.ledger.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import org.walletsuite.ledger.row.Columns;
import org.walletsuite.platform.ledger.Hold;
import org.walletsuite.platform.ledger.HoldStatus;
import tools.jackson.databind.json.JsonMapper;

/** Reads holds from result sets. */
public final class HoldRows {

    /** The columns that {@link #hold} reads. */
    public static final String COLUMNS = """
            id, account_id, amount, status, idempotency_key, request_hash, reference, metadata, expires_at,
            transfer_id, posted, created_at, closed_at""";

    private final TransferRows rows;

    public HoldRows(JsonMapper json) {
        this.rows = new TransferRows(json);
    }

    /** The hold in the current row. */
    public Hold hold(ResultSet row) throws SQLException {
        return new Hold(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getLong("amount"),
                HoldStatus.valueOf(row.getString("status")),
                row.getString("idempotency_key"),
                HexFormat.of().formatHex(row.getBytes("request_hash")),
                row.getString("reference"),
                rows.metadata(row),
                Columns.instantOrNull(row, "expires_at"),
                row.getObject("transfer_id", UUID.class),
                row.getObject("posted", Long.class),
                Columns.instant(row, "created_at"),
                Columns.instantOrNull(row, "closed_at"));
    }
}
