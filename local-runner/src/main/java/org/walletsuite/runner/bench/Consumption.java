package org.walletsuite.runner.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.walletsuite.runner.Suite;

/**
 * What the suite has used since its start.
 *
 * @param processors processor time of each part
 * @param database bytes of all databases
 * @param wal bytes written to PostgreSQL's log
 * @param kafka bytes in the broker's topics
 * @param nanos when it was read
 */
record Consumption(Map<String, Duration> processors, long database, long wal, long kafka, long nanos) {

    /** In the kernel's files, on every Linux. */
    private static final long TICKS_PER_SECOND = 100;

    private static final int FIRST_TIME_FIELD = 11;
    private static final int TIME_FIELDS = 4;

    static Consumption of(Suite suite, Path kafka) {
        var processors = new LinkedHashMap<String, Duration>();
        suite.parts().forEach(part -> part.pid().ifPresent(pid -> processors.put(part.name(), ofTree(pid))));
        return new Consumption(
                processors,
                number(suite, "select sum(pg_database_size(datname))::bigint from pg_database"),
                number(suite, "select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint"),
                bytes(kafka),
                System.nanoTime());
    }

    /** What was used from then until now. */
    Consumption since(Consumption then) {
        var used = new LinkedHashMap<String, Duration>();
        processors.forEach(
                (part, time) -> used.put(part, time.minus(then.processors.getOrDefault(part, Duration.ZERO))));
        return new Consumption(used, database - then.database, wal - then.wal, kafka - then.kafka, nanos - then.nanos);
    }

    /** Less what an idle suite uses in the same time, and never less than nothing. */
    Consumption without(Consumption idle) {
        var share = (double) nanos / idle.nanos;
        var used = new LinkedHashMap<String, Duration>();
        processors.forEach((part, time) -> used.put(part, positive(time.minusNanos((long)
                (idle.processors.getOrDefault(part, Duration.ZERO).toNanos() * share)))));
        return new Consumption(
                used,
                Math.max(0, database - (long) (idle.database * share)),
                Math.max(0, wal - (long) (idle.wal * share)),
                Math.max(0, kafka - (long) (idle.kafka * share)),
                nanos);
    }

    private static Duration positive(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }

    /** Of a process, its children, and those that have ended and were waited for, as PostgreSQL's do with connections. */
    private static Duration ofTree(long pid) {
        var ticks = ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToLong(process -> ticks(process.pid()))
                .sum();
        return Duration.ofMillis(ticks * 1_000 / TICKS_PER_SECOND);
    }

    private static long ticks(long pid) {
        try {
            var line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The name before the last parenthesis may hold anything.
            var fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            return Stream.of(fields)
                    .skip(FIRST_TIME_FIELD)
                    .limit(TIME_FIELDS)
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException e) {
            return 0; // It has just ended.
        }
    }

    private static long bytes(Path directory) {
        var sum = new AtomicLong();
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".log")) {
                        sum.addAndGet(attributes.size());
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE; // It has just been renamed or deleted.
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sum.get();
    }

    private static long number(Suite suite, String sql) {
        try (var connection = DriverManager.getConnection(suite.superuserDatabaseUrl("postgres"));
                var query = connection.createStatement();
                var row = query.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
