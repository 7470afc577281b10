package org.walletsuite.ledger.writer;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.walletsuite.ledger.writer.Batch.HoldChange;
import org.walletsuite.ledger.writer.Batch.NewHold;
import org.walletsuite.platform.ledger.HoldStatus;

/** A batch's writes to holds. */
final class HoldWrite {

    private static final String PLACED = """
            insert into hold (created_at, id, account_id, amount, idempotency_key, request_hash, reference, metadata,
                expires_at)
            select ?, u.id, u.account, u.amount, u.key, u.request_hash, u.reference, u.metadata::jsonb,
                u.expires_at::timestamptz
            from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::text[], ?::bytea[], ?::text[], ?::text[], ?::text[])
                as u (id, account, amount, key, request_hash, reference, metadata, expires_at)""";

    private static final String CLOSED = """
            update hold h set status = u.status, transfer_id = u.transfer, posted = u.posted, closed_at = ?
            from unnest(?::uuid[], ?::text[], ?::uuid[], ?::bigint[]) as u (id, status, transfer, posted)
            where h.id = u.id""";

    private static final String CHANGES = """
            insert into hold_change (created_at, position, id, hold_id, account_id, change, amount, held_after,
                transfer_id, trace)
            select ?, u.* from unnest(?::bigint[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::bigint[], ?::bigint[],
                ?::uuid[], ?::bytea[]) as u""";

    private final Batch batch;

    HoldWrite(Batch batch) {
        this.batch = batch;
    }

    void addTo(Pipeline write) throws SQLException {
        if (!batch.newHolds.isEmpty()) {
            placed(write);
        }
        if (batch.holdChanges.size() > batch.newHolds.size()) {
            closed(write);
        }
        if (!batch.holdChanges.isEmpty()) {
            changes(write);
        }
    }

    private void placed(Pipeline write) throws SQLException {
        var added = batch.newHolds;
        write.add(PLACED)
                .time(batch.now)
                .uuids(added, one -> one.hold().id())
                .uuids(added, one -> one.hold().accountId())
                .longs(added, one -> one.hold().amount())
                .texts(added, one -> one.hold().idempotencyKey())
                .bytes(added, one -> HexFormat.of().parseHex(one.hold().requestHash()))
                .texts(added, one -> one.hold().reference())
                .texts(added, NewHold::metadata)
                .texts(added, one -> text(one.hold().expiresAt()));
    }

    private void closed(Pipeline write) throws SQLException {
        var closed =
                batch.holdChanges.stream().filter(change -> !change.isPlaced()).toList();
        write.add(CLOSED)
                .time(batch.now)
                .uuids(closed, one -> one.hold().id())
                .texts(closed, one -> one.hold().status().name())
                .uuids(closed, one -> one.hold().transferId())
                .numbers(closed, one -> one.hold().posted());
    }

    private void changes(Pipeline write) throws SQLException {
        var changes = batch.holdChanges;
        write.add(CHANGES)
                .time(batch.now)
                .longs(changes, HoldChange::position)
                .uuids(changes, HoldChange::id)
                .uuids(changes, change -> change.hold().id())
                .uuids(changes, change -> change.hold().accountId())
                .texts(changes, HoldWrite::word)
                .longs(changes, HoldWrite::amount)
                .longs(changes, HoldChange::heldAfter)
                .uuids(changes, change -> change.hold().transferId())
                .bytes(changes, HoldChange::trace);
    }

    private static String word(HoldChange change) {
        return change.hold().status() == HoldStatus.OPEN
                ? "PLACED"
                : change.hold().status().name();
    }

    /** The posted amount, or the amount that the hold set aside. */
    private static long amount(HoldChange change) {
        var posted = change.hold().posted();
        return posted == null ? change.hold().amount() : posted;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
