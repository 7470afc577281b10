package org.walletsuite.ledger.writer;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/** Opens the writer's own connection, outside the pool, tuned for few statements that are repeated all the time. */
@Component
class WriterConnection {

    /**
     * Plans are cached, perhaps while the tables are still empty: without these settings that could be sequential
     * scans. A writer that stalls within a transaction is aborted, which releases the lock for the others.
     */
    private static final String SESSION = "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off"
            + " -c enable_hashjoin=off -c enable_mergejoin=off -c synchronous_commit=on -c transaction_timeout=";

    private final JdbcConnectionDetails database;
    private final WriterSettings limits;

    WriterConnection(JdbcConnectionDetails database, WriterSettings limits) {
        this.database = database;
        this.limits = limits;
    }

    Connection open() throws SQLException {
        var settings = new Properties();
        setUnlessNull(settings, "user", database.getUsername());
        setUnlessNull(settings, "password", database.getPassword());
        settings.setProperty("ApplicationName", "ledger-writer");
        settings.setProperty("options", SESSION + limits.transactionTimeout().toMillis());
        settings.setProperty("prepareThreshold", "1");
        settings.setProperty("binaryTransferEnable", "UUID_ARRAY");
        settings.setProperty("connectTimeout", "2");
        settings.setProperty(
                "socketTimeout", Long.toString(limits.socketTimeout().toSeconds()));
        settings.setProperty("tcpKeepAlive", "true");
        var connection = DriverManager.getConnection(database.getJdbcUrl(), settings);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return connection;
    }

    private static void setUnlessNull(Properties settings, String name, @Nullable String value) {
        if (value != null) {
            settings.setProperty(name, value);
        }
    }
}
