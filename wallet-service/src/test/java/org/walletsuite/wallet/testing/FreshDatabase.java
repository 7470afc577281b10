package org.walletsuite.wallet.testing;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.walletsuite.platform.testing.TestDatabase;

/** A migrated database in which nothing has happened yet: a copy, for migrating takes much longer than copying. */
public final class FreshDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String MIGRATED = migrated();

    private FreshDatabase() {}

    /** Connects as the role that runs the service. */
    public static DataSource create() {
        var name = "fresh_" + NUMBER.incrementAndGet();
        make(name + " template " + MIGRATED);
        return new DriverManagerDataSource(url(name), TestDatabase.APP, TestDatabase.APP);
    }

    private static String migrated() {
        var name = "fresh_migrated";
        make(name);
        Flyway.configure()
                .dataSource(url(name), TestDatabase.OWNER, TestDatabase.OWNER)
                .locations("classpath:db/platform", "classpath:db/migration")
                .placeholders(Map.of("app", TestDatabase.APP))
                .load()
                .migrate();
        return name;
    }

    private static void make(String database) {
        TestDatabase.shared().execute("create database " + database + " owner " + TestDatabase.OWNER);
    }

    private static String url(String database) {
        var shared = TestDatabase.shared().url();
        return shared.substring(0, shared.lastIndexOf('/') + 1) + database;
    }
}
