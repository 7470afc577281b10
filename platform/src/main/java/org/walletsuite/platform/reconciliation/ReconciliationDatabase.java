package org.walletsuite.platform.reconciliation;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * The service's database for reconciliation: a small pool of its own with longer limits, so that it takes no connection
 * from requests and is not cut off by limits that are sized for requests.
 */
public final class ReconciliationDatabase implements AutoCloseable {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);

    /** Between two pages of a result a check only compares. */
    private static final Duration IDLE_IN_TRANSACTION = Duration.ofMinutes(1);

    /** Longer than any run takes, because the connection that holds the lock is idle meanwhile. */
    private static final Duration IDLE = Duration.ofDays(1);

    private static final Duration ON_THE_WAY = Duration.ofSeconds(30);
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration UNUSED = Duration.ofMinutes(10);

    private final HikariDataSource pool;
    private final JdbcClient client;

    /**
     * Connects on first use.
     *
     * @param usual the settings of the service's own connections, which apply unless reconciliation overrides them
     */
    ReconciliationDatabase(
            JdbcConnectionDetails database,
            Map<String, String> usual,
            ReconciliationSettings settings,
            SQLExceptionTranslator translator) {
        var config = new HikariConfig();
        config.setPoolName("reconciliation");
        config.setJdbcUrl(database.getJdbcUrl());
        config.setUsername(database.getUsername());
        config.setPassword(database.getPassword());
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(0);
        config.setIdleTimeout(UNUSED.toMillis());
        config.setConnectionTimeout(TO_CONNECT.toMillis());
        config.setInitializationFailTimeout(-1);
        usual.forEach(config::addDataSourceProperty);
        config.addDataSourceProperty("ApplicationName", "reconciliation");
        // A generic plan would not fit the actual size of a page.
        config.addDataSourceProperty("prepareThreshold", "0");
        config.addDataSourceProperty(
                "socketTimeout",
                Long.toString(settings.statementTimeout().plus(ON_THE_WAY).toSeconds()));
        config.addDataSourceProperty(
                "options", usual.getOrDefault("options", "") + options(settings.statementTimeout()));
        pool = new HikariDataSource(config);
        var template = new JdbcTemplate(pool);
        template.setExceptionTranslator(translator);
        client = JdbcClient.create(template);
    }

    /** Of an option that is given twice PostgreSQL takes the last one. */
    private static String options(Duration statement) {
        return " -c lock_timeout=" + LOCK_TIMEOUT.toMillis()
                + " -c statement_timeout=" + statement.toMillis()
                + " -c idle_in_transaction_session_timeout=" + IDLE_IN_TRANSACTION.toMillis()
                + " -c transaction_timeout="
                + statement.plus(IDLE_IN_TRANSACTION).toMillis()
                + " -c idle_session_timeout=" + IDLE.toMillis();
    }

    /** A connection, to be closed after use. */
    public Connection connect() throws SQLException {
        return pool.getConnection();
    }

    /** Runs statements, each in its own transaction. */
    public JdbcClient client() {
        return client;
    }

    @Override
    public void close() {
        pool.close();
    }
}
