package org.walletsuite.ledger.writer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.walletsuite.ledger.writer.Batch.NewEntry;
import org.walletsuite.ledger.writer.Batch.NewFloor;
import org.walletsuite.ledger.writer.Batch.NewStatus;
import org.walletsuite.ledger.writer.Batch.NewTransfer;
import org.walletsuite.platform.ledger.Account;

/** All writes of a batch as one pipeline that ends with its commit; statements without rows are left out. */
final class BatchWrite {

    private static final String UNAPPLIED = """
            insert into account (id, owner_id, owner_number, program, purpose, asset, floor, opening_floor,
                created_at, updated_at)
            select u.id, u.owner, u.number, u.program, u.purpose, u.asset, 0, 0, t.now, t.now
            from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[])
                as u (id, owner, number, program, purpose, asset),
                (select ?::timestamptz as now) as t""";

    private static final String BALANCES = """
            update account a
            set balance = u.balance, seq = u.seq, head_hash = u.head_hash, status = u.status, updated_at = ?
            from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bytea[], ?::text[])
                as u (id, balance, seq, head_hash, status)
            where a.id = u.id""";

    /** One statement for all columns of an account, because its constraints compare balance, held and floor. */
    private static final String BALANCES_HELD_AND_FLOORS = """
            update account a
            set balance = u.balance, seq = u.seq, head_hash = u.head_hash, status = u.status, held = u.held,
                floor = u.floor, updated_at = ?
            from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bytea[], ?::text[], ?::bigint[], ?::bigint[])
                as u (id, balance, seq, head_hash, status, held, floor)
            where a.id = u.id""";

    private static final String HEAD = "update ledger_head set position = ?, at = ?";

    /** In the select list, arrays are expanded row by row; after FROM they would be materialised first. */
    private static final String TRANSFERS = """
            insert into transfer (created_at, id, kind, idempotency_key, request_hash, reference, reverses, amount,
                metadata, position, entries, trace)
            select ?, unnest(?::uuid[]), unnest(?::text[]), unnest(?::text[]), unnest(?::bytea[]), unnest(?::text[]),
                unnest(?::uuid[]), unnest(?::bigint[]), unnest(?::text[])::jsonb, unnest(?::bigint[]),
                unnest(?::bigint[]), unnest(?::bytea[])""";

    private static final String ENTRIES = """
            insert into entry (created_at, account_id, seq, transfer_id, amount, balance_after, position, hash)
            select ?, unnest(?::uuid[]), unnest(?::bigint[]), unnest(?::uuid[]), unnest(?::bigint[]),
                unnest(?::bigint[]), unnest(?::bigint[]), unnest(?::bytea[])""";

    private static final String REVERSALS = """
            update transfer t set reversed_total = u.total
            from unnest(?::uuid[], ?::bigint[]) as u (id, total) where t.id = u.id""";

    private static final String STATUSES = """
            insert into status_change (created_at, position, id, account_id, before, after, trace)
            select ?, u.* from unnest(?::bigint[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bytea[]) as u""";

    private static final String FLOORS = """
            insert into floor_change (created_at, position, id, account_id, before, after, trace)
            select ?, u.* from unnest(?::bigint[], ?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[], ?::bytea[]) as u""";

    private static final String COMMIT = "notify ledger_journal; commit";

    private final Connection connection;
    private final Batch batch;

    BatchWrite(Connection connection, Batch batch) {
        this.connection = connection;
        this.batch = batch;
    }

    void execute() throws SQLException {
        var changed = batch.accounts.values().stream()
                .filter(account -> account.changed)
                .toList();
        var write = new Pipeline(connection);
        open(write, changed.stream().filter(account -> account.isNew).toList());
        balances(write, changed);
        write.add(HEAD).value(batch.position).time(batch.now);
        if (!batch.newTransfers.isEmpty()) {
            transfers(write, batch.newTransfers);
            entries(write, batch.newEntries);
        }
        reversals(write);
        statuses(write, batch.newStatuses);
        floors(write, batch.newFloors);
        new HoldWrite(batch).addTo(write);
        write.add(COMMIT);
        write.execute().close();
    }

