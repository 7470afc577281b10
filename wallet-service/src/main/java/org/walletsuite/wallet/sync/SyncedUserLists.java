package org.walletsuite.wallet.sync;

import static org.walletsuite.platform.database.Timestamps.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.user.SyncedUserApi.Page;
import org.walletsuite.platform.user.SyncedUserApi.UserRecord;
import org.walletsuite.wallet.user.UserAccountRows;

/** Parts of the list of users by creation. Users who were created at one instant are in the order of their numbers. */
@Repository
class SyncedUserLists {

    /** As the index says, so that each list is a part of it. */
    private static final String LISTED = " from person where (email is not null or phone is not null)";

    private static final String BETWEEN = " and created_at >= :since and created_at < :until";

    static final String COUNT = "select count(*)" + LISTED + BETWEEN;
    static final String CREATED = "select " + UserAccountRows.COLUMNS + LISTED + BETWEEN
            + " order by created_at, number limit :limit offset :offset";

    static final String COUNT_RECENT = "select count(*) from (select 1" + LISTED + " limit :count) newest";
    static final String RECENT = "select " + UserAccountRows.COLUMNS + LISTED
            + " order by created_at desc, number desc limit :limit offset :offset";

    private final JdbcClient db;

    SyncedUserLists(JdbcClient db) {
        this.db = db;
    }

    Page created(Instant since, Instant until, long offset, int limit) {
        var total = db.sql(COUNT)
                .param("since", at(since))
                .param("until", at(until))
                .query(Long.class)
                .single();
        return offset >= total ? new Page(total, List.of()) : new Page(total, listed(since, until, offset, limit));
    }

    private List<UserRecord> listed(Instant since, Instant until, long offset, int limit) {
        return db.sql(CREATED)
                .param("since", at(since))
                .param("until", at(until))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> entry(row))
                .list();
    }

    /** Counts no further than it must. */
    Page recent(int count, long offset, int limit) {
        var total = db.sql(COUNT_RECENT).param("count", count).query(Long.class).single();
        return offset >= total
                ? new Page(total, List.of())
                : new Page(total, newest(offset, Math.min(limit, Math.toIntExact(total - offset))));
    }

    private List<UserRecord> newest(long offset, int limit) {
        return db.sql(RECENT)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> entry(row))
                .list();
    }

    /** Those of these who log in themselves. */
    List<UUID> signedUp(List<UUID> users) {
        return db.sql("select id from person where id = any(?) and (password_hash is not null or external_log_in)")
                .param(users.toArray(UUID[]::new))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    private static UserRecord entry(ResultSet row) throws SQLException {
        var user = UserAccountRows.user(row);
        return new UserRecord(user.asUser(), user.createdAt(), user.updatedAt());
    }
}
