package org.walletsuite.runner.fault;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.Suite;

/** Waits until the workers have finished what was begun: an intent that stays is money that somebody waits for. */
final class WorkflowCheck {

    /** An intent is its request's for a minute, and its worker's only then. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private static final Duration A_MOMENT = Duration.ofMillis(500);

    private static final List<Work> ALL = List.of(
            new Work(Service.PAYMENT, "stand"),
            new Work(Service.PAYMENT, "top_up"),
            new Work(Service.WALLET, "festival"),
            new Work(Service.WALLET, "wallet"),
            new Work(Service.WALLET, "wallet_status"),
            new Work(Service.WALLET, "main_wallet"),
            new Work(Service.WALLET, "main_wallet_status"),
            new Work(Service.VOUCHER, "gift_card_order"),
            // A voucher always waits for its end.
            new Work(Service.VOUCHER, "voucher", "becoming is not null"),
            new Work(Service.VOUCHER, "voucher_redemption"),
            new Work(Service.WITHDRAWAL, "withdrawal"),
            new Work(Service.NOTIFICATION, "mail"));

    private final Suite suite;
    private final Discrepancies discrepancies;

    /** A kind of work, by the table of its intents, and how those that are unfinished are found. */
    private record Work(Service service, String table, String unfinished) {

        Work(Service service, String table) {
            this(service, table, "next_attempt_at is not null");
        }
    }

    WorkflowCheck(Suite suite, Discrepancies discrepancies) {
        this.suite = suite;
        this.discrepancies = discrepancies;
    }

    void awaitNoneLeft() {
        var end = System.nanoTime() + PATIENCE.toNanos();
        for (var work : ALL) {
            try {
                awaitNoneLeft(work, end);
            } catch (SQLException e) {
                discrepancies.add("the table " + work.table() + " can't be read: " + e.getMessage());
            }
        }
    }

    private void awaitNoneLeft(Work work, long end) throws SQLException {
        for (var left = left(work); left > 0; left = left(work)) {
            if (System.nanoTime() - end > 0) {
                discrepancies.add(left + " of " + work.service().module() + "'s " + work.table() + " never ended");
                return;
            }
            RetryingClient.sleep(A_MOMENT);
        }
    }

    private long left(Work work) throws SQLException {
        try (var connection = DriverManager.getConnection(suite.ownerDatabaseUrl(work.service()));
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select count(*) from " + work.table() + " where " + work.unfinished())) {
            row.next();
            return row.getLong(1);
        }
    }
}
