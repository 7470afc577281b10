package org.walletsuite.ledger.transfer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.ledger.Transfer;
import tools.jackson.databind.json.JsonMapper;

/** The posted transfers. */
@Repository
public class Transfers {

    private final JdbcTemplate db;
    private final TransferRows rows;

    Transfers(JdbcTemplate db, JsonMapper json) {
        this.db = db;
        this.rows = new TransferRows(json);
    }

    public Optional<Transfer> find(UUID id) {
        return find("t.id = ?", _ -> id).stream().findFirst();
    }

    public Optional<Transfer> findByKey(String idempotencyKey) {
        return find("t.idempotency_key = ?", _ -> idempotencyKey).stream().findFirst();
    }

    /** Those that exist, in no particular order. */
    List<Transfer> find(List<UUID> ids) {
        if (ids.size() > LedgerReads.MOST_IDS) {
            throw ApiException.invalid("ids", "At most " + LedgerReads.MOST_IDS + " at once.");
        }
        return find("t.id = any (?)", connection -> connection.createArrayOf("uuid", ids.toArray()));
    }

    private List<Transfer> find(String condition, Value value) {
        ConnectionCallback<List<Transfer>> query = connection -> find(connection, condition, value.on(connection));
        return Objects.requireNonNull(db.execute(query));
    }

    /** A parameter, which may need the connection that it is sent over. */
    private interface Value {
        Object on(Connection connection) throws SQLException;
    }

    private List<Transfer> find(Connection connection, String condition, Object value) throws SQLException {
        var found = new ArrayList<TransferRows.Found>();
        try (var query =
                connection.prepareStatement("select " + TransferRows.COLUMNS + " from transfer t where " + condition)) {
            query.setObject(1, value);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(rows.found(row));
                }
            }
        }
        return rows.withEntries(connection, found);
    }
}