    private void open(Pipeline write, List<AccountState> added) throws SQLException {
        if (!added.isEmpty()) {
            var accounts = added.stream().map(account -> account.read).toList();
            write.add(UNAPPLIED)
                    .uuids(accounts, Account::id)
                    .uuids(accounts, Account::ownerId)
                    .numbers(accounts, Account::ownerNumber)
                    .texts(accounts, Account::program)
                    .texts(accounts, Account::purpose)
                    .texts(accounts, Account::asset)
                    .time(batch.now);
        }
    }

    private void balances(Pipeline write, List<AccountState> changed) throws SQLException {
        var isUsual = batch.holdChanges.isEmpty() && batch.newFloors.isEmpty();
        write.add(isUsual ? BALANCES : BALANCES_HELD_AND_FLOORS)
                .time(batch.now)
                .uuids(changed, account -> account.read.id())
                .longs(changed, account -> account.balance)
                .longs(changed, account -> account.seq)
                .bytes(changed, account -> account.headHash)
                .texts(changed, account -> account.status.name());
        if (!isUsual) {
            write.longs(changed, account -> account.held).numbers(changed, account -> account.floor);
        }
    }

    private void transfers(Pipeline write, List<NewTransfer> added) throws SQLException {
        write.add(TRANSFERS)
                .time(batch.now)
                .uuids(added, one -> one.transfer().id())
                .texts(added, one -> one.transfer().kind())
                .texts(added, one -> one.transfer().idempotencyKey())
                .bytes(added, one -> HexFormat.of().parseHex(one.transfer().requestHash()))
                .texts(added, one -> one.transfer().reference())
                .uuids(added, one -> one.transfer().reverses())
                .longs(added, one -> one.transfer().amount())
                .texts(added, NewTransfer::metadata)
                .longs(added, NewTransfer::position)
                .longs(added, one -> one.transfer().entries().size())
                .bytes(added, NewTransfer::trace);
    }

    private void entries(Pipeline write, Collection<NewEntry> added) throws SQLException {
        write.add(ENTRIES)
                .time(batch.now)
                .uuids(added, NewEntry::accountId)
                .longs(added, NewEntry::seq)
                .uuids(added, NewEntry::transferId)
                .longs(added, NewEntry::amount)
                .longs(added, NewEntry::balanceAfter)
                .longs(added, NewEntry::position)
                .bytes(added, NewEntry::hash);
    }

    private void reversals(Pipeline write) throws SQLException {
        if (!batch.newReversedTotals.isEmpty()) {
            var reversed = List.copyOf(batch.newReversedTotals.entrySet());
            write.add(REVERSALS).uuids(reversed, one -> one.getKey()).longs(reversed, one -> one.getValue());
        }
    }

    private void statuses(Pipeline write, List<NewStatus> added) throws SQLException {
        if (!added.isEmpty()) {
            write.add(STATUSES)
                    .time(batch.now)
                    .longs(added, NewStatus::position)
                    .uuids(added, NewStatus::id)
                    .uuids(added, NewStatus::accountId)
                    .texts(added, status -> status.before().name())
                    .texts(added, status -> status.after().name())
                    .bytes(added, NewStatus::trace);
        }
    }

    private void floors(Pipeline write, List<NewFloor> added) throws SQLException {
        if (!added.isEmpty()) {
            write.add(FLOORS)
                    .time(batch.now)
                    .longs(added, NewFloor::position)
                    .uuids(added, NewFloor::id)
                    .uuids(added, NewFloor::accountId)
                    .numbers(added, NewFloor::before)
                    .numbers(added, NewFloor::after)
                    .bytes(added, NewFloor::trace);
        }
    }
}
