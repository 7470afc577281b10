package org.walletsuite.wallet.person;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.ledger.RequestHash;

/** Counts wrong passwords and locks a log-in after too many; names nobody has are counted alike, so that a lock tells nothing. */
@Component
class LogInMisses {

    private static final int ALLOWED = 5;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration LOCK = Duration.ofMinutes(15);

    private final JdbcClient db;
    private final Clock clock;

    LogInMisses(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Throws RATE_LIMITED while the log-in is locked. */
    void checkLock(String login) {
        refuseIfLocked(login, "");
    }

    /** Counts how a try ended, one after the other for each log-in: what was guessed at once past the limit learns nothing, right or wrong. */
    @Transactional
    public void settle(String login, boolean right) {
        db.sql("insert into login_miss (login, misses, since) values (?, 0, ?) on conflict do nothing")
                .param(hash(login))
                .param(at(clock.instant()))
                .update();
        refuseIfLocked(login, " for update");
        if (right) {
            db.sql("delete from login_miss where login = ?").param(hash(login)).update();
            return;
        }
        var now = clock.instant();
        db.sql("insert into login_miss as known (login, misses, since) values (:login, 1, :now)"
                        + " on conflict (login) do update set"
                        + " misses = case when known.since <= :stale then 1 else known.misses + 1 end,"
                        + " since = case when known.since <= :stale then :now else known.since end,"
                        + " locked_until = case when known.since > :stale and known.misses + 1 >= :allowed"
                        + " then :lockEnd::timestamptz end")
                .param("login", hash(login))
                .param("now", at(now))
                .param("stale", at(now.minus(WINDOW)))
                .param("allowed", ALLOWED)
                .param("lockEnd", at(now.plus(LOCK)))
                .update();
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT5M")
    void forget() {
        db.sql("delete from login_miss where since < ?")
                .param(at(clock.instant().minus(WINDOW).minus(LOCK)))
                .update();
    }

    private void refuseIfLocked(String login, String lock) {
        var now = clock.instant();
        db.sql("select locked_until from login_miss where login = ?" + lock)
                .param(hash(login))
                .query((row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .optional()
                .flatMap(locked -> locked.map(OffsetDateTime::toInstant))
                .filter(now::isBefore)
                .ifPresent(until -> {
                    throw new ApiException(ErrorCode.RATE_LIMITED, "Too many failed log-ins, try again later.")
                            .retryAfter(Duration.between(now, until).plusSeconds(1));
                });
    }

    /** What people type in place of a name, sometimes a password, is not kept in the clear. */
    private static String hash(String login) {
        return HexFormat.of().formatHex(RequestHash.sha256().digest(login.getBytes(StandardCharsets.UTF_8)));
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
