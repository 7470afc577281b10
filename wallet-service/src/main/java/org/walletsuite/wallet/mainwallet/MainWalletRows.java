package org.walletsuite.wallet.mainwallet;

import static org.walletsuite.platform.database.Timestamps.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The main wallets' table; what is shown of their owners comes in the same read. */
@Repository
class MainWalletRows {

    private static final String SELECT =
            "select w.id, w.person_id, p.number, coalesce(p.username, p.email, p.phone, p.id::text) as owner_name, w.created_at,"
                    + " w.opened_at is not null as opened from main_wallet w join person p on p.id = w.person_id ";

    private final JdbcClient db;

    MainWalletRows(JdbcClient db) {
        this.db = db;
    }

    /** Writes the intent to have a wallet, with the worker kept away until then; nothing happens when there is one, or no such user. */
    void add(UUID id, UUID owner, Instant now, Instant until) {
        db.sql("insert into main_wallet (id, person_id, created_at, next_attempt_at)"
                        + " select :id, p.id, :now, :until from person p where p.id = :owner"
                        + " on conflict (person_id) do nothing")
                .param("id", id)
                .param("now", at(now))
                .param("until", at(until))
                .param("owner", owner)
                .update();
    }

    void markOpened(UUID id, Instant now) {
        db.sql("update main_wallet set opened_at = ?, next_attempt_at = null, attempts = 0"
                        + " where id = ? and opened_at is null")
                .param(at(now))
                .param(id)
                .update();
    }

    /** Opened or not. */
    Optional<MainWalletRow> of(UUID owner) {
        return one("where w.person_id = ?", owner);
    }

    Optional<MainWalletRow> opened(UUID id) {
        return one("where w.id = ? and w.opened_at is not null", id);
    }

    Optional<MainWalletRow> unopened(UUID id) {
        return one("where w.id = ? and w.opened_at is null", id);
    }

    /** Until the transaction ends. */
    void lock(UUID id) {
        db.sql("select id from main_wallet where id = ? for update")
                .param(id)
                .query(UUID.class)
                .single();
    }

    private Optional<MainWalletRow> one(String condition, UUID parameter) {
        return db.sql(SELECT + condition)
                .param(parameter)
                .query((row, _) -> wallet(row))
                .optional();
    }

    private static MainWalletRow wallet(ResultSet row) throws SQLException {
        return new MainWalletRow(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getLong("number"),
                row.getString("owner_name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("opened"));
    }
}
