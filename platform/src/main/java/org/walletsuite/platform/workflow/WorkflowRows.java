package org.walletsuite.platform.workflow;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads and writes the two scheduling columns of a workflow's table. */
final class WorkflowRows {

    static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final JdbcClient db;
    private final String table;
    private final String since;
    private final String order;
    private final String lanes;

    WorkflowRows(JdbcClient db, Workflow workflow) {
        this.db = db;
        var lane = workflow.lane();
        this.lanes = lane == null ? "" : " and not " + name(lane) + " = any(:busy)";
        this.table = name(workflow.table());
        this.since = name(workflow.since());
        var rank = workflow.rank();
        this.order = rank == null ? "next_attempt_at" : name(rank) + ", next_attempt_at";
    }

    /**
     * A row that is reserved for one worker until then. A worker that finds another time in the row has lost it.
     *
     * @param attempts how many attempts failed before
     */
    record Claim(UUID id, Instant until, int attempts) {}

    /**
     * Claims the row that comes first of those in none of the busy lanes: the one that has been due longest, unless the
     * workflow ranks them.
     */
    Optional<Claim> claim(Instant now, Collection<UUID> busyLanes) {
        var until = now.truncatedTo(ChronoUnit.MICROS).plus(Workflow.LEASE);
        return db.sql("update " + table + " set next_attempt_at = :until where id = (select id from " + table
                        + " where next_attempt_at <= :now" + (busyLanes.isEmpty() ? "" : lanes)
                        + " order by " + order + " limit 1 for update skip locked) returning id, attempts")
                .param("until", at(until))
                .param("now", at(now))
                .param("busy", busyLanes.toArray(UUID[]::new))
                .query((row, _) -> new Claim(row.getObject("id", UUID.class), until, row.getInt("attempts")))
                .optional();
    }

    /** Resets the failures of a row that has succeeded but has more to do. */
    void resetFailures(Claim claim) {
        if (claim.attempts() > 0) {
            db.sql("update " + table + " set attempts = 0 where id = ?")
                    .param(claim.id())
                    .update();
        }
    }

    /** Releases a row until then, as if it had never been claimed. */
    void release(Claim claim, Instant then) {
        db.sql("update " + table + " set next_attempt_at = :then where id = :id and next_attempt_at = :until")
                .param("then", at(then))
                .param("id", claim.id())
                .param("until", at(claim.until()))
                .update();
    }

    /** Schedules the retry of a failed row with exponential backoff, so that it doesn't block other rows. */
    void retryLater(Claim claim, Instant now) {
        db.sql("update " + table + " set attempts = attempts + 1, next_attempt_at = :now::timestamptz"
                        + " + least(:first * power(2, least(attempts, 20)), :longest) * interval '1 second'"
                        + " where id = :id and next_attempt_at = :until")
                .param("now", at(now))
                .param("first", FIRST_PAUSE.toSeconds())
                .param("longest", LONGEST_PAUSE.toSeconds())
                .param("id", claim.id())
                .param("until", at(claim.until()))
                .update();
    }

    /**
     * The unfinished work: rows that are due, in progress or delayed after a failure, but not those scheduled for later
     * than a lease: a claimed row has no other mark than its time.
     *
     * @param oldest seconds since the oldest began to wait
     */
    record Backlog(double unfinished, double oldest) {}

    Backlog backlog(Instant now) {
        return db.sql("select count(*) as unfinished,"
                        + " coalesce(greatest(extract(epoch from :now::timestamptz - min(" + since
                        + ")), 0), 0)::float8"
                        + " as oldest from " + table
                        + " where next_attempt_at <= :soon and (attempts > 0 or next_attempt_at <= :leased)")
                .param("now", at(now))
                .param("soon", at(now.plus(LONGEST_PAUSE)))
                .param("leased", at(now.plus(Workflow.LEASE)))
                .query((row, _) -> new Backlog(row.getDouble("unfinished"), row.getDouble("oldest")))
                .single();
    }

    /** Checked, because names are concatenated into statements. */
    private static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a table's or a column's name: " + name);
        }
        return name;
    }
}
