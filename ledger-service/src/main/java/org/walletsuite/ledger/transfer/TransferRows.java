package org.walletsuite.ledger.transfer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.walletsuite.ledger.row.Columns;
import org.walletsuite.platform.ledger.Transfer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads transfers from result sets. */
public final class TransferRows {

    /** The columns that {@link #transfer} reads, of a table with the alias {@code t}. */
    public static final String COLUMNS = """
            t.id as transfer_id, t.kind, t.idempotency_key, t.request_hash, t.reference, t.reverses, t.amount as total,
            t.reversed_total, t.metadata, t.created_at as transferred_at, t.position as first_position, t.entries""";

    private static final TypeReference<Map<String, Object>> METADATA = new TypeReference<>() {};

    private final JsonMapper json;

    public TransferRows(JsonMapper json) {
        this.json = json;
    }

    /** A transfer in the current row and the positions of its entries. */
    public record Found(Transfer transfer, long position, int entries) {}

    public Found found(ResultSet row) throws SQLException {
        return new Found(transfer(row, List.of()), row.getLong("first_position"), row.getInt("entries"));
    }

    /** The transfer in the current row, with these entries. */
    public Transfer transfer(ResultSet row, List<Transfer.Entry> entries) throws SQLException {
        return new Transfer(
                row.getObject("transfer_id", UUID.class),
                row.getString("kind"),
                row.getString("idempotency_key"),
                HexFormat.of().formatHex(row.getBytes("request_hash")),
                row.getString("reference"),
                row.getObject("reverses", UUID.class),
                row.getLong("total"),
                row.getLong("reversed_total"),
                metadata(row),
                Columns.instant(row, "transferred_at"),
                entries);
    }

    public Map<String, Object> metadata(ResultSet row) throws SQLException {
        return json.readValue(row.getString("metadata"), METADATA);
    }

    /** These transfers with their entries, found by the positions they were given. */
    public List<Transfer> withEntries(Connection connection, Collection<Found> found) throws SQLException {
        var positions = found.stream()
                .flatMapToLong(one -> LongStream.range(one.position(), one.position() + one.entries()))
                .boxed()
                .toArray(Long[]::new);
        var entries = new HashMap<UUID, List<Transfer.Entry>>();
        try (var query = connection.prepareStatement("""
                select e.transfer_id, e.account_id, a.owner_id, a.purpose, a.asset, e.seq, e.amount, e.balance_after
                from entry e join account a on a.id = e.account_id
                where e.position = any (?) order by e.position""")) {
            query.setArray(1, connection.createArrayOf("bigint", positions));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    entries.computeIfAbsent(row.getObject("transfer_id", UUID.class), _ -> new ArrayList<>())
                            .add(entry(row));
                }
            }
        }
        return found.stream()
                .map(Found::transfer)
                .map(transfer -> transfer.withEntries(entries.getOrDefault(transfer.id(), List.of())))
                .toList();
    }

    /** The entry in the current row, with its account's particulars. */
    public static Transfer.Entry entry(ResultSet row) throws SQLException {
        return new Transfer.Entry(
                row.getObject("account_id", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getString("purpose"),
                row.getString("asset"),
                row.getLong("seq"),
                row.getLong("amount"),
                row.getLong("balance_after"));
    }
}
