package org.walletsuite.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A real PostgreSQL with its own data directory. It is as durable as in production and checks passwords on every
 * connection, so that a service's role can open only its own database.
 */
final class Postgres implements Program {

    static final String NAME = "postgresql";

    private static final Duration LONGEST_INITDB = Duration.ofMinutes(3);
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "shared_buffers=256MB",
            "max_connections=250",
            "max_wal_size=2GB",
            "timezone=UTC",
            "log_timezone=UTC");

    private final Layout layout;
    private final int port;
    private final Secrets secrets;
    private final Unprivileged unprivileged;
    private final Path programs;

    private Postgres(Layout layout, int port, Secrets secrets, Unprivileged unprivileged, Path programs) {
        this.layout = layout;
        this.port = port;
        this.secrets = secrets;
        this.unprivileged = unprivileged;
        this.programs = programs;
    }

    static Postgres in(Layout layout, int port, Secrets secrets) throws IOException {
        var unprivileged = Unprivileged.choose();
        var parent = unprivileged.seesHome() ? layout.apps() : publicDirectory();
        return new Postgres(layout, port, secrets, unprivileged, PostgresBinaries.unpack(parent));
    }

    /** Accessible to the user that root switches to, and refused when another user owns it. */
    private static Path publicDirectory() throws IOException {
        var user = System.getProperty("user.name");
        var directory = Path.of(System.getProperty("java.io.tmpdir"), "wallet-suite-" + user);
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        if (Files.isSymbolicLink(directory)
                || !Files.getOwner(directory).getName().equals(user)) {
            throw new StartFailure(directory + " belongs to another user: remove it first");
        }
        return directory;
    }

    /** The argument that identifies this suite's server among all processes. */
    static String dataArgument(Path home) {
        return "-D" + home.resolve("postgres").resolve("data");
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String url() {
        return "postgresql://127.0.0.1:" + port;
    }

    @Override
    public String databaseUrl() {
        return url(port, "postgres");
    }

    @Override
    public void prepare() {
        try {
            if (!Files.exists(data().resolve("PG_VERSION"))) {
                initialise();
            }
            unprivileged.own(data());
            // No server of this directory is running, so a remaining pid file is stale.
            Files.deleteIfExists(data().resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new StartFailure("can't prepare PostgreSQL's data in " + data() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public List<String> command() {
        var command = new ArrayList<>(List.of(program("postgres"), dataArgument(layout.home()), "-p", "" + port));
        for (var setting : SETTINGS) {
            command.add("-c");
            command.add(setting);
        }
        return unprivileged.command(command);
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("LC_ALL", "C");
    }

    @Override
    public boolean answers() {
        try (var connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            if ("28P01".equals(e.getSQLState())) {
                throw new StartFailure("PostgreSQL's data doesn't know the passwords in " + layout.secrets()
                        + ": put the file back, or begin anew with ./run --fresh");
            }
            return false;
        }
    }

    @Override
    public String stopSignal() {
        return "INT";
    }

    @Override
    public Duration stopGrace() {
        return Duration.ofSeconds(20);
    }

    /** Creates what is missing: for each service a database, its owner's role and the application's role. */
    void createDatabases() {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var service : Service.withDatabase()) {
                var database = service.database().orElseThrow();
                createRole(connection, database + "_owner", secrets.owner(database));
                createRole(connection, database + "_app", secrets.app(database));
                if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
                    statement.execute("create database %s owner %s_owner".formatted(database, database));
                }
                statement.execute("revoke all on database %s from public".formatted(database));
                statement.execute("grant connect on database %s to %s_app".formatted(database, database));
            }
            statement.execute("revoke all on database postgres, template1 from public");
        } catch (SQLException e) {
            throw new StartFailure("can't make the services' databases: " + e.getMessage(), e);
        }
    }

    private static void createRole(Connection connection, String role, String password) throws SQLException {
        var verb = exists(connection, "select 1 from pg_roles where rolname = ?", role) ? "alter" : "create";
        try (var statement = connection.createStatement()) {
            // The password is hexadecimal, so it needs no quoting of its own.
            statement.execute("%s role %s login password '%s'".formatted(verb, role, password));
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                databaseUrl() + "?connectTimeout=2&socketTimeout=30", "postgres", secrets.databaseSuperuser());
    }

    private Path data() {
        return layout.postgres().resolve("data");
    }

    private String program(String name) {
        return programs.resolve("bin").resolve(name).toString();
    }

    private void initialise() throws IOException {
        DirectoryTrees.delete(data());
        Files.createDirectories(data());
        var passwords = Files.createTempFile("wallet-suite", ".pw");
        try {
            Files.writeString(passwords, secrets.databaseSuperuser());
            unprivileged.own(data());
            unprivileged.own(passwords);
            var command = unprivileged.command(List.of(
                    program("initdb"),
                    dataArgument(layout.home()),
                    "--username=postgres",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--locale=C.UTF-8",
                    "--auth=scram-sha-256",
                    "--pwfile=" + passwords));
            ChildProcess.run(command, environment(), layout.log(NAME), layout.home(), LONGEST_INITDB, "initdb failed");
        } catch (StartFailure e) {
            DirectoryTrees.delete(data());
            throw e;
        } finally {
            Files.delete(passwords);
        }
    }
}
