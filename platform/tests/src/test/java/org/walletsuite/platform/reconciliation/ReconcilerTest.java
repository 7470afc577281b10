package org.walletsuite.platform.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.walletsuite.platform.database.AdvisoryLocks;

class ReconcilerTest extends ReconciliationFixture {

    ReconcilerTest(JdbcClient db, JdbcConnectionDetails details, SQLExceptionTranslator translator) {
        super(db, details, translator);
    }

    @Test
    void newEntriesAreReconciledHourlyByOneReplicaForAll() {
        lookAround();
        assertThat(check.runs).isEmpty();

        clock.putForward(EVERY);
        lookAround();
        lookAround();
        assertThat(check.runs).containsExactly(Extent.NEW);

        clock.putForward(EVERY);
        lookAround();
        assertThat(check.runs).containsExactly(Extent.NEW, Extent.NEW);
    }

    @Test
    void everythingIsReconciledOnceADay() {
        clock.putForward(Duration.ofHours(13));
        lookAround();
        lookAround();
        assertThat(check.runs).containsExactly(Extent.ALL);

        clock.putForward(Duration.ofHours(24));
        lookAround();
        assertThat(check.runs).containsExactly(Extent.ALL, Extent.ALL);
    }

    @Test
    void aReplicaSkipsARunThatAnotherIsMaking() {
        clock.putForward(EVERY);

        check.during = other::reconcileWhenDue;
        one.reconcileWhenDue();

        assertThat(check.runs).containsExactly(Extent.NEW);
    }

    @Test
    void theLockOfADeadReplicaIsReleased() throws SQLException {
        clock.putForward(EVERY);
        try (var gone = database.connect();
                var lock = gone.createStatement()) {
            lock.execute("select pg_advisory_lock(" + AdvisoryLocks.RECONCILIATION + ")");
            lookAround();
            assertThat(check.runs).isEmpty();
            lock.execute("select pg_advisory_unlock_all()");
        }

        lookAround();

        assertThat(check.runs).containsExactly(Extent.NEW);
    }

    @Test
    void discrepanciesOfTheLastFullRunAreShownUntilAnotherFindsNone() {
        check.discrepancies = 2;
        other.reconcile();
        check.discrepancies = 0;
        clock.putForward(EVERY);
        lookAround();

        assertThat(shown("all")).isEqualTo(2);
        assertThat(shown("new")).isZero();

        one.reconcile();
        assertThat(shown("all")).isZero();
    }

    @Test
    void aRunThatFailsIsRetriedAnHourLater() {
        clock.putForward(EVERY);
        check.during = () -> {
            throw new IllegalStateException("A service is unavailable");
        };
        one.reconcileWhenDue();
        one.reconcileWhenDue();
        assertThat(check.runs).containsExactly(Extent.NEW);
        assertThatThrownBy(one::reconcile).hasMessage("A service is unavailable");

        check.during = () -> {};
        clock.putForward(EVERY);
        one.reconcileWhenDue();
        assertThat(check.runs).containsExactly(Extent.NEW, Extent.ALL, Extent.NEW);
    }

    @Test
    void itHasConnectionsOfItsOwnWithLongerLimitsThanThoseOfRequests() throws SQLException {
        var theirs = db.sql("select current_setting('statement_timeout')")
                .query(String.class)
                .single();
        var mine = database.client();

        assertThat(theirs).isEqualTo("15s");
        assertThat(mine.sql("select current_setting('statement_timeout')")
                        .query(String.class)
                        .single())
                .isEqualTo("10min");
        assertThat(mine.sql("select current_setting('lock_timeout')")
                        .query(String.class)
                        .single())
                .isEqualTo("10s");
        try (var connection = database.connect()) {
            assertThat(connection.getNetworkTimeout())
                    .isEqualTo((int) Duration.ofMinutes(10).plusSeconds(30).toMillis());
        }
    }

    private double shown(String extent) {
        return metrics.get("reconciliation.discrepancies")
                .tag("extent", extent)
                .gauge()
                .value();
    }
}
