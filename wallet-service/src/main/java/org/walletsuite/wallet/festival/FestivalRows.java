package org.walletsuite.wallet.festival;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.festival.Paging;

/** The festivals' table. */
@Repository
class FestivalRows {

    private final JdbcClient db;

    FestivalRows(JdbcClient db) {
        this.db = db;
    }

    void add(FestivalRow festival) {
        particulars(
                        db.sql("insert into festival (id, name, start_date, end_date, location, timezone,"
                                + " currency_name, exchange_rate, status, cash_in_account, card_in_account,"
                                + " created_at, updated_at)"
                                + " values (:id, :name, :start, :end, :location, :timezone, :currency, :rate,"
                                + " :status, :cashIn, :cardIn, :now, :now)"),
                        festival.particulars())
                .param("id", festival.id())
                .param("status", festival.status().name())
                .param("cashIn", festival.cashInAccount())
                .param("cardIn", festival.cardInAccount())
                .param("now", at(festival.createdAt()))
                .update();
    }

    void update(UUID id, Particulars.Checked changed, FestivalStatus status, Instant now) {
        particulars(
                        db.sql("update festival set name = :name, start_date = :start, end_date = :end,"
                                + " location = :location, timezone = :timezone, currency_name = :currency,"
                                + " exchange_rate = :rate, status = :status, updated_at = :now where id = :id"),
                        changed)
                .param("id", id)
                .param("status", status.name())
                .param("now", at(now))
                .update();
    }

    /** The ledger has all it needs, and calls the token by this name. */
    void settled(UUID id, String ledgerName, Instant now) {
        db.sql("update festival set opened_at = coalesce(opened_at, ?), ledger_name = ? where id = ?")
                .param(at(now))
                .param(ledgerName)
                .param(id)
                .update();
    }

    Optional<FestivalRow> opened(UUID id) {
        return db.sql("select * from festival where id = ? and opened_at is not null")
                .param(id)
                .query((row, _) -> festival(row))
                .optional();
    }

    /** Locks the festival, opened or not, until the transaction ends. */
    Optional<FestivalRow> lock(UUID id) {
        return db.sql("select * from festival where id = ? for update")
                .param(id)
                .query((row, _) -> festival(row))
                .optional();
    }

    List<UUID> unsettled(int limit) {
        return db.sql("select id from festival where opened_at is null or ledger_name is distinct from currency_name"
                        + " order by created_at limit ?")
                .param(limit)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Newest first. */
    List<FestivalRow> page(Paging paging) {
        return db.sql("select * from festival where opened_at is not null"
                        + " order by created_at desc, id desc limit ? offset ?")
                .param(paging.perPage())
                .param(paging.offset())
                .query((row, _) -> festival(row))
                .list();
    }

    long count() {
        return db.sql("select count(*) from festival where opened_at is not null")
                .query(Long.class)
                .single();
    }

    private static StatementSpec particulars(StatementSpec statement, Particulars.Checked festival) {
        return statement
                .param("name", festival.name())
                .param("start", festival.startDate())
                .param("end", festival.endDate())
                .param("location", festival.location(), Types.VARCHAR)
                .param("timezone", festival.timezone())
                .param("currency", festival.currencyName())
                .param("rate", festival.exchangeRate());
    }

    private static FestivalRow festival(ResultSet row) throws SQLException {
        var particulars = new Particulars.Checked(
                row.getString("name"),
                row.getString("start_date"),
                row.getString("end_date"),
                row.getString("location"),
                row.getString("timezone"),
                row.getString("currency_name"),
                row.getBigDecimal("exchange_rate"));
        return new FestivalRow(
                row.getObject("id", UUID.class),
                particulars,
                FestivalStatus.valueOf(row.getString("status")),
                row.getObject("cash_in_account", UUID.class),
                row.getObject("card_in_account", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getObject("opened_at") != null,
                row.getString("ledger_name"));
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
