package org.walletsuite.payment.stand;

import static org.walletsuite.platform.database.Timestamps.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.festival.StatusHistory;
import org.walletsuite.platform.workflow.Workflow;

/** The table of stands; all but {@link #unopened} and {@link #among} see only those whose ledger account is open. */
@Repository
class StandRows {

    private static final String COLUMNS =
            "select id, festival_id, name, category, location, status, created_at, updated_at from stand ";

    private static final int MOST_CHANGES = 100;

    private final JdbcClient db;

    StandRows(JdbcClient db) {
        this.db = db;
    }

    /** The intent: a stand that is not shown yet, and the request's to open. */
    void add(Stand stand) {
        db.sql("""
                insert into stand (id, festival_id, name, category, location, status, created_at, updated_at,
                    next_attempt_at)
                values (:id, :festival, :name, :category, :location, :status, :created, :updated, :later)
                """)
                .param("id", stand.id())
                .param("festival", stand.festivalId())
                .param("name", stand.name())
                .param("category", stand.category().name())
                .param("location", stand.location())
                .param("status", stand.status().name())
                .param("created", at(stand.createdAt()))
                .param("updated", at(stand.updatedAt()))
                .param("later", at(stand.createdAt().plus(Workflow.LEASE)))
                .update();
    }

    void markOpened(UUID id) {
        db.sql("update stand set opened = true, next_attempt_at = null, attempts = 0 where id = :id")
                .param("id", id)
                .update();
    }

    Optional<Stand> unopened(UUID id) {
        return db.sql(COLUMNS + "where id = :id and not opened")
                .param("id", id)
                .query(StandRows::stand)
                .optional();
    }

    Optional<Stand> find(UUID id) {
        return db.sql(COLUMNS + "where id = :id and opened")
                .param("id", id)
                .query(StandRows::stand)
                .optional();
    }

    /** Locks the row until the transaction ends. */
    Optional<Stand> lock(UUID id) {
        return db.sql(COLUMNS + "where id = :id and opened for update")
                .param("id", id)
                .query(StandRows::stand)
                .optional();
    }

    /** Stores a stand's change, and its status in the history when it has changed. */
    void update(Stand before, Stand after) {
        db.sql("""
                update stand set name = :name, category = :category, location = :location, status = :status,
                    updated_at = :updated
                where id = :id
                """)
                .param("id", after.id())
                .param("name", after.name())
                .param("category", after.category().name())
                .param("location", after.location())
                .param("status", after.status().name())
                .param("updated", at(after.updatedAt()))
                .update();
        if (after.status() != before.status()) {
            db.sql("insert into stand_status (stand_id, status, since) values (:id, :status, :since)")
                    .param("id", after.id())
                    .param("status", after.status().name())
                    .param("since", at(after.updatedAt()))
                    .update();
        }
    }

    /** The history of a stand's status; of very many changes the latest ones. */
    StatusHistory<StandStatus> statuses(UUID id) {
        var latestFirst = db.sql("select status, since from stand_status where stand_id = :id"
                        + " order by number desc limit :limit")
                .param("id", id)
                .param("limit", MOST_CHANGES)
                .query((row, _) -> new StatusHistory.Change<>(
                        StandStatus.valueOf(row.getString("status")),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
        return new StatusHistory<>(StandStatus.ACTIVE, latestFirst.reversed());
    }

    List<Stand> page(UUID festival, long offset, int limit) {
        return db.sql(COLUMNS + "where festival_id = :festival and opened order by id desc limit :limit offset :offset")
                .param("festival", festival)
                .param("limit", limit)
                .param("offset", offset)
                .query(StandRows::stand)
                .list();
    }

    long count(UUID festival) {
        return db.sql("select count(*) from stand where festival_id = :festival and opened")
                .param("festival", festival)
                .query(Long.class)
                .single();
    }

    /** The next stands after this id, ascending. */
    List<Stand> openedAfter(UUID id, int limit) {
        return db.sql(COLUMNS + "where id > :id and opened order by id limit :limit")
                .param("id", id)
                .param("limit", limit)
                .query(StandRows::stand)
                .list();
    }

    /** The existing ones of these stands, opened or not. */
    List<Stand> among(List<UUID> ids) {
        return db.sql(COLUMNS + "where id = any (:ids::uuid[])")
                .param("ids", ids.toArray(UUID[]::new))
                .query(StandRows::stand)
                .list();
    }

    private static Stand stand(ResultSet row, int number) throws SQLException {
        return new Stand(
                row.getObject("id", UUID.class),
                row.getObject("festival_id", UUID.class),
                row.getString("name"),
                StandCategory.valueOf(row.getString("category")),
                row.getString("location"),
                StandStatus.valueOf(row.getString("status")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
