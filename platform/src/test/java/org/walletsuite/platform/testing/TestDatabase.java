package org.walletsuite.platform.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** One PostgreSQL a JVM: a container where Docker answers, the embedded one elsewhere. */
public final class TestDatabase {

    /** The role that migrates; its password is its name. */
    public static final String OWNER = "suite_owner";

    /** The role that runs; its password is its name. */
    public static final String APP = "suite_app";

    /** The database that both roles use. */
    public static final String NAME = "suite";

    private static @Nullable TestDatabase shared;

    private final String server;
    private final String admin;
    private final String password;

    private TestDatabase(String server, String admin, String password) {
        this.server = server;
        this.admin = admin;
        this.password = password;
    }

    /** Starts the database on first use; it ends with the JVM. */
    public static synchronized TestDatabase shared() {
        if (shared == null) {
            var database = DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
            database.execute("create role " + OWNER + " login password '" + OWNER + "'");
            database.execute("create role " + APP + " login password '" + APP + "'");
            database.execute("create database " + NAME + " owner " + OWNER);
            shared = database;
        }
        return shared;
    }

    /** The JDBC address of the database both roles use. */
    public String url() {
        return server + NAME;
    }

    /** Access to the tables as their owner, who may do more than the service's own role, and takes as long as it takes. */
    public JdbcClient asOwner() {
        return JdbcClient.create(new DriverManagerDataSource(url(), OWNER, OWNER));
    }

    /** Runs a statement as the cluster's superuser, outside any of the service's databases. */
    public void execute(String sql) {
        try (var connection = DriverManager.getConnection(server + "postgres", admin, password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static TestDatabase container() {
        @SuppressWarnings("resource") // Lives as long as the JVM; Testcontainers' reaper ends it.
        var container = new PostgreSQLContainer("postgres:18").withCommand("postgres", "-c", "max_connections=200");
        container.start();
        return new TestDatabase(
                "jdbc:postgresql://" + container.getHost() + ":" + container.getMappedPort(5432) + "/",
                container.getUsername(),
                container.getPassword());
    }

    private static TestDatabase embedded() {
        try {
            var postgres = EmbeddedPostgres.builder()
                    .setPort(port())
                    .setPGStartupWait(Duration.ofMinutes(2))
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    postgres.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            return new TestDatabase("jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/", "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port below those of outgoing connections, so that no other module's connection takes it before the server does. */
    private static int port() throws IOException {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (BindException e) {
                // In use; try the next one.
            }
        }
    }
}
