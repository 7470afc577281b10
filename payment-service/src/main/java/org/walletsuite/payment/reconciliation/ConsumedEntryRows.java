package org.walletsuite.payment.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;
import org.walletsuite.platform.ledger.Head;

/** The tables of consumed entries. */
@Repository
class ConsumedEntryRows {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient db;

    ConsumedEntryRows(JdbcClient db) {
        this.db = db;
    }

    /** The last consumed entries of these accounts, locked in the order of their ids. */
    Map<UUID, ConsumedEntry> lock(List<UUID> accounts) {
        var heads = new HashMap<UUID, ConsumedEntry>();
        RowCallbackHandler add = row -> heads.put(
                row.getObject("account_id", UUID.class),
                new ConsumedEntry(row.getLong("seq"), row.getString("hash"), row.getLong("balance_after")));
        db.sql("""
                        select account_id, seq, hash, balance_after from heard_head
                        where account_id = any (:accounts::uuid[]) order by account_id for update""").param("accounts", accounts.toArray(UUID[]::new)).query(add);
        return heads;
    }

    /** Stores the last consumed entries, one for each account. */
    void advance(Collection<EntryPosted> latest) {
        db.sql("""
                        insert into heard_head as h
                            (account_id, seq, hash, balance_after, owner_id, program, purpose, asset, at)
                        select * from unnest(:accounts::uuid[], :seqs::bigint[], :hashes::text[], :balances::bigint[],
                            :owners::uuid[], :programs::text[], :purposes::text[], :assets::text[],
                            :times::timestamptz[])
                        on conflict (account_id) do update set seq = excluded.seq, hash = excluded.hash,
                            balance_after = excluded.balance_after, owner_id = excluded.owner_id,
                            program = excluded.program, purpose = excluded.purpose, asset = excluded.asset,
                            at = excluded.at
                        where h.seq < excluded.seq""")
                .param("accounts", ids(latest, EntryPosted::accountId))
                .param("seqs", longs(latest, EntryPosted::seq))
                .param("hashes", texts(latest, EntryPosted::hash))
                .param("balances", longs(latest, EntryPosted::balanceAfter))
                .param("owners", ids(latest, EntryPosted::ownerId))
                .param("programs", texts(latest, EntryPosted::program))
                .param("purposes", texts(latest, EntryPosted::purpose))
                .param("assets", texts(latest, EntryPosted::asset))
                .param("times", texts(latest, entry -> entry.time().toString()))
                .update();
    }

    void note(List<EntryDiscrepancy> discrepancies, Instant now) {
        discrepancies.forEach(one -> db.sql("""
                        insert into heard_wrong (account_id, first_seq, last_seq, what, hash, heard_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(one.account())
                .param(one.firstSeq())
                .param(one.lastSeq())
                .param(one.what().name())
                .param(one.hash())
                .param(now.atOffset(ZoneOffset.UTC))
                .update());
    }

    /** Late entries, in their order: each shortens the gap that begins with it. */
    void closeGaps(List<EntryPosted> late) {
        if (late.isEmpty() || !anyGapIn(late)) {
            return;
        }
        for (var entry : late) {
            db.sql("""
                            update heard_wrong set first_seq = first_seq + 1
                            where account_id = ? and what = 'GAP' and first_seq = ?""").param(entry.accountId()).param(entry.seq()).update();
        }
        db.sql("delete from heard_wrong where what = 'GAP' and first_seq > last_seq")
                .update();
    }

    private boolean anyGapIn(List<EntryPosted> late) {
        return db.sql("""
                        select exists (
                            select from heard_wrong where account_id = any (:accounts::uuid[]) and what = 'GAP')""")
                .param("accounts", ids(late, EntryPosted::accountId))
                .query(Boolean.class)
                .single();
    }

    /** The last consumed entries of the accounts after this one, ascending by id. */
    List<Head> page(@Nullable UUID after, int size) {
        return db.sql("select * from heard_head where account_id > :after order by account_id" + " limit :size")
                .param("after", after == null ? BEFORE_ALL : after)
                .param("size", size)
                .query(ConsumedEntryRows::head)
                .list();
    }

    /** The same for accounts of stands only. */
    List<Head> pageOfStands(@Nullable UUID after, int size) {
        return db.sql("select * from heard_head where program = 'festival' and purpose = 'stand'"
                        + " and account_id > :after order by account_id limit :size")
                .param("after", after == null ? BEFORE_ALL : after)
                .param("size", size)
                .query(ConsumedEntryRows::head)
                .list();
    }

    /** The discrepancies, the earliest first. */
    List<EntryDiscrepancy> discrepancies(int limit) {
        return db.sql("select * from heard_wrong order by heard_at, account_id, first_seq limit ?")
                .param(limit)
                .query((row, _) -> new EntryDiscrepancy(
                        row.getObject("account_id", UUID.class),
                        row.getLong("first_seq"),
                        row.getLong("last_seq"),
                        EntryDiscrepancy.What.valueOf(row.getString("what")),
                        row.getString("hash")))
                .list();
    }

    private static Head head(ResultSet row, int number) throws SQLException {
        return new Head(
                row.getObject("account_id", UUID.class),
                row.getLong("seq"),
                row.getString("hash"),
                row.getLong("balance_after"),
                row.getObject("owner_id", UUID.class),
                row.getString("program"),
                row.getString("purpose"),
                row.getString("asset"));
    }

    private static UUID[] ids(Collection<EntryPosted> entries, Function<EntryPosted, UUID> id) {
        return entries.stream().map(id).toArray(UUID[]::new);
    }

    private static Long[] longs(Collection<EntryPosted> entries, ToLongFunction<EntryPosted> number) {
        return entries.stream().map(number::applyAsLong).toArray(Long[]::new);
    }

    private static String[] texts(Collection<EntryPosted> entries, Function<EntryPosted, String> text) {
        return entries.stream().map(text).toArray(String[]::new);
    }
}
