package org.walletsuite.runner.upgrade;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.Suite;
import org.walletsuite.runner.fixture.ConsumerLag;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.PartnerFixture;
import org.walletsuite.runner.fixture.WebhookEndpoint;
import org.walletsuite.runner.fixture.WebhookEndpoints;
import org.walletsuite.runner.upgrade.UpgradeClient.Command;
import org.walletsuite.runner.upgrade.UpgradeReport.Comparison;

/** Compares what clients were answered with what the services have, and with what a partner was sent. */
final class UpgradeBooks implements AutoCloseable {

    private static final Duration CATCH_UP = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Suite suite;
    private final WebhookEndpoints receiver;
    private final WebhookEndpoint endpoint;
    private final long before;

    private UpgradeBooks(Suite suite, WebhookEndpoints receiver, WebhookEndpoint endpoint) {
        this.suite = suite;
        this.receiver = receiver;
        this.endpoint = endpoint;
        this.before = orders();
    }

    static UpgradeBooks open(Suite suite, URI gateway) {
        var admin = new GatewayClient(gateway, null).logIn("admin@example.com");
        var receiver = WebhookEndpoints.start();
        var endpoint = receiver.healthy(
                PartnerFixture.create(admin, PartnerFixture.PRODUCTION, PartnerFixture.DIRECT_PAYMENT));
        endpoint.open();
        return new UpgradeBooks(suite, receiver, endpoint);
    }

    /** A client of the partner whose webhooks are counted. */
    GatewayClient partner() {
        return endpoint.partner().client();
    }

    UpgradeReport compare(List<UpgradeReport.Step> steps, UpgradeLoad load)
            throws InterruptedException, ExecutionException {
        var end = System.nanoTime() + CATCH_UP.toNanos();
        try (var lag = new ConsumerLag(suite.kafkaBootstrap())) {
            while ((lag.of("") > 0 || !comparisons(load).stream().allMatch(Comparison::isEqual))
                    && System.nanoTime() < end) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        }
        return new UpgradeReport(steps, load.failures(), load.repetitions(), comparisons(load), suite.verifyBooks());
    }

    private List<Comparison> comparisons(UpgradeLoad load) {
        var payments = load.answered(Command.PAYMENT);
        var vouchers = load.answered(Command.VOUCHER);
        var all = new ArrayList<>(List.of(
                new Comparison(
                        "payments in the ledger",
                        payments,
                        count(Service.LEDGER, "select count(*) from transfer where kind = 'PURCHASE'")),
                new Comparison(
                        "payments in the stands' sales",
                        payments,
                        count(Service.PAYMENT, "select coalesce(sum(count), 0) from stand_sales")),
                new Comparison("gift-card orders", load.answered(Command.GIFT_CARD_ORDER), orders() - before),
                new Comparison(
                        "withdrawals",
                        load.answered(Command.WITHDRAWAL),
                        count(Service.WITHDRAWAL, "select count(*) from withdrawal where hold_id is not null")),
                new Comparison(
                        "vouchers",
                        vouchers,
                        count(Service.VOUCHER, "select count(*) from voucher where status = 'ACTIVE'")),
                new Comparison("webhooks of vouchers", vouchers, endpoint.acceptedCount()),
                new Comparison("webhooks with a wrong signature", 0, endpoint.unsigned())));
        all.add(new Comparison("dead letters", 0, deadLetters()));
        return all;
    }

    private long orders() {
        return count(Service.VOUCHER, "select count(*) from gift_card_order where status <> 'REFUSED'");
    }

    /** The ledger consumes nothing. */
    private long deadLetters() {
        var sum = 0L;
        for (var service : Service.values()) {
            if (service.database().isPresent() && service != Service.LEDGER) {
                sum += count(service, "select count(*) from dead_letter");
            }
        }
        return sum;
    }

    private long count(Service service, String sql) {
        try (var connection = DriverManager.getConnection(suite.ownerDatabaseUrl(service));
                var query = connection.createStatement();
                var row = query.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        receiver.close();
    }
}
