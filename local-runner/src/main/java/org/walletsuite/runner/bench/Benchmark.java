package org.walletsuite.runner.bench;

import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.walletsuite.runner.Suite;

/** The suite's paths under full load, one after the other, round by round, each beside the SQL function. */
public final class Benchmark {

    private static final String DATABASE = "bench";

    /** Users with main wallets and inboxes, who also redeem vouchers. */
    private static final int USERS = 50;

    private final Suite suite;
    private final int rounds;
    private final Duration time;
    private final Consumer<String> say;

    /**
     * @param rounds how often all is measured; the median counts
     * @param time how long each path is measured in each round
     */
    public Benchmark(Suite suite, int rounds, Duration time, Consumer<String> say) {
        this.suite = suite;
        this.rounds = rounds;
        this.time = time;
        this.say = say;
    }

    /** Measures, and verifies the books afterwards. */
    public BenchmarkReport run(Path writerLog) throws Exception {
        var keys = new IdempotencyKeys(Clock.systemUTC().millis());
        say.accept("opens a thousand wallets");
        var function = SqlFunction.create(ownDatabase(), keys);
        var gateway = URI.create(suite.gatewayUrl());
        var payments = PaymentPath.open(gateway, keys);
        var users = BenchmarkUser.signUp(gateway, USERS);
        var mainWallets = MainWalletPath.of(gateway, users, keys);
        say.accept("issues vouchers");
        var vouchers = VoucherPath.open(gateway, users, keys);
        var clock = Clock.systemUTC();
        var inboxes = new Inboxes(suite, clock);
        try (var writer = WriterLoad.start(suite, writerLog);
                var notifications = NotificationPath.open(suite, inboxes, users);
                var webhooks = WebhookPath.open(suite, vouchers.partners(), clock);
                var backlog = new Backlog(suite)) {
            var ledger = LedgerHttp.of(suite, keys);
            var paths = new MeasuredPaths(
                    function,
                    writer,
                    ledger,
                    payments,
                    mainWallets,
                    vouchers,
                    webhooks,
                    notifications,
                    inboxes,
                    backlog,
                    say);
            say.accept("warms up");
            paths.warmUp();
            var measured = new Rounds();
            for (var round = 1; round <= rounds; round++) {
                say.accept("round " + round + " of " + rounds);
                paths.measure(measured, time);
            }
            return new BenchmarkReport(measured, paths.largestBacklog(), function.discrepancies(), suite.verifyBooks());
        }
    }

    private String ownDatabase() throws SQLException {
        try (var connection = DriverManager.getConnection(suite.superuserDatabaseUrl("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE);
        }
        return suite.superuserDatabaseUrl(DATABASE);
    }
}
