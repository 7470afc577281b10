package org.walletsuite.ledger.transfer;

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
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.LedgerCommand.PostAll;
import org.walletsuite.platform.ledger.LedgerCommand.Reverse;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.Transfer;

/**
 * The writer's database session: two round trips a batch. Statements that are joined by semicolons travel as one
 * pipeline and still run one after the other.
 */
final class Session implements AutoCloseable {

    /** The look-ups come after the lock, so that they see what other replicas committed before we got it. */
    private static final String READ = "select position, at from ledger_head for update;"
            + " select " + AccountState.COLUMNS + " from account where id = any (?) order by id for no key update;"
            + " select " + TransferRows.COLUMNS + " from transfer t where idempotency_key = any (?)";

    private static final String READ_WITH_ORIGINALS =
            READ + "; select id, reversed_total from transfer where id = any (?)";

    private static final String READ_ORIGINALS =
            "select " + TransferRows.COLUMNS + " from transfer t where id = any (?)";

    private static final String HAS_LANDED = """
            select position from ledger_head for update;
            select exists (select from entry where position = ? and transfer_id = ?)
                or exists (select from status_change where position = ? and id = ?)""";

    private final Connection connection;
    private final TransferRows rows;
    private final Clock clock;
    private final EntryHash hash = new EntryHash();

    Session(Connection connection, TransferRows rows, Clock clock) {
        this.connection = connection;
        this.rows = rows;
        this.clock = clock;
    }

    /** Locks the head and the accounts of these tickets and reads all that is needed to decide them. */
    Batch read(List<Ticket<?>> tickets) throws SQLException {
        var wanted = new Wanted(tickets);
        var originals = originals(wanted.originals);
        originals
                .values()
                .forEach(original -> original.entries().forEach(entry -> wanted.accounts.add(entry.accountId())));
        var sql = originals.isEmpty() ? READ : READ_WITH_ORIGINALS;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, new UuidArray(wanted.accounts.toArray(UUID[]::new)));
            statement.setArray(2, connection.createArrayOf("text", wanted.keys.toArray(String[]::new)));
            if (!originals.isEmpty()) {
                statement.setObject(3, new UuidArray(originals.keySet().toArray(UUID[]::new)));
            }
            statement.execute();
            var batch = begin(statement.getResultSet());
            try (var row = next(statement)) {
                while (row.next()) {
                    batch.addAccount(AccountState.row(row));
                }
            }
            addReplays(batch, next(statement));
            if (!originals.isEmpty()) {
                addOriginals(batch, originals, next(statement));
            }
            return batch;
        }
    }

    /** Writes and commits in one round trip; when this throws, the commit may have happened all the same. */
    void write(Batch batch) throws SQLException {
        new BatchWrite(connection, batch).execute();
    }

    /** Ends the transaction of a batch that has nothing to write. */
    void rollback() throws SQLException {
        connection.rollback();
    }

    /**
     * Whether the attempt that was to write {@code id} at this position has committed. It held the head's lock when its
     * commit was sent; so once we hold that lock, it has ended one way or the other.
     */
    boolean hasLanded(long position, UUID id) throws SQLException {
        try (var statement = connection.prepareStatement(HAS_LANDED)) {
            statement.setLong(1, position);
            statement.setObject(2, id);
            statement.setLong(3, position);
            statement.setObject(4, id);
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

    private Batch begin(ResultSet head) throws SQLException {
        try (head) {
            head.next();
            var latest = TransferRows.instant(head, "at");
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            return new Batch(head.getLong("position"), later(now, latest), hash);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
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

    /** All but the reversed total never changes, and is read before the locks to know which accounts to lock. */
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

    /** What a batch's tickets need to know. */
    private static final class Wanted {

        private final Set<UUID> accounts = new HashSet<>();
        private final Set<UUID> originals = new HashSet<>();
        private final Set<String> keys = new HashSet<>();

        Wanted(List<Ticket<?>> tickets) {
            for (var ticket : tickets) {
                switch (ticket) {
                    case Posting posting -> add(posting);
                    case StatusRequest request -> accounts.add(request.accountId);
                }
            }
        }

        private void add(Posting posting) {
            keys.add(posting.command.idempotencyKey());
            switch (posting.command) {
                case Post post -> post.legs().stream().map(Leg::accountId).forEach(accounts::add);
                case PostAll all -> {
                    accounts.add(all.from().accountId());
                    accounts.add(all.to().accountId());
                }
                case Reverse reverse -> originals.add(reverse.transferId());
            }
        }
    }
}
