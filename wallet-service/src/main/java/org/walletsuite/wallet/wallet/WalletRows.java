package org.walletsuite.wallet.wallet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

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
