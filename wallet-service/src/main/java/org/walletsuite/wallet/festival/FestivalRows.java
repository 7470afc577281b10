package org.walletsuite.wallet.festival;

import static org.walletsuite.platform.database.Timestamps.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.festival.Paging;
import org.walletsuite.platform.festival.StatusHistory;
import org.walletsuite.platform.workflow.Workflow;

/** The festivals' table. */
@Repository
class FestivalRows {

    private static final int MOST_CHANGES = 100;

    private final JdbcClient db;

    FestivalRows(JdbcClient db) {
        this.db = db;
    }

    /** The intent: a festival that is not shown yet, and the request's to open. */
    void add(FestivalRow festival) {
        details(
                        db.sql("insert into festival (id, name, start_date, end_date, location, timezone,"
                                + " currency_name, exchange_rate, qr_algorithm, offline_per_payment, offline_per_wallet,"
                                + " offline_per_device, status, cash_in_account, card_in_account,"
                                + " created_at, updated_at, next_attempt_at)"
                                + " values (:id, :name, :start, :end, :location, :timezone, :currency, :rate, :algorithm,"
                                + " :perPayment, :perWallet, :perDevice,"
                                + " :status, :cashIn, :cardIn, :now, :now, :later)"),
                        festival.details())
                .param("id", festival.id())
                .param("status", festival.status().name())
                .param("cashIn", festival.cashInAccount())
                .param("cardIn", festival.cardInAccount())
                .param("now", at(festival.createdAt()))
                .param("later", at(festival.createdAt().plus(Workflow.LEASE)))
                .update();
    }

    /**
     * Stores a festival's change, and its status in the history when it has changed. A new name of the token is sent to
     * the ledger once no earlier update can be in progress any more.
     */
    void update(FestivalRow before, FestivalRow after) {
        details(
                        db.sql("update festival set name = :name, start_date = :start, end_date = :end,"
                                + " location = :location, timezone = :timezone, currency_name = :currency,"
                                + " exchange_rate = :rate, qr_algorithm = :algorithm, offline_per_payment = :perPayment,"
                                + " offline_per_wallet = :perWallet, offline_per_device = :perDevice, status = :status, updated_at = :now,"
                                + " next_attempt_at = case when currency_name = :currency then next_attempt_at"
                                + " else coalesce(next_attempt_at, :later) end where id = :id"),
                        after.details())
                .param("id", after.id())
                .param("status", after.status().name())
                .param("now", at(after.updatedAt()))
                .param("later", at(after.updatedAt().plus(Workflow.LEASE)))
                .update();
        if (after.status() != before.status()) {
            db.sql("insert into festival_status (festival_id, status, since) values (?, ?, ?)")
                    .param(after.id())
                    .param(after.status().name())
                    .param(at(after.updatedAt()))
                    .update();
        }
    }

    /** The history of a festival's status; of very many changes the latest ones. */
    StatusHistory<Festival.Status> statuses(UUID id) {
        var latestFirst = db.sql("select status, since from festival_status where festival_id = ?"
                        + " order by number desc limit ?")
                .param(id)
                .param(MOST_CHANGES)
                .query((row, _) -> new StatusHistory.Change<>(
                        Festival.Status.valueOf(row.getString("status")),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
        return new StatusHistory<>(Festival.Status.ACTIVE, latestFirst.reversed());
    }

    /** Claims a festival that the ledger does not have yet, until then; empty when the ledger has it. */
    Optional<FestivalRow> beginOpening(UUID id, Instant until) {
        return db.sql("update festival set next_attempt_at = greatest(next_attempt_at, ?)"
                        + " where id = ? and opened_at is null returning *")
                .param(at(until))
                .param(id)
                .query((row, _) -> festival(row))
                .optional();
    }

    /** A festival that isn't up to date in the ledger. */
    Optional<FestivalRow> outOfDate(UUID id) {
        return db.sql("select * from festival where id = ? and next_attempt_at is not null")
                .param(id)
                .query((row, _) -> festival(row))
                .optional();
    }

    /**
     * Marks the ledger as up to date with this name of the token; where the name has changed since, another update
     * follows.
     */
    void markUpToDate(UUID id, String ledgerName, Instant now) {
        db.sql("update festival set opened_at = coalesce(opened_at, :now), attempts = 0, next_attempt_at ="
                        + " case when currency_name = :ledgerName then null else coalesce(next_attempt_at, :now) end"
                        + " where id = :id")
                .param("now", at(now))
                .param("ledgerName", ledgerName)
                .param("id", id)
                .update();
    }

    /** For other services, which cache it: from now on the token keeps its name. */
    Optional<FestivalRow> openedWithFixedName(UUID id, Instant now) {
        return opened(id).flatMap(festival -> festival.nameFixed() ? Optional.of(festival) : fixName(id, now));
    }

    /** Waits for a concurrent change, and returns its result. */
    private Optional<FestivalRow> fixName(UUID id, Instant now) {
        return db.sql("update festival set name_fixed_at = coalesce(name_fixed_at, ?) where id = ? returning *")
                .param(at(now))
                .param(id)
                .query((row, _) -> festival(row))
                .optional();
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

    private static StatementSpec details(StatementSpec statement, FestivalDetails.Checked festival) {
        return statement
                .param("name", festival.name())
                .param("start", festival.startDate())
                .param("end", festival.endDate())
                .param("location", festival.location(), Types.VARCHAR)
                .param("timezone", festival.timezone())
                .param("currency", festival.currencyName())
                .param("rate", festival.exchangeRate())
                .param("algorithm", festival.qrAlgorithm().name())
                .param("perPayment", festival.offlineLimits().perPayment(), Types.BIGINT)
                .param("perWallet", festival.offlineLimits().perWallet(), Types.BIGINT)
                .param("perDevice", festival.offlineLimits().perDevice(), Types.BIGINT);
    }

    private static FestivalRow festival(ResultSet row) throws SQLException {
        var details = new FestivalDetails.Checked(
                row.getString("name"),
                row.getString("start_date"),
                row.getString("end_date"),
                row.getString("location"),
                row.getString("timezone"),
                row.getString("currency_name"),
                row.getBigDecimal("exchange_rate"),
                QrAlgorithm.valueOf(row.getString("qr_algorithm")),
                new OfflineLimits(
                        row.getObject("offline_per_payment", Long.class),
                        row.getObject("offline_per_wallet", Long.class),
                        row.getObject("offline_per_device", Long.class)));
        return new FestivalRow(
                row.getObject("id", UUID.class),
                details,
                Festival.Status.valueOf(row.getString("status")),
                row.getObject("cash_in_account", UUID.class),
                row.getObject("card_in_account", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getObject("opened_at") != null,
                row.getObject("name_fixed_at") != null);
    }
}
