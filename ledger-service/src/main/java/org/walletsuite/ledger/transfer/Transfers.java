package org.walletsuite.ledger.transfer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
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
        return find("t.id = ?", id);
    }

    public Optional<Transfer> findByKey(String idempotencyKey) {
        return find("t.idempotency_key = ?", idempotencyKey);
    }

    private Optional<Transfer> find(String condition, Object value) {
        ConnectionCallback<Optional<Transfer>> query = connection -> find(connection, condition, value);
        return Optional.ofNullable(db.execute(query)).flatMap(found -> found);
    }

    private Optional<Transfer> find(Connection connection, String condition, Object value) throws SQLException {
        var found = new ArrayList<TransferRows.Found>(1);
        try (var query =
                connection.prepareStatement("select " + TransferRows.COLUMNS + " from transfer t where " + condition)) {
            query.setObject(1, value);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(rows.found(row));
                }
            }
        }
        return rows.withEntries(connection, found).stream().findFirst();
    }
}
