package org.walletsuite.ledger.writer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Statements that are sent in one round trip and run one after the other. Parameters are bound in the order of their
 * question marks; arrays are sent in PostgreSQL's binary format.
 */
final class Pipeline {

    private final Connection connection;
    private final StringBuilder sql = new StringBuilder(2048);
    private final List<Object> parameters = new ArrayList<>();

    Pipeline(Connection connection) {
        this.connection = connection;
    }

    /** Adds a statement; the driver prepares each combination of statements once a connection. */
    Pipeline add(String statement) {
        sql.append(sql.isEmpty() ? "" : ";\n").append(statement);
        return this;
    }

    /** Runs the statements; the results are to be read in their order. */
    PreparedStatement execute() throws SQLException {
        var statement = connection.prepareStatement(sql.toString());
        try {
            for (var i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            statement.execute();
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    Pipeline value(long value) {
        parameters.add(value);
        return this;
    }

    Pipeline time(Instant value) {
        parameters.add(value.atOffset(ZoneOffset.UTC));
        return this;
    }

    Pipeline uuids(Collection<UUID> values) {
        parameters.add(new UuidArray(values.toArray(UUID[]::new)));
        return this;
    }

    Pipeline texts(Collection<String> values) throws SQLException {
        return array("text", values.toArray(String[]::new));
    }

    <T> Pipeline uuids(Collection<T> rows, Function<T, @Nullable UUID> column) {
        parameters.add(new UuidArray(rows.stream().map(column).toArray(UUID[]::new)));
        return this;
    }

    <T> Pipeline longs(Collection<T> rows, ToLongFunction<T> column) throws SQLException {
        return array("bigint", rows.stream().mapToLong(column).toArray());
    }

    /** Numbers, some of which may be null. */
    <T> Pipeline numbers(Collection<T> rows, Function<T, @Nullable Long> column) throws SQLException {
        return array("bigint", rows.stream().map(column).toArray(Long[]::new));
    }

    <T> Pipeline texts(Collection<T> rows, Function<T, @Nullable String> column) throws SQLException {
        return array("text", rows.stream().map(column).toArray(String[]::new));
    }

    <T> Pipeline bytes(Collection<T> rows, Function<T, byte @Nullable []> column) throws SQLException {
        return array("bytea", rows.stream().map(column).toArray(byte[][]::new));
    }

    private Pipeline array(String type, Object values) throws SQLException {
        parameters.add(connection.unwrap(PGConnection.class).createArrayOf(type, values));
        return this;
    }
}
