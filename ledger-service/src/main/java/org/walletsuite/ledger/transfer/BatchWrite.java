package org.walletsuite.ledger.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.walletsuite.ledger.transfer.Batch.NewEntry;
import org.walletsuite.ledger.transfer.Batch.NewStatus;
import org.walletsuite.ledger.transfer.Batch.NewTransfer;

/** Everything a batch leaves in the database, as one pipeline that ends with its commit. */
final class BatchWrite {

    private static final String BALANCES = """
            update account a
            set balance = u.balance, seq = u.seq, head_hash = u.head_hash, status = u.status, updated_at = ?
            from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bytea[], ?::text[])
                as u (id, balance, seq, head_hash, status)
            where a.id = u.id;
            update ledger_head set position = ?, at = ?;
            """;

    private static final String TRANSFERS = """
            insert into transfer (created_at, id, kind, idempotency_key, request_hash, reference, reverses, amount,
                metadata, position, entries)
            select ?, u.id, u.kind, u.key, u.request_hash, u.reference, u.reverses, u.amount, u.metadata::jsonb,
                u.position, u.entries
            from unnest(?::uuid[], ?::text[], ?::text[], ?::bytea[], ?::text[], ?::uuid[], ?::bigint[], ?::text[],
                ?::bigint[], ?::bigint[])
                as u (id, kind, key, request_hash, reference, reverses, amount, metadata, position, entries);
            insert into entry (created_at, account_id, seq, transfer_id, amount, balance_after, position, hash)
            select ?, u.* from unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::bytea[]) as u;
            """;

    private static final String REVERSALS_AND_STATUSES = """
            update transfer t set reversed_total = u.total
            from unnest(?::uuid[], ?::bigint[]) as u (id, total) where t.id = u.id;
            insert into status_change (created_at, position, id, account_id, before, after)
            select ?, u.* from unnest(?::bigint[], ?::uuid[], ?::uuid[], ?::text[], ?::text[]) as u;
            """;

    private static final String COMMIT = "notify ledger_journal; commit";

    private static final String USUAL = BALANCES + TRANSFERS + COMMIT;
    private static final String FULL = BALANCES + TRANSFERS + REVERSALS_AND_STATUSES + COMMIT;

    private final Connection connection;
    private final Batch batch;

    BatchWrite(Connection connection, Batch batch) {
        this.connection = connection;
        this.batch = batch;
    }

    void execute() throws SQLException {
        var isUsual = batch.newStatuses.isEmpty() && batch.newReversedTotals.isEmpty();
        try (var statement = connection.prepareStatement(isUsual ? USUAL : FULL)) {
            var parameters = new Parameters(connection, statement);
            bindBalances(parameters);
            bindTransfers(parameters);
            bindEntries(parameters);
            if (!isUsual) {
                bindReversals(parameters);
                bindStatuses(parameters);
            }
            statement.execute();
        }
    }

    private void bindBalances(Parameters parameters) throws SQLException {
        var changed = batch.accounts.values().stream()
                .filter(account -> account.changed)
                .toList();
        now(parameters);
        parameters.uuids(changed, account -> account.read.id());
        parameters.longs(changed, account -> account.balance);
        parameters.longs(changed, account -> account.seq);
        parameters.bytes(changed, account -> account.headHash);
        parameters.texts(changed, account -> account.status.name());
        parameters.add(batch.position);
        now(parameters);
    }

    private void bindTransfers(Parameters parameters) throws SQLException {
        var added = batch.newTransfers;
        now(parameters);
        parameters.uuids(added, one -> one.transfer().id());
        parameters.texts(added, one -> one.transfer().kind());
        parameters.texts(added, one -> one.transfer().idempotencyKey());
        parameters.bytes(added, one -> HexFormat.of().parseHex(one.transfer().requestHash()));
        parameters.texts(added, one -> one.transfer().reference());
        parameters.uuids(added, one -> one.transfer().reverses());
        parameters.longs(added, one -> one.transfer().amount());
        parameters.texts(added, NewTransfer::metadata);
        parameters.longs(added, NewTransfer::position);
        parameters.longs(added, one -> one.transfer().entries().size());
    }

    private void bindEntries(Parameters parameters) throws SQLException {
        var added = batch.newEntries;
        now(parameters);
        parameters.uuids(added, NewEntry::accountId);
        parameters.longs(added, NewEntry::seq);
        parameters.uuids(added, NewEntry::transferId);
        parameters.longs(added, NewEntry::amount);
        parameters.longs(added, NewEntry::balanceAfter);
        parameters.longs(added, NewEntry::position);
        parameters.bytes(added, NewEntry::hash);
    }

    private void bindReversals(Parameters parameters) throws SQLException {
        var reversed = List.copyOf(batch.newReversedTotals.entrySet());
        parameters.uuids(reversed, one -> one.getKey());
        parameters.longs(reversed, one -> one.getValue());
    }

    private void bindStatuses(Parameters parameters) throws SQLException {
        var added = batch.newStatuses;
        now(parameters);
        parameters.longs(added, NewStatus::position);
        parameters.uuids(added, NewStatus::id);
        parameters.uuids(added, NewStatus::accountId);
        parameters.texts(added, status -> status.before().name());
        parameters.texts(added, status -> status.after().name());
    }

    private void now(Parameters parameters) throws SQLException {
        parameters.add(batch.now.atOffset(ZoneOffset.UTC));
    }

    /** Binds one parameter after the other; arrays are sent in PostgreSQL's binary format. */
    private static final class Parameters {

        private final Connection connection;
        private final PreparedStatement statement;
        private int last;

        Parameters(Connection connection, PreparedStatement statement) {
            this.connection = connection;
            this.statement = statement;
        }

        void add(Object value) throws SQLException {
            statement.setObject(++last, value);
        }

        <T> void uuids(Collection<T> rows, Function<T, @Nullable UUID> column) throws SQLException {
            add(new UuidArray(rows.stream().map(column).toArray(UUID[]::new)));
        }

        <T> void longs(Collection<T> rows, ToLongFunction<T> column) throws SQLException {
            array("bigint", rows.stream().mapToLong(column).toArray());
        }

        <T> void texts(Collection<T> rows, Function<T, @Nullable String> column) throws SQLException {
            array("text", rows.stream().map(column).toArray(String[]::new));
        }

        <T> void bytes(Collection<T> rows, Function<T, byte[]> column) throws SQLException {
            array("bytea", rows.stream().map(column).toArray(byte[][]::new));
        }

        private void array(String type, Object values) throws SQLException {
            statement.setArray(++last, connection.unwrap(PGConnection.class).createArrayOf(type, values));
        }
    }
}
