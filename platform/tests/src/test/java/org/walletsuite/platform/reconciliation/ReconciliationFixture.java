package org.walletsuite.platform.reconciliation;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.context.TestPropertySource;
import org.walletsuite.platform.testing.BackendsInitializer;
import org.walletsuite.platform.testing.MovableClock;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.testing.TestDatabase;

/** Two replicas that reconcile the same books. */
@ServiceTest
@TestPropertySource(properties = BackendsInitializer.USUAL_LIMITS + "=true")
@TestConstructor(autowireMode = AutowireMode.ALL)
abstract class ReconciliationFixture {

    static final Duration EVERY = Duration.ofHours(1);

    final JdbcClient db;
    final MovableClock clock = new MovableClock();
    final ReconciliationDatabase database;
    final Remarks check = new Remarks();
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final Reconciler one;
    final Reconciler other;
    private final ReconciliationSettings settings = settingsWithFullRunInHours(12);

    ReconciliationFixture(JdbcClient db, JdbcConnectionDetails details, SQLExceptionTranslator translator) {
        this.db = db;
        this.database = new ReconciliationDatabase(details, Map.of(), settings, translator);
        this.one = replica(metrics);
        this.other = replica(new SimpleMeterRegistry());
    }

    private Reconciler replica(SimpleMeterRegistry registry) {
        return new Reconciler(
                List.of(check),
                new ReconciliationRuns(database),
                new ReconciliationHistory(database.client()),
                settings,
                clock,
                registry);
    }

    @BeforeEach
    void deleteEarlierRuns() {
        JdbcClient.create(new DriverManagerDataSource(
                        TestDatabase.shared().url(), TestDatabase.OWNER, TestDatabase.OWNER))
                .sql("truncate reconciliation_run, reconciliation_history, reconciliation_request")
                .update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    void lookAround() {
        one.reconcileWhenDue();
        other.reconcileWhenDue();
    }

    private static ReconciliationSettings settingsWithFullRunInHours(int hours) {
        var then = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(hours, ChronoUnit.HOURS);
        return new ReconciliationSettings(
                true, EVERY, LocalTime.ofInstant(then, ZoneOffset.UTC), 3, Duration.ofMinutes(10));
    }

    /** Records the extent of each run. */
    static final class Remarks implements ReconciliationCheck {

        final List<Extent> runs = new CopyOnWriteArrayList<>();
        volatile Runnable during = () -> {};
        volatile int discrepancies;

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
