package org.walletsuite.platform.audit;

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

/** Two replicas that audit the same books. */
@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class AuditorTest {

    private static final Duration EVERY = Duration.ofHours(1);

    private final JdbcClient db;
    private final MovableClock clock = new MovableClock();
    private final AuditSettings settings = settingsWithFullAuditInHours(12);
    private final ReconciliationDatabase database;
    private final Remarks claim = new Remarks();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Auditor one;
    private final Auditor other;

    @Autowired
    AuditorTest(JdbcClient db, JdbcConnectionDetails details, SQLExceptionTranslator translator) {
        this.db = db;
        this.database = new ReconciliationDatabase(details, Map.of(), settings, translator);
        this.one = replica(metrics);
        this.other = replica(new SimpleMeterRegistry());
    }

    private Auditor replica(SimpleMeterRegistry registry) {
        return new Auditor(List.of(claim), new ReconciliationRuns(database), settings, clock, registry);
    }

    @BeforeEach
    void noneRanYet() {
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
    void whatIsNewIsAuditedHourlyByOneReplicaForAll() {
        lookAround();
        assertThat(claim.audits).isEmpty();

        clock.putForward(EVERY);
        lookAround();
        lookAround();
        assertThat(claim.audits).containsExactly(Extent.NEW);

        clock.putForward(EVERY);
        lookAround();
        assertThat(claim.audits).containsExactly(Extent.NEW, Extent.NEW);
    }

    @Test
    void everythingIsAuditedOnceADay() {
        clock.putForward(Duration.ofHours(13));
        lookAround();
        lookAround();
        assertThat(claim.audits).containsExactly(Extent.ALL);

        clock.putForward(Duration.ofHours(24));
        lookAround();
        assertThat(claim.audits).containsExactly(Extent.ALL, Extent.ALL);
    }

    @Test
    void whoFindsAnotherReplicaAtItLeavesItAlone() {
        clock.putForward(EVERY);

        claim.during = other::auditWhenDue;
        one.auditWhenDue();

        assertThat(claim.audits).containsExactly(Extent.NEW);
    }

    @Test
    void theLockOfAReplicaThatIsGoneHoldsNobodyUp() throws SQLException {
        clock.putForward(EVERY);
        try (var gone = database.connect();
                var lock = gone.createStatement()) {
            lock.execute("select pg_advisory_lock(" + 0x77616c6c65740002L + ")");
            lookAround();
            assertThat(claim.audits).isEmpty();
            lock.execute("select pg_advisory_unlock_all()");
        }

        lookAround();

        assertThat(claim.audits).containsExactly(Extent.NEW);
    }

    @Test
    void whatTheLastFullAuditFoundIsShownUntilAnotherOneFindsNothing() {
        claim.findings = 2;
        other.audit();
        claim.findings = 0;
        clock.putForward(EVERY);
        lookAround();

        assertThat(shown("all")).isEqualTo(2);
        assertThat(shown("new")).isZero();

        one.audit();
        assertThat(shown("all")).isZero();
    }

    @Test
    void anAuditThatCannotBeFinishedIsTriedAgainAnHourLater() {
        clock.putForward(EVERY);
        claim.during = () -> {
            throw new IllegalStateException("A peer is away");
        };
        one.auditWhenDue();
        one.auditWhenDue();
        assertThat(claim.audits).containsExactly(Extent.NEW);
        assertThatThrownBy(one::audit).hasMessage("A peer is away");

        claim.during = () -> {};
        clock.putForward(EVERY);
        one.auditWhenDue();
        assertThat(claim.audits).containsExactly(Extent.NEW, Extent.ALL, Extent.NEW);
    }

    @Test
    void itsConnectionsAreItsOwnAndBoundedOtherwiseThanThoseOfRequests() throws SQLException {
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
        one.auditWhenDue();
        other.auditWhenDue();
    }

    private double shown(String extent) {
        return metrics.get("audit.findings").tag("extent", extent).gauge().value();
    }

    private static AuditSettings settingsWithFullAuditInHours(int hours) {
        var then = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(hours, ChronoUnit.HOURS);
        return new AuditSettings(true, EVERY, LocalTime.ofInstant(then, ZoneOffset.UTC), 3, Duration.ofMinutes(10));
    }

    /** Notes how it was audited. */
    private static final class Remarks implements Claim {

        private final List<Extent> audits = new ArrayList<>();
        private Runnable during = () -> {};
        private int findings;

        @Override
        public String text() {
            return "Everything is fine";
        }

        @Override
        public void check(Consumer<String> finding) {
            audited(Extent.ALL, finding);
        }

        @Override
        public void checkNew(Consumer<String> finding) {
            audited(Extent.NEW, finding);
        }

        private void audited(Extent extent, Consumer<String> finding) {
            audits.add(extent);
            during.run();
            for (var i = 0; i < findings; i++) {
                finding.accept("Something is not");
            }
        }
    }
}
