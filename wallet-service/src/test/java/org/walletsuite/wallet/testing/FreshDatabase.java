package org.walletsuite.wallet.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.testing.TestDatabase;

/** A migrated database without data: a copy, because migrating takes much longer than copying. */
public final class FreshDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String MIGRATED = migrated();

    private FreshDatabase() {}

    /** Connects as the role that runs the service; idle connections are closed by themselves, because nobody closes the source. */
    public static DataSource create() {
        var name = "fresh_" + NUMBER.incrementAndGet();
        make(name + " template " + MIGRATED);
        return connected(name);
    }

    /** Migrates a database of an older version with this history; connects as the role that runs the service. */
    public static DataSource migrated(String version, Consumer<JdbcClient> history) {
        var name = "fresh_" + NUMBER.incrementAndGet();
        make(name);
        migrate(name, version);
        history.accept(JdbcClient.create(connected(name)));
        migrate(name, "latest");
        return connected(name);
    }

    private static String migrated() {
        var name = "fresh_migrated";
        make(name);
        migrate(name, "latest");
        return name;
    }

    private static void migrate(String database, String version) {
        Flyway.configure()
                .dataSource(url(database), TestDatabase.OWNER, TestDatabase.OWNER)
                .locations(
                        "classpath:db/platform",
                        "classpath:db/failed-attempts",
                        "classpath:db/idempotency",
                        "classpath:db/migration")
                .placeholders(Map.of("app", TestDatabase.APP))
                .target(version)
                .load()
                .migrate();
    }

    private static DataSource connected(String database) {
        var pool = new HikariConfig();
        pool.setJdbcUrl(url(database));
        pool.setUsername(TestDatabase.APP);
        pool.setPassword(TestDatabase.APP);
        pool.setMinimumIdle(0);
        return new HikariDataSource(pool);
    }

    private static void make(String database) {
        TestDatabase.shared().execute("create database " + database + " owner " + TestDatabase.OWNER);
    }

    private static String url(String database) {
        var shared = TestDatabase.shared().url();
        return shared.substring(0, shared.lastIndexOf('/') + 1) + database;
    }
}
