package org.walletsuite.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.walletsuite.platform.testing.Patience.await;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.error.Outage;
import org.walletsuite.platform.testing.BackendsInitializer;
import org.walletsuite.platform.testing.ServiceTest;

/** The time limits of the database connections that requests and listeners use. */
@ServiceTest
@TestPropertySource(properties = BackendsInitializer.USUAL_LIMITS + "=true")
@TestConstructor(autowireMode = AutowireMode.ALL)
class DatabaseLimitsTest {

    private final DataSource pool;
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final TransactionTemplate another;
    private final Flyway flyway;

    @Autowired
    DatabaseLimitsTest(DataSource pool, JdbcClient db, PlatformTransactionManager transactions, Flyway flyway) {
        this.pool = pool;
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
        this.another = new TransactionTemplate(transactions);
        another.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        this.flyway = flyway;
    }

    @Test
    void theSocketTimeoutExceedsTheStatementTimeoutAndThatTheLockTimeout() throws SQLException {
        var lock = milliseconds("lock_timeout");
        var statement = milliseconds("statement_timeout");
        int silence;
        try (var connection = pool.getConnection()) {
            silence = connection.getNetworkTimeout();
        }

        assertThat(lock).isPositive();
        assertThat(statement).isGreaterThan(lock);
        assertThat(silence).isGreaterThan(statement);
        assertThat(milliseconds("idle_in_transaction_session_timeout")).isBetween(1, 30_000);
        assertThat(milliseconds("transaction_timeout")).isBetween(1, 60_000);
        assertThat(milliseconds("tcp_user_timeout")).isEqualTo(30_000);
    }

    @Test
    void migrationsHaveNoTimeLimitsButLoseTheirLocksWithTheirProcess() throws SQLException {
        var configuration = flyway.getConfiguration();

        assertThat(configuration.getInitSql()).contains("tcp_keepalives_idle", "tcp_user_timeout");
        try (var connection = configuration.getDataSource().getConnection();
                var query = connection.createStatement();
                var row = query.executeQuery(
                        "select current_setting('statement_timeout')," + " current_setting('transaction_timeout')")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("0");
            assertThat(row.getString(2)).isEqualTo("0");
            assertThat(connection.getNetworkTimeout()).isZero();
        }
    }

    @Test
    void aTransactionThatWaitsTooLongForALockOrAnAnswerMayBeRetried() {
        assertCutOff(() -> transaction.executeWithoutResult(_ -> {
            db.sql("select pg_advisory_xact_lock(4711)").query().listOfRows();
            another.executeWithoutResult(_ -> {
                db.sql("set local lock_timeout = '50ms'").update();
                db.sql("select pg_advisory_xact_lock(4711)").query().listOfRows();
            });
        }));
        assertCutOff(() -> transaction.executeWithoutResult(_ -> {
            db.sql("set local statement_timeout = '50ms'").update();
            db.sql("select pg_sleep(20)").query().listOfRows();
        }));
    }

    @Test
    void aTransactionThatStallsIsEndedAndMayBeRetried() {
        for (var limit : new String[] {"idle_in_transaction_session_timeout", "transaction_timeout"}) {
            var failure = catchThrowable(() -> transaction.executeWithoutResult(_ -> {
                var backend =
                        db.sql("select pg_backend_pid()").query(Integer.class).single();
                db.sql("set local " + limit + " = 0").update(); // Stops a timer that already runs.
                db.sql("set local " + limit + " = '50ms'").update();
                await().until(() -> isGone(backend));
                db.sql("select 1").query().listOfRows();
            }));
            assertThat(Outage.isBehind(failure)).as("%s", failure).isTrue();
        }
        assertThat(db.sql("select 1").query(Integer.class).single()).isOne();
    }

    private static void assertCutOff(Runnable work) {
        assertThatThrownBy(work::run).isInstanceOf(TransientDataAccessException.class);
        assertThat(Outage.isBehind(catchThrowable(work::run))).isTrue();
    }

    private boolean isGone(int backend) {
        return Boolean.TRUE.equals(
                another.execute(_ -> db.sql("select not exists (select from pg_stat_activity where pid = ?)")
                        .param(backend)
                        .query(Boolean.class)
                        .single()));
    }

    private int milliseconds(String setting) {
        return db.sql("select setting::int from pg_settings where name = ? and unit = 'ms'")
                .param(setting)
                .query(Integer.class)
                .single();
    }
}
