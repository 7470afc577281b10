package org.walletsuite.platform.workflow;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The two columns of a workflow's table that say what is to be done when. */
final class WorkflowRows {

    static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final JdbcClient db;
    private final String table;
    private final String since;

    WorkflowRows(JdbcClient db, Workflow workflow) {
        this.db = db;
        this.table = name(workflow.table());
        this.since = name(workflow.since());
    }

    /**
     * A row that is one worker's until then. Whoever finds another time in the row has lost it.
     *
     * @param attempts how many failed before
     */
    record Claim(UUID id, Instant until, int attempts) {}

    /** Takes the row that is due for the longest time. */
    Optional<Claim> claim(Instant now) {
        var until = now.truncatedTo(ChronoUnit.MICROS).plus(Workflow.LEASE);
        return db.sql("update " + table + " set next_attempt_at = :until where id = (select id from " + table
                        + " where next_attempt_at <= :now order by next_attempt_at limit 1 for update skip locked)"
                        + " returning id, attempts")
                .param("until", at(until))
                .param("now", at(now))
                .query((row, _) -> new Claim(row.getObject("id", UUID.class), until, row.getInt("attempts")))
                .optional();
    }

    /** What failed before and has succeeded begins anew when there is more to do. */
    void forgive(Claim claim) {
        if (claim.attempts() > 0) {
            db.sql("update " + table + " set attempts = 0 where id = ?")
                    .param(claim.id())
                    .update();
        }
    }

    /** Gives a row back until then, as if it had never been claimed. */
    void giveBack(Claim claim, Instant then) {
        db.sql("update " + table + " set next_attempt_at = :then where id = :id and next_attempt_at = :until")
                .param("then", at(then))
                .param("id", claim.id())
                .param("until", at(claim.until()))
                .update();
    }

    /** One that failed comes again later, twice as late each time up to the longest pause, so that it keeps nobody else waiting. */
    void postpone(Claim claim, Instant now) {
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
     * What is left to do: all that is due, being worked at or put off after a failure, but not what is planned for later.
     *
     * @param oldest seconds since the first of them began to wait
     */
    record Backlog(double unfinished, double oldest) {}

    Backlog backlog(Instant now) {
        return db.sql("select count(*) as unfinished,"
                        + " coalesce(greatest(extract(epoch from :now::timestamptz - min(" + since
                        + ")), 0), 0)::float8"
                        + " as oldest from " + table + " where next_attempt_at <= :soon")
                .param("now", at(now))
                .param("soon", at(now.plus(LONGEST_PAUSE)))
                .query((row, _) -> new Backlog(row.getDouble("unfinished"), row.getDouble("oldest")))
                .single();
    }

    /** Names stand in the statements themselves. */
    private static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a table's or a column's name: " + name);
        }
        return name;
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
