package org.walletsuite.platform.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.walletsuite.platform.testing.MovableClock;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.testing.TestDatabase;

/** Two replicas that reconcile the same books. */
@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class ReconcilerTest {

    private static final Duration EVERY = Duration.ofHours(1);

    private final JdbcClient db;
    private final MovableClock clock = new MovableClock();
    private final ReconciliationSettings settings = settingsWithFullRunInHours(12);
    private final ReconciliationDatabase database;
    private final Remarks check = new Remarks();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Reconciler one;
    private final Reconciler other;

    @Autowired
    ReconcilerTest(JdbcClient db, JdbcConnectionDetails details, SQLExceptionTranslator translator) {
        this.db = db;
        this.database = new ReconciliationDatabase(details, Map.of(), settings, translator);
        this.one = replica(metrics);
        this.other = replica(new SimpleMeterRegistry());
    }

    private Reconciler replica(SimpleMeterRegistry registry) {
        return new Reconciler(List.of(check), new ReconciliationRuns(database), settings, clock, registry);
    }

    @BeforeEach
    void deleteEarlierRuns() {
        JdbcClient.create(new DriverManagerDataSource(
                        TestDatabase.shared().url(), TestDatabase.OWNER, TestDatabase.OWNER))
                .sql("truncate reconciliation_run")
                .update();
    }

    @AfterEach
    void close() {
        database.close();
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
            lock.execute("select pg_advisory_lock(" + 0x77616c6c65740002L + ")");
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

    private void lookAround() {
        one.reconcileWhenDue();
        other.reconcileWhenDue();
    }

    private double shown(String extent) {
        return metrics.get("reconciliation.discrepancies")
                .tag("extent", extent)
                .gauge()
                .value();
    }

    private static ReconciliationSettings settingsWithFullRunInHours(int hours) {
        var then = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(hours, ChronoUnit.HOURS);
        return new ReconciliationSettings(
                true, EVERY, LocalTime.ofInstant(then, ZoneOffset.UTC), 3, Duration.ofMinutes(10));
    }

    /** Records the extent of each run. */
    private static final class Remarks implements ReconciliationCheck {

        private final List<Extent> runs = new ArrayList<>();
        private Runnable during = () -> {};
        private int discrepancies;

        @Override
        public String text() {
            return "Everything is fine";
        }

        @Override
        public void check(Consumer<String> discrepancy) {
            reconciled(Extent.ALL, discrepancy);
        }

        @Override
        public void checkNew(Consumer<String> discrepancy) {
            reconciled(Extent.NEW, discrepancy);
        }

        private void reconciled(Extent extent, Consumer<String> discrepancy) {
            runs.add(extent);
            during.run();
            for (var i = 0; i < discrepancies; i++) {
                discrepancy.accept("Something is not");
            }
        }
    }
}
