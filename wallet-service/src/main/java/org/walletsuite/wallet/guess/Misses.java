package org.walletsuite.wallet.guess;

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

/** Counts wrong guesses at a secret and locks it after too many; secrets nobody has are counted alike, so that a lock tells nothing. */
@Component
public class Misses {

    private static final int ALLOWED = 5;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration LOCK = Duration.ofMinutes(15);

    private final JdbcClient db;
    private final Clock clock;

    Misses(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What may be guessed at. */
    public enum Secret {
        PASSWORD("Too many failed log-ins, try again later."),
        PIN("Too many wrong PINs, try again later."),
        PHONE_CODE("Too many wrong codes, ask for another one.");

        private final String complaint;

        Secret(String complaint) {
            this.complaint = complaint;
        }
    }

    /** Throws RATE_LIMITED while this owner's secret is locked. */
    public void checkLock(Secret secret, String owner) {
        refuseIfLocked(secret, owner, "");
    }

    /**
     * Counts how a guess ended, one after the other for each secret: what was guessed at once past the limit learns
     * nothing, right or wrong, but RATE_LIMITED.
     */
    @Transactional
    public void settle(Secret secret, String owner, boolean right) {
        var subject = hash(secret, owner);
        db.sql("insert into miss (subject, misses, since) values (?, 0, ?) on conflict do nothing")
                .param(subject)
                .param(at(clock.instant()))
                .update();
        refuseIfLocked(secret, owner, " for update");
        if (right) {
            db.sql("delete from miss where subject = ?").param(subject).update();
            return;
        }
        var now = clock.instant();
        db.sql("insert into miss as known (subject, misses, since) values (:subject, 1, :now)"
                        + " on conflict (subject) do update set"
                        + " misses = case when known.since <= :stale then 1 else known.misses + 1 end,"
                        + " since = case when known.since <= :stale then :now else known.since end,"
                        + " locked_until = case when known.since > :stale and known.misses + 1 >= :allowed"
                        + " then :lockEnd::timestamptz end")
                .param("subject", subject)
                .param("now", at(now))
                .param("stale", at(now.minus(WINDOW)))
                .param("allowed", ALLOWED)
                .param("lockEnd", at(now.plus(LOCK)))
                .update();
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT5M")
    void forget() {
        db.sql("delete from miss where since < ?")
                .param(at(clock.instant().minus(WINDOW).minus(LOCK)))
                .update();
    }

    private void refuseIfLocked(Secret secret, String owner, String lock) {
        var now = clock.instant();
        db.sql("select locked_until from miss where subject = ?" + lock)
                .param(hash(secret, owner))
                .query((row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .optional()
                .flatMap(locked -> locked.map(OffsetDateTime::toInstant))
                .filter(now::isBefore)
                .ifPresent(until -> {
                    throw new ApiException(ErrorCode.RATE_LIMITED, secret.complaint)
                            .retryAfter(Duration.between(now, until).plusSeconds(1));
                });
    }

    /** What people type in place of a name, sometimes a password, is not kept in the clear. */
    private static String hash(Secret secret, String owner) {
        var text = secret + ":" + owner;
        return HexFormat.of().formatHex(RequestHash.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
