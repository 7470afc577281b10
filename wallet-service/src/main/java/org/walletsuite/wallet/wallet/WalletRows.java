package org.walletsuite.wallet.wallet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.festival.Paging;

/** The wallets' table; each query joins the columns that it needs of user and festival. */
@Repository
class WalletRows {

    private static final String SELECT = "select w.id, w.person_id, p.number, w.festival_id, f.currency_name,"
            + " w.created_at, w.opened_at is not null as opened"
            + " from wallet w join person p on p.id = w.person_id join festival f on f.id = w.festival_id ";

    private final JdbcClient db;

    WalletRows(JdbcClient db) {
        this.db = db;
    }

    /**
     * Writes the intent of a wallet, claimed until then; does nothing when there is one, or no such user or festival.
     */
    void add(UUID id, UUID owner, UUID festival, Instant now, Instant until) {
        db.sql("insert into wallet (id, person_id, festival_id, created_at, next_attempt_at)"
                        + " select :id, p.id, f.id, :now, :until from person p, festival f"
                        + " where p.id = :owner and f.id = :festival and f.opened_at is not null"
                        + " on conflict (person_id, festival_id) do nothing")
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("owner", owner)
                .param("festival", festival)
                .update();
    }

    /** Marks a wallet as opened; true for the first call. */
    boolean markOpened(UUID id, Instant now) {
        return db.sql(
                                "update wallet set opened_at = ?, next_attempt_at = null, attempts = 0 where id = ? and opened_at is null")
                        .param(now.atOffset(ZoneOffset.UTC))
                        .param(id)
                        .update()
                == 1;
    }

    /** Opened or not. */
    Optional<WalletRow> of(UUID owner, UUID festival) {
        return db.sql(SELECT + "where w.person_id = ? and w.festival_id = ?")
                .param(owner)
                .param(festival)
                .query((row, _) -> wallet(row))
                .optional();
    }

    Optional<WalletRow> opened(UUID id) {
        return db.sql(SELECT + "where w.id = ? and w.opened_at is not null")
                .param(id)
                .query((row, _) -> wallet(row))
                .optional();
    }

    Optional<WalletRow> unopened(UUID id) {
        return db.sql(SELECT + "where w.id = ? and w.opened_at is null")
                .param(id)
                .query((row, _) -> wallet(row))
                .optional();
    }

    /** The open wallets of one owner, newest first. */
    List<WalletRow> openedOf(UUID owner, int limit) {
        return db.sql(SELECT + "where w.person_id = ? and w.opened_at is not null"
                        + " order by w.created_at desc, w.id desc limit ?")
                .param(owner)
                .param(limit)
                .query((row, _) -> wallet(row))
                .list();
    }

    /** Open wallets, newest first; null matches every owner or festival. */
    List<WalletRow> page(@Nullable UUID owner, @Nullable UUID festival, Paging paging) {
        return matching(SELECT, owner, festival, " order by w.created_at desc, w.id desc limit :limit offset :offset")
                .param("limit", paging.perPage())
                .param("offset", paging.offset())
                .query((row, _) -> wallet(row))
                .list();
    }

    long count(@Nullable UUID owner, @Nullable UUID festival) {
        return matching("select count(*) from wallet w ", owner, festival, "")
                .query(Long.class)
                .single();
    }

    /** Without the conditions that match everything, so that each search has its index. */
    private StatementSpec matching(String select, @Nullable UUID owner, @Nullable UUID festival, String end) {
        var statement = db.sql(select + "where w.opened_at is not null"
                + (owner == null ? "" : " and w.person_id = :owner")
                + (festival == null ? "" : " and w.festival_id = :festival")
                + end);
        if (owner != null) {
            statement.param("owner", owner);
        }
        if (festival != null) {
            statement.param("festival", festival);
        }
        return statement;
    }

    /** Until the transaction ends. */
    void lock(UUID id) {
        db.sql("select id from wallet where id = ? for update")
                .param(id)
                .query(UUID.class)
                .single();
    }

    boolean isUser(UUID id) {
        return db.sql("select exists (select from person where id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    private static WalletRow wallet(ResultSet row) throws SQLException {
        return new WalletRow(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getLong("number"),
                row.getObject("festival_id", UUID.class),
                row.getString("currency_name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("opened"));
    }
}
