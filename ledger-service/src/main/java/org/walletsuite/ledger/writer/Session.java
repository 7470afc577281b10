package org.walletsuite.ledger.writer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.walletsuite.ledger.row.Columns;
import org.walletsuite.ledger.transfer.EntryHash;
import org.walletsuite.ledger.transfer.HoldRows;
import org.walletsuite.ledger.transfer.TransferRows;
import org.walletsuite.ledger.writer.KnownAccounts.HeadState;
import org.walletsuite.platform.ledger.Transfer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The writer's database session: two round trips a batch. Statements joined by semicolons are sent as one pipeline and
 * still run one after the other.
 */
final class Session implements AutoCloseable {

    private static final String HEAD = "select position, at from ledger_head for update";

    private static final String FROM_ACCOUNT = "select " + AccountState.COLUMNS + " from account where ";

    /** The accounts that aren't cached, or all when somebody else has committed since. */
    private static final String NEEDED =
            "case when (select (position, at) = (?, ?) from ledger_head) then ?::uuid[] else ?::uuid[] end";

    private static final String ACCOUNTS = FROM_ACCOUNT + "id = any (" + NEEDED + ")";

    private static final String ACCOUNTS_AND_HELD_ONES =
            FROM_ACCOUNT + "id = any (" + NEEDED + " || array (select account_id from hold where id = any (?)))";

    private static final String UNAPPLIED = FROM_ACCOUNT + """
            purpose = 'unapplied' and (owner_id, program, asset) in
                (select owner_id, program, asset from account where id = any (?))""";

    private static final String KEYS =
            "select " + TransferRows.COLUMNS + " from transfer t where idempotency_key = any (?)";

    private static final String REVERSED_TOTALS = "select id, reversed_total from transfer where id = any (?)";

    private static final String HOLDS =
            "select " + HoldRows.COLUMNS + " from hold where id = any (?) or idempotency_key = any (?)";

    private static final String READ_ORIGINALS =
            "select " + TransferRows.COLUMNS + " from transfer t where id = any (?)";

    private static final String HAS_LANDED = """
            select position from ledger_head for update;
            with mark as (select ?::bigint as position, ?::uuid as id)
            select exists (select from entry e, mark m where e.position = m.position and e.transfer_id = m.id)
                or exists (select from status_change c, mark m where c.position = m.position and c.id = m.id)
                or exists (select from floor_change c, mark m where c.position = m.position and c.id = m.id)
                or exists (select from hold_change c, mark m where c.position = m.position and c.id = m.id)""";

    private final Connection connection;
    private final TransferRows rows;
    private final HoldRows holds;
    private final Clock clock;
    private final EntryHash hash = new EntryHash();
    private final KnownAccounts accounts = new KnownAccounts();

    Session(Connection connection, JsonMapper json, Clock clock) {
        this.connection = connection;
        this.rows = new TransferRows(json);
        this.holds = new HoldRows(json);
        this.clock = clock;
    }

    /**
     * Locks the head and reads the rows that these pending writes need and that are not cached from the last commits.
     * The reads come after the lock, so that they see what other replicas committed before; and since accounts are
     * changed only under that lock, they need no locks of their own.
     */
    Batch read(List<PendingWrite<?>> writes) throws SQLException {
        var reads = ReadSet.by(writes);
        var originals = originals(reads.originals);
        originals
                .values()
                .forEach(original -> original.entries().forEach(entry -> reads.accounts.add(entry.accountId())));
        var known = accounts.take(reads.accounts);
        var read = new Pipeline(connection);
        read.add(HEAD)
                .add(reads.holds.isEmpty() ? ACCOUNTS : ACCOUNTS_AND_HELD_ONES)
                .value(accounts.validAt().position())
                .time(accounts.validAt().at())
                .uuids(without(known, reads.accounts))
                .uuids(reads.accounts);
        if (!reads.holds.isEmpty()) {
            read.uuids(reads.holds);
        }
        read.add(KEYS).texts(reads.keys);
        var isSettling = !reads.settled.isEmpty();
        if (isSettling) {
            read.add(UNAPPLIED).uuids(reads.settled);
        }
        var isHolding = !reads.holds.isEmpty() || !reads.holdKeys.isEmpty();
        if (isHolding) {
            read.add(HOLDS).uuids(reads.holds).texts(reads.holdKeys);
        }
        if (!originals.isEmpty()) {
            read.add(REVERSED_TOTALS).uuids(originals.keySet());
        }
        try (var statement = read.execute()) {
            var head = head(statement.getResultSet());
            var batch = new Batch(head.position(), timeAfter(head), hash);
            if (head.equals(accounts.validAt())) {
                known.forEach(batch::addAccount);
            } else {
                accounts.clear();
            }
            addAccounts(batch, next(statement));
            addReplays(batch, next(statement));
            if (isSettling) {
                addAccounts(batch, next(statement));
            }
            if (isHolding) {
                addHolds(batch, next(statement));
            }
            if (!originals.isEmpty()) {
                addOriginals(batch, originals, next(statement));
            }
            return batch;
        }
    }

