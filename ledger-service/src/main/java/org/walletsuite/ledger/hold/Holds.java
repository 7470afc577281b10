package org.walletsuite.ledger.hold;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.ledger.row.Columns;
import org.walletsuite.ledger.transfer.HoldRows;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.ledger.Hold;
import org.walletsuite.platform.ledger.LedgerReads;
import org.walletsuite.platform.reconciliation.KeysetPages;
import tools.jackson.databind.json.JsonMapper;

/** The holds; only the writer changes them. */
@Repository
public class Holds {

    private static final int MOST = 200;

    private final JdbcClient db;
    private final HoldRows rows;

    Holds(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.rows = new HoldRows(json);
    }

    /** An expired hold that is still open. */
    record Due(UUID id, Instant expiresAt) {

        /** Below all other ids. */
        static final Due FIRST = new Due(KeysetPages.BEFORE_ALL, Instant.EPOCH);
    }

    public Optional<Hold> find(UUID id) {
        return find(List.of(id)).stream().findFirst();
    }

    /** At most {@link LedgerReads#MOST_IDS}; unknown ids are left out. */
    public List<Hold> find(List<UUID> ids) {
        if (ids.size() > LedgerReads.MOST_IDS) {
            throw ApiException.invalid("ids", "At most " + LedgerReads.MOST_IDS + " holds at once.");
        }
        return db.sql("select " + HoldRows.COLUMNS + " from hold where id = any (?)")
                .param(ids.toArray(UUID[]::new))
                .query((row, _) -> rows.hold(row))
                .list();
    }

    /** An account's open holds, oldest first. */
    public List<Hold> open(UUID account, @Nullable UUID after, int size) {
        if (size < 1 || size > MOST) {
            throw ApiException.invalid("size", "Must be between 1 and " + MOST + ".");
        }
        return db.sql("select " + HoldRows.COLUMNS + " from hold"
                        + " where account_id = :account and status = 'OPEN' and id > :after order by id limit :size")
                .param("account", account)
                .param("after", after == null ? KeysetPages.BEFORE_ALL : after)
                .param("size", size)
                .query((row, _) -> rows.hold(row))
                .list();
    }

    /** The next expired holds that are still open, after this one. */
    List<Due> due(Instant now, Due after, int size) {
        return db.sql("""
                        select id, expires_at from hold
                        where status = 'OPEN' and expires_at <= :now and (expires_at, id) > (:time, :id)
                        order by expires_at, id limit :size""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("time", after.expiresAt().atOffset(ZoneOffset.UTC))
                .param("id", after.id())
                .param("size", size)
                .query((row, _) -> new Due(row.getObject("id", UUID.class), Columns.instant(row, "expires_at")))
                .list();
    }
}
