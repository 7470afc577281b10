package org.walletsuite.runner.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;

/**
 * The reference: a plain transfer in PL/pgSQL with ordered row locks, an overdraft check, an idempotency key and two
 * entries, called through prepared statements at its best number of clients.
 */
final class SqlFunction {

    private static final int CLIENTS = 8;
    private static final int ACCOUNTS = 1_000;
    private static final long PLENTY = 1_000_000_000_000L;

    private static final String SCHEMA = """
            create table account (
                id      int primary key,
                balance bigint not null check (balance >= 0)
            ) with (fillfactor = 50);
            create table transfer (
                id              bigint primary key generated always as identity,
                idempotency_key uuid not null unique,
                source          int not null,
                target          int not null,
                amount          bigint not null check (amount > 0),
                created_at      timestamptz not null default now()
            );
            create table entry (
                account_id    int not null,
                transfer_id   bigint not null,
                amount        bigint not null,
                balance_after bigint not null,
                primary key (account_id, transfer_id)
            );
            create function transfer(key uuid, debited int, credited int, moved bigint) returns bigint language plpgsql as $$
            declare
                posted bigint;
                debited_balance bigint;
                credited_balance bigint;
            begin
                insert into transfer (idempotency_key, source, target, amount) values (key, debited, credited, moved)
                    on conflict do nothing returning id into posted;
                if posted is null then
                    return (select id from transfer where idempotency_key = key);
                end if;
                perform from account where id in (debited, credited) order by id for no key update;
                update account set balance = balance - moved where id = debited and balance >= moved
                    returning balance into debited_balance;
                if debited_balance is null then
                    raise exception 'insufficient funds';
                end if;
                update account set balance = balance + moved where id = credited returning balance into credited_balance;
                insert into entry values
                    (debited, posted, -moved, debited_balance), (credited, posted, moved, credited_balance);
                return posted;
            end $$""";

    private final String url;
    private final IdempotencyKeys keys;

    private SqlFunction(String url, IdempotencyKeys keys) {
        this.url = url;
        this.keys = keys;
    }

    /** Creates the tables and the function in an empty database. */
    static SqlFunction create(String url, IdempotencyKeys keys) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(SCHEMA);
            statement.execute(
                    "insert into account select n, %s from generate_series(0, %s) n".formatted(PLENTY, ACCOUNTS - 1));
            statement.execute("vacuum analyze");
        }
        return new SqlFunction(url + "&prepareThreshold=1", keys);
    }

    /** Transfers between random accounts, or all of them into one. */
    Measurement measure(boolean hot, Duration time) throws InterruptedException, ExecutionException {
        var start = System.nanoTime();
        var end = start + time.toNanos();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var running = new ArrayList<Future<long[]>>();
            for (var i = 0; i < CLIENTS; i++) {
                running.add(clients.submit((Callable<long[]>) () -> call(hot, end)));
            }
            var latencies = new ArrayList<long[]>();
            for (var client : running) {
                latencies.add(client.get());
            }
            var all = latencies.stream().flatMapToLong(LongStream::of).toArray();
            return Measurement.of(all, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private long[] call(boolean hot, long end) throws SQLException {
        var latencies = new Latencies();
        var random = ThreadLocalRandom.current();
        try (var connection = DriverManager.getConnection(url);
                var call = connection.prepareStatement("select transfer(?, ?, ?, ?)")) {
            for (var begun = System.nanoTime(); begun < end; ) {
                var debited = random.nextInt(1, ACCOUNTS);
                call.setObject(1, keys.next());
                call.setInt(2, debited);
                call.setInt(3, hot ? 0 : (debited + random.nextInt(1, ACCOUNTS)) % ACCOUNTS);
                call.setLong(4, random.nextInt(1, 100));
                call.execute();
                var done = System.nanoTime();
                latencies.add(done - begun);
                begun = done;
            }
        }
        return latencies.all();
    }

    /** The errors in its own books; empty when they balance. */
    String discrepancies() throws SQLException {
        try (var connection = DriverManager.getConnection(url)) {
            return difference(connection) == 0 ? "" : "the SQL function's own books don't balance";
        }
    }

    private static long difference(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery("select sum(balance) - %s from account".formatted(ACCOUNTS * PLENTY))) {
            row.next();
            return row.getLong(1);
        }
    }
}
