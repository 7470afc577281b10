package org.walletsuite.ledger.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.walletsuite.ledger.journal.JournalTail.JournalEvent;
import org.walletsuite.ledger.transfer.TransferRows;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.EventLog;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ledger's own rows as its outbox, the newest from memory. Positions have no gaps and ascend in commit order, so a
 * cursor misses nothing, and no event is stored twice.
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
                order by s.position limit ?),
            floors as (
                select f.* from floor_change f where f.position > (select position from cursor)
                order by f.position limit ?),
            holds as (
                select c.* from hold_change c where c.position > (select position from cursor)
                order by c.position limit ?)
            select 'ENTRY' as event, e.position, e.created_at, e.amount, e.transfer_id, t.reference, t.metadata,
                e.seq, e.balance_after, e.hash, t.kind, t.reverses,
                null::bigint as floor, null::uuid as hold_id, null::bigint as held_after, null::bigint as released,
                null::timestamptz as expires_at,
                a.id as account_id, a.owner_id, a.program, a.purpose, a.asset, t.trace
            from entries e join account a on a.id = e.account_id join transfer t on t.id = e.transfer_id
            union all
            select s.after, s.position, s.created_at, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, a.id, a.owner_id, a.program, a.purpose, a.asset, s.trace
            from statuses s join account a on a.id = s.account_id
            union all
            select 'FLOOR', f.position, f.created_at, null, null, null, null, null, null, null, null, null, f.after, null,
                null, null, null, a.id, a.owner_id, a.program, a.purpose, a.asset, f.trace
            from floors f join account a on a.id = f.account_id
            union all
            select c.change, c.position, c.created_at, c.amount, c.transfer_id, h.reference, h.metadata, null, null, null,
                null, null, null, c.hold_id, c.held_after, h.amount - c.amount, h.expires_at,
                a.id, a.owner_id, a.program, a.purpose, a.asset, c.trace
            from holds c join account a on a.id = c.account_id join hold h on h.id = c.hold_id
            order by position limit ?""";

    private static final int LIMITS = 5;

    /** Times ascend with positions, so the first of each table is its oldest. */
    private static final String AGE = """
            select coalesce(greatest(extract(epoch from now() - least(
                (select created_at from entry where position > c.position order by position limit 1),
                (select created_at from status_change where position > c.position order by position limit 1),
                (select created_at from floor_change where position > c.position order by position limit 1),
                (select created_at from hold_change where position > c.position order by position limit 1)
            )), 0), 0)::float8 from relay_cursor c""";

    private final EventCodec codec;
    private final TransferRows rows;
    private final JournalTail tail;

    JournalLog(EventCodec codec, JsonMapper json, JournalTail tail) {
        this.codec = codec;
        this.rows = new TransferRows(json);
        this.tail = tail;
    }

    @Override
    public String channel() {
        return "ledger_journal";
    }

    /**
     * Planning the statement costs more than running it, so the plan is cached, and must not be one for small tables.
     * And a new connection may lead to a database that has lost the latest commits, which must not be published from
     * memory.
     */
    @Override
    public void prepare(Connection connection) throws SQLException {
        tail.clear();
        try (var statement = connection.createStatement()) {
            statement.execute("set plan_cache_mode = force_generic_plan");
            statement.execute("set enable_seqscan = off");
            statement.execute("set enable_hashjoin = off");
            statement.execute("set enable_mergejoin = off");
        }
    }

    @Override
    public Batch next(Connection connection, int limit) throws SQLException {
        var recent = tail.after(sent(connection), limit);
        return batch(recent.isEmpty() ? stored(connection, limit) : recent);
    }

    private static long sent(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select position from relay_cursor");
                var row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<JournalEvent> stored(Connection connection, int limit) throws SQLException {
        try (var query = connection.prepareStatement(NEXT)) {
            for (var i = 1; i <= LIMITS; i++) {
                query.setInt(i, limit);
            }
            var journal = new JournalRows(rows);
            var stored = new ArrayList<JournalEvent>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    stored.add(journal.journalEvent(row));
                }
            }
            return stored;
        }
    }

    @Override
    public double age(JdbcClient db) {
        return db.sql(AGE).query(Double.class).single();
    }

    private Batch batch(List<JournalEvent> events) {
        return new Batch(
                events.stream()
                        .map(journalEvent -> codec.encode(journalEvent.event(), journalEvent.trace()))
                        .toList(),
                events.stream().map(JournalEvent::position).toList());
    }

    @Override
    public void markSent(Connection connection, Batch batch) throws SQLException {
        try (var update = connection.prepareStatement("update relay_cursor set position = ? where position < ?")) {
            update.setLong(1, batch.marks().getLast());
            update.setLong(2, batch.marks().getLast());
            update.executeUpdate();
        }
    }
}
