package org.walletsuite.platform.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.MigratedDatabase;
import org.walletsuite.platform.attempt.FailedAttempts.Kind;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.testing.MovableClock;

class FailedAttemptsTest {

    private static final Kind CODE = new Kind("CODE", 3, Duration.ofHours(1), Duration.ofMinutes(5), "Too many codes.");
    private static final Kind PIN = new Kind("PIN", 3, Duration.ofHours(1), Duration.ofMinutes(5), "Too many PINs.");
    private static final Kind ONCE = new Kind("ONCE", 1, Duration.ofHours(1), Duration.ofMinutes(5), "Too many.");

    private static final JdbcClient DB =
            JdbcClient.create(MigratedDatabase.with("failed_attempts", "classpath:db/failed-attempts"));

    private final MovableClock clock = new MovableClock();
    private final FailedAttempts attempts = new FailedAttempts(DB, clock);
    private final String subject = UUID.randomUUID().toString();

    @Test
    void locksOneSubjectAndOneKindAfterTooManyFailuresWithItsDuration() {
        fail(CODE, 2);
        assertThat(attempts.lockedUntil(CODE, subject)).isEmpty();
        var before = clock.instant();
        fail(CODE, 1);
        var after = clock.instant();

        assertThat(attempts.lockedUntil(CODE, subject))
                .hasValueSatisfying(end -> assertThat(end)
                        .isBetween(before.plus(Duration.ofMinutes(5)), after.plus(Duration.ofMinutes(5))));
        assertThatThrownBy(() -> attempts.checkLockOut(CODE, subject))
                .isInstanceOfSatisfying(ApiException.class, error -> {
                    assertThat(error.code()).isEqualTo(ErrorCode.RATE_LIMITED);
                    assertThat(error.message()).isEqualTo("Too many codes.");
                });
        assertThatThrownBy(() -> attempts.record(CODE, subject, true)).isInstanceOf(ApiException.class);
        attempts.checkLockOut(PIN, subject);
        attempts.checkLockOut(CODE, subject + "'s neighbour");
    }

    @Test
    void saysOfOneAttemptThatItLocked() {
        assertThat(attempts.record(CODE, subject, false)).isEmpty();
        assertThat(attempts.record(CODE, subject, true)).isEmpty();
        fail(CODE, 2);

        var locked = attempts.record(CODE, subject, false);

        assertThat(locked).isPresent().isEqualTo(attempts.lockedUntil(CODE, subject));
        assertThat(attempts.record(ONCE, subject, false)).isPresent();
    }

    @Test
    void countsAfreshAfterALockOutHoweverLongTheWindow() {
        fail(CODE, 3);
        clock.putForward(Duration.ofMinutes(5).plusSeconds(1));

        fail(CODE, 2);
        assertThat(attempts.lockedUntil(CODE, subject)).isEmpty();
        fail(CODE, 1);
        assertThat(attempts.lockedUntil(CODE, subject)).isPresent();
    }

    @Test
    void countsAfreshAfterSuccessAndWhenTheFirstFailureIsTooLongAgo() {
        fail(CODE, 2);
        attempts.record(CODE, subject, true);
        fail(CODE, 2);
        clock.putForward(Duration.ofHours(1).plusSeconds(1));
        fail(CODE, 2);

        assertThat(attempts.lockedUntil(CODE, subject)).isEmpty();
    }

    @Test
    void anAttemptInTurnCountsOnlyWhereItIsWrongAndARightOneResetsNothing() {
        assertThat(attempts.attempt(CODE, subject, Optional::empty)).isEmpty();
        assertThat(attempts.attempt(CODE, subject, Optional::empty)).isEmpty();
        assertThat(attempts.attempt(CODE, subject, () -> Optional.of("right"))).hasValue("right");
        assertThat(attempts.attempt(CODE, subject, Optional::empty)).isEmpty();

        assertThatThrownBy(() -> attempts.attempt(CODE, subject, () -> Optional.of("right")))
                .isInstanceOf(ApiException.class);
    }

    @Test
    void locksAtOnceWhatMayFailOnce() {
        fail(ONCE, 1);
        assertThat(attempts.lockedUntil(ONCE, subject)).isPresent();
    }

    @Test
    void deletesExpiredAttempts() {
        DB.sql("delete from failed_attempt").update();
        fail(CODE, 3);
        clock.putForward(Duration.ofMinutes(64));
        attempts.forget();
        assertThat(rows()).isOne();

        clock.putForward(Duration.ofMinutes(2));
        attempts.forget();

        assertThat(rows()).isZero();
    }

    private void fail(Kind kind, int times) {
        for (var time = 0; time < times; time++) {
            attempts.record(kind, subject, false);
        }
    }

    private static long rows() {
        return DB.sql("select count(*) from failed_attempt").query(Long.class).single();
    }
}