    /** Writes and commits in one round trip; when this throws, the commit may still have happened. */
    void write(Batch batch) throws SQLException {
        new BatchWrite(connection, batch).execute();
        accounts.keep(batch);
    }

    /** Ends the transaction of a batch that has nothing to write. */
    void rollback() throws SQLException {
        connection.rollback();
    }

    /**
     * Whether the attempt that was to write this row has committed. It held the head's lock when its
     * commit was sent; so once we hold that lock, it has ended one way or the other.
     */
    boolean hasLanded(Batch.Mark mark) throws SQLException {
        try (var statement = connection.prepareStatement(HAS_LANDED)) {
            statement.setLong(1, mark.position());
            statement.setObject(2, mark.id());
            statement.execute();
            try (var row = next(statement)) {
                return row.next() && row.getBoolean(1);
            }
        } finally {
            connection.rollback();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static Set<UUID> without(List<AccountState> known, Set<UUID> reads) {
        var unknown = new HashSet<>(reads);
        known.forEach(account -> unknown.remove(account.read.id()));
        return unknown;
    }

    private static HeadState head(ResultSet head) throws SQLException {
        try (head) {
            head.next();
            return new HeadState(head.getLong("position"), Columns.instant(head, "at"));
        }
    }

    private Instant timeAfter(HeadState head) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isAfter(head.at()) ? now : head.at();
    }

    private static void addAccounts(Batch batch, ResultSet result) throws SQLException {
        try (var row = result) {
            while (row.next()) {
                batch.addAccount(AccountState.row(row));
            }
        }
    }

    private void addHolds(Batch batch, ResultSet result) throws SQLException {
        try (var row = result) {
            while (row.next()) {
                batch.addHold(holds.hold(row));
            }
        }
    }

    private void addReplays(Batch batch, ResultSet result) throws SQLException {
        var replayed = found(result);
        if (!replayed.isEmpty()) {
            rows.withEntries(connection, replayed).forEach(batch::addTransfer);
        }
    }

    private static void addOriginals(Batch batch, Map<UUID, Transfer> originals, ResultSet result) throws SQLException {
        try (var row = result) {
            while (row.next()) {
                var original = originals.get(row.getObject("id", UUID.class));
                if (original != null) {
                    batch.addTransfer(original.withReversedTotal(row.getLong("reversed_total")));
                }
            }
        }
    }

    /** Everything but the reversed total is immutable, and is read before the lock to find the accounts to read. */
    private Map<UUID, Transfer> originals(Collection<UUID> ids) throws SQLException {
        var originals = new HashMap<UUID, Transfer>();
        if (!ids.isEmpty()) {
            try (var statement = connection.prepareStatement(READ_ORIGINALS)) {
                statement.setObject(1, new UuidArray(ids.toArray(UUID[]::new)));
                rows.withEntries(connection, found(statement.executeQuery()))
                        .forEach(transfer -> originals.put(transfer.id(), transfer));
            }
        }
        return originals;
    }

    private List<TransferRows.Found> found(ResultSet result) throws SQLException {
        var found = new ArrayList<TransferRows.Found>();
        try (var row = result) {
            while (row.next()) {
                found.add(rows.found(row));
            }
        }
        return found;
    }

    private static ResultSet next(PreparedStatement statement) throws SQLException {
        statement.getMoreResults();
        return statement.getResultSet();
    }
}
