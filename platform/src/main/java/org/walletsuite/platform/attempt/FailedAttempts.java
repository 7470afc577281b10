package org.walletsuite.platform.attempt;

import static org.walletsuite.platform.database.Timestamps.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.database.Pruning;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.id.Sha256;

/**
 * Counts failed attempts at a secret and locks it after too many. Secrets that nobody has are counted alike, so that a
 * lock-out doesn't reveal whether a user exists.
 */
public class FailedAttempts {

    /** The count starts again when the first failure is outside the window, or a lock-out has ended. */
    private static final String OVER = "known.since <= :stale or known.locked_until <= :now";

    private static final String ATTEMPTS = "(case when " + OVER + " then 1 else known.attempts + 1 end)";

    /** Anybody can create rows by trying names, so old rows are deleted in bounded steps. */
    private static final int FORGET_AT_ONCE = 1_000;

    private final JdbcClient db;
    private final Clock clock;

    FailedAttempts(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * A kind of secret, and the limits on attempts at it.
     *
     * @param name distinguishes the kinds of secrets of one service
     * @param allowed failures within the window; the last one locks
     * @param complaint the error message while it is locked
     */
    public record Kind(String name, int allowed, Duration window, Duration lockOut, String complaint) {}

    /** When the lock-out of this subject ends; empty where there is none. */
    Optional<Instant> lockedUntil(Kind kind, String subject) {
        return lockedUntil(kind, subject, "");
    }

    /** Throws RATE_LIMITED, with the time it lasts, while this subject is locked out. */
    public void checkLockOut(Kind kind, String subject) {
        refuse(kind, lockedUntil(kind, subject));
    }

    /**
     * Records how an attempt ended, one after the other for each subject. A parallel attempt beyond the limit gets
     * RATE_LIMITED, whether its secret was right or not.
     *
     * @return until when this attempt, the last one allowed, has locked the subject; empty for every other
     */
    @Transactional
    public Optional<Instant> record(Kind kind, String subject, boolean right) {
        var now = clock.instant();
        db.sql("insert into failed_attempt (subject, attempts, since, forget_at) values (?, 0, ?, ?)"
                        + " on conflict do nothing")
                .param(hash(kind, subject))
                .param(at(now))
                .param(at(forgetAt(kind, now)))
                .update();
        refuse(kind, lockedUntil(kind, subject, " for update"));
        if (!right) {
            return count(kind, subject);
        }
        db.sql("delete from failed_attempt where subject = ?")
                .param(hash(kind, subject))
                .update();
        return Optional.empty();
    }

    /**
     * Makes an attempt alone among those at this subject: however many come at once, none is made beyond the limit, which
     * is RATE_LIMITED. A right one does not begin the count anew.
     *
     * @param attempt made in the same transaction; empty where it was wrong
     */
    @Transactional
    public <T> Optional<T> attempt(Kind kind, String subject, Supplier<Optional<T>> attempt) {
        db.sql("select 1 from pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("failed-attempt:" + hash(kind, subject))
                .query(Integer.class)
                .single();
        checkLockOut(kind, subject);
        var found = attempt.get();
        if (found.isEmpty()) {
            count(kind, subject);
        }
        return found;
    }

    /** The row exists, unless a correct attempt deleted it at the same instant. */
    private Optional<Instant> count(Kind kind, String subject) {
        var now = clock.instant();
        return db.sql("insert into failed_attempt as known (subject, attempts, since, locked_until, forget_at)"
                        + " values (:subject, 1, :now, case when :allowed <= 1 then :lockEnd::timestamptz end, :forgetAt)"
                        + " on conflict (subject) do update set"
                        + " attempts = " + ATTEMPTS + ","
                        + " since = case when " + OVER + " then :now else known.since end,"
                        + " locked_until = case when " + ATTEMPTS + " >= :allowed then :lockEnd::timestamptz end,"
                        + " forget_at = excluded.forget_at"
                        + " returning locked_until")
                .param("subject", hash(kind, subject))
                .param("now", at(now))
                .param("stale", at(now.minus(kind.window())))
                .param("allowed", kind.allowed())
                .param("lockEnd", at(now.plus(kind.lockOut())))
                .param("forgetAt", at(forgetAt(kind, now)))
                .query((row, _) -> end(row))
                .single();
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT5M")
    void forget() {
        Pruning.inSteps(FORGET_AT_ONCE, this::deleteExpired);
    }

    private int deleteExpired(int limit) {
        return db.sql("delete from failed_attempt where subject in (select subject from failed_attempt"
                        + " where forget_at < ? limit ? for update skip locked)")
                .param(at(clock.instant()))
                .param(limit)
                .update();
    }

    private Optional<Instant> lockedUntil(Kind kind, String subject, String lock) {
        return db.sql("select locked_until from failed_attempt where subject = ?" + lock)
                .param(hash(kind, subject))
                .query((row, _) -> end(row))
                .optional()
                .flatMap(locked -> locked.filter(clock.instant()::isBefore));
    }

    private static Optional<Instant> end(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("locked_until", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    private void refuse(Kind kind, Optional<Instant> lockedUntil) {
        lockedUntil.ifPresent(until -> {
            throw new ApiException(ErrorCode.RATE_LIMITED, kind.complaint())
                    .retryAfter(Duration.between(clock.instant(), until).plusSeconds(1));
        });
    }

    private static Instant forgetAt(Kind kind, Instant now) {
        return now.plus(kind.window()).plus(kind.lockOut());
    }

    /** Stored as a hash, because users sometimes type a password in place of a name. */
    private static String hash(Kind kind, String subject) {
        var text = kind.name() + ":" + subject;
        return Sha256.hex(text);
    }
}
