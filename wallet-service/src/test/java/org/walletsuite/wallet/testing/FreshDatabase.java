package org.walletsuite.wallet.testing;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.walletsuite.platform.testing.TestDatabase;

/** A migrated database in which nothing has happened yet. */
public final class FreshDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private FreshDatabase() {}

    /** Connects as the role that runs the service. */
    public static DataSource create() {
        var name = "fresh_" + NUMBER.incrementAndGet();
        TestDatabase.shared().execute("create database " + name + " owner " + TestDatabase.OWNER);
        var shared = TestDatabase.shared().url();
        var url = shared.substring(0, shared.lastIndexOf('/') + 1) + name;
        Flyway.configure()
                .dataSource(url, TestDatabase.OWNER, TestDatabase.OWNER)
                .locations("classpath:db/platform", "classpath:db/migration")
                .placeholders(Map.of("app", TestDatabase.APP))
                .load()
                .migrate();
        return new DriverManagerDataSource(url, TestDatabase.APP, TestDatabase.APP);
    }
}
