package org.walletsuite.platform;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.walletsuite.platform.testing.TestDatabase;

/** A database with the platform's optional tables, without a service. */
public final class MigratedDatabase {

    private MigratedDatabase() {}

    /** Connects as the role that runs. */
    public static DataSource with(String name, String location) {
        var shared = TestDatabase.shared();
        shared.execute("create database " + name + " owner " + TestDatabase.OWNER);
        var url = shared.url().substring(0, shared.url().lastIndexOf('/') + 1) + name;
        Flyway.configure()
                .dataSource(url, TestDatabase.OWNER, TestDatabase.OWNER)
                .locations(location)
                .placeholders(Map.of("app", TestDatabase.APP))
                .load()
                .migrate();
        return new DriverManagerDataSource(url, TestDatabase.APP, TestDatabase.APP);
    }
}
