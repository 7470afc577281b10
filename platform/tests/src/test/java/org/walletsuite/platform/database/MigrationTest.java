package org.walletsuite.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.walletsuite.platform.PlatformApplication;
import org.walletsuite.platform.testing.TestDatabase;

/** A service that ends as soon as it is set up has migrated its database, and needs only the database for it. */
class MigrationTest {

    private static final Path LOG = Path.of("target", "migration.log");
    private static final String NOBODY = "127.0.0.1:1";

    private final TestDatabase database = TestDatabase.shared();

    @Test
    void migratesAndEnds() throws IOException, InterruptedException {
        var url = database("migration_only");

        var migration = migrate(url, TestDatabase.OWNER);

        assertThat(migration).as(Files.readString(LOG)).isZero();
        assertThat(tables(url)).contains("outbox", "inbox", "idempotency_key", "flyway_schema_history");
    }

    @Test
    void failsAsARoleThatDoesNotOwnTheDatabase() throws IOException, InterruptedException {
        var url = database("migration_refused");

        var migration = migrate(url, TestDatabase.APP);

        assertThat(migration).as(Files.readString(LOG)).isNotZero();
        assertThat(tables(url)).isEmpty();
    }

    private String database(String name) {
        database.execute("create database " + name + " owner " + TestDatabase.OWNER);
        return database.url().substring(0, database.url().lastIndexOf('/') + 1) + name;
    }

    /** As a job does it: by the environment of a process. */
    private static int migrate(String url, String role) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, "-Xmx256m", SpringApplication.class.getName()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "CLASSPATH",
                        System.getProperty("java.class.path"),
                        "JAVA_TOOL_OPTIONS",
                        "-Dspring.context.exit=onRefresh -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
                        "SPRING_MAIN_SOURCES",
                        PlatformApplication.class.getName(),
                        "SPRING_DATASOURCE_URL",
                        url,
                        "SPRING_DATASOURCE_USERNAME",
                        TestDatabase.APP,
                        "SPRING_DATASOURCE_PASSWORD",
                        TestDatabase.APP,
                        "SPRING_FLYWAY_USER",
                        role,
                        "SPRING_FLYWAY_PASSWORD",
                        role,
                        "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                        NOBODY,
                        "SUITE_CLIENTS_WALLET",
                        "http://" + NOBODY));
        builder.redirectOutput(LOG.toFile());
        var process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("A migration did not end");
        }
        return process.exitValue();
    }

    private static List<@Nullable String> tables(String url) {
        return JdbcClient.create(new DriverManagerDataSource(url, TestDatabase.OWNER, TestDatabase.OWNER))
                .sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list();
    }
}
