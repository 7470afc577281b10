package org.walletsuite.ledger.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.postgresql.PGStatement;
import org.springframework.stereotype.Component;
import org.walletsuite.ledger.transfer.TransferRows;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.EventLog;
import org.walletsuite.platform.event.LedgerEvent;
import org.walletsuite.platform.event.LedgerEvent.AccountStatusChanged;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;
import org.walletsuite.platform.event.LedgerEvent.TransferPart;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ledger's own rows as its outbox. Positions have no gaps and ascend with the commits, so a cursor misses nothing,
 * and no event is ever copied.
 */
@Component
final class JournalLog implements EventLog {

    /** One statement, hence one snapshot: read separately, a status change could overtake entries of lower positions. */
    private static final String NEXT = """
            with cursor as materialized (select position from relay_cursor),
            entries as (
                select e.* from entry e where e.position > (select position from cursor)
                order by e.position limit ?),
            statuses as (
                select s.* from status_change s where s.position > (select position from cursor)
                order by s.position limit ?)
            select e.position, e.created_at, e.seq, e.amount, e.balance_after, e.hash, null as status,
                a.id as account_id, a.owner_id, a.program, a.purpose, a.asset,
                t.id as transfer_id, t.kind, t.reference, t.reverses, t.metadata
            from entries e join account a on a.id = e.account_id join transfer t on t.id = e.transfer_id
            union all
            select s.position, s.created_at, null, null, null, null, s.after,
                a.id, a.owner_id, a.program, a.purpose, a.asset,
                null, null, null, null, null
            from statuses s join account a on a.id = s.account_id
            order by position limit ?""";

    private final EventCodec codec;
    private final TransferRows rows;

    JournalLog(EventCodec codec, JsonMapper json) {
        this.codec = codec;
        this.rows = new TransferRows(json);
    }

    @Override
    public String channel() {
        return "ledger_journal";
    }

    @Override
    public Batch next(Connection connection, int limit) throws SQLException {
        try (var query = connection.prepareStatement(NEXT)) {
            planAnew(query);
            query.setInt(1, limit);
            query.setInt(2, limit);
            query.setInt(3, limit);
            var records = new ArrayList<ProducerRecord<String, byte[]>>();
            var marks = new ArrayList<Long>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    marks.add(row.getLong("position"));
                    records.add(codec.encode(event(row)));
                }
            }
            return new Batch(records, marks);
        }
    }

    @Override
    public void markSent(Connection connection, Batch batch) throws SQLException {
        try (var update = connection.prepareStatement("update relay_cursor set position = ? where position < ?")) {
            update.setLong(1, last(batch.marks()));
            update.setLong(2, last(batch.marks()));
            update.executeUpdate();
        }
    }

    /** A plan that is kept from when the tables were small would scan them whole later. */
    private static void planAnew(PreparedStatement query) throws SQLException {
        query.unwrap(PGStatement.class).setPrepareThreshold(0);
    }

    private LedgerEvent event(ResultSet row) throws SQLException {
        var status = row.getString("status");
        return status == null ? entryPosted(row) : statusChanged(row, status);
    }

    private EntryPosted entryPosted(ResultSet row) throws SQLException {
        var account = row.getObject("account_id", UUID.class);
        var seq = row.getLong("seq");
        return new EntryPosted(
                account + ":" + seq,
                TransferRows.instant(row, "created_at"),
                row.getLong("position"),
                account,
                row.getObject("owner_id", UUID.class),
                row.getString("program"),
                row.getString("purpose"),
                row.getString("asset"),
                seq,
                row.getLong("amount"),
                row.getLong("balance_after"),
                HexFormat.of().formatHex(row.getBytes("hash")),
                new TransferPart(
                        row.getObject("transfer_id", UUID.class),
                        row.getString("kind"),
                        row.getString("reference"),
                        row.getObject("reverses", UUID.class),
                        rows.metadata(row)));
    }

    private static AccountStatusChanged statusChanged(ResultSet row, String status) throws SQLException {
        var position = row.getLong("position");
        return new AccountStatusChanged(
                "status:" + position,
                TransferRows.instant(row, "created_at"),
                position,
                row.getObject("account_id", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getString("program"),
                row.getString("purpose"),
                row.getString("asset"),
                status);
    }

    private static long last(List<Long> marks) {
        return marks.getLast();
    }
}
