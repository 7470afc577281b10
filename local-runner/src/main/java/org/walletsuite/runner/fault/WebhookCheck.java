package org.walletsuite.runner.fault;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.Suite;
import org.walletsuite.runner.fixture.ConsumerLag;
import org.walletsuite.runner.fixture.TopicReader;
import org.walletsuite.runner.fixture.WebhookEndpoint;

/**
 * Compares what arrived at the partners' endpoints with the events on Kafka and with the clients' answers: each at least once,
 * and nothing else.
 */
final class WebhookCheck {

    /** A claim of a process that was killed lasts for a minute, and a silent endpoint pauses for some. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private static final String COUNTS = """
            select count(*) filter (where d.status = 'PENDING'), count(*) filter (where d.status in ('FAILED', 'SKIPPED'))
            from webhook_delivery d join partner_environment e on e.id = d.environment_id
            join partner p on p.id = e.partner_id where p.partner_id = ?""";

    private final Suite suite;
    private final WebhookOperations operations;
    private final VoucherOperations vouchers;
    private final Discrepancies discrepancies;

    /** Deliveries that are under way, and those that are no more and have not arrived. */
    private record Counts(long pending, long lost) {}

    WebhookCheck(Suite suite, WebhookOperations operations, VoucherOperations vouchers, Discrepancies discrepancies) {
        this.suite = suite;
        this.operations = operations;
        this.vouchers = vouchers;
        this.discrepancies = discrepancies;
    }

    void compare() throws InterruptedException {
        try {
            awaitConsumed();
            awaitDelivered(operations.failing(), true);
            awaitDelivered(operations.healthy(), false);
        } catch (SQLException e) {
            discrepancies.add("the webhooks' table can't be read: " + e.getMessage());
        } catch (ExecutionException e) {
            discrepancies.add("the consumers' lag can't be read: " + e.getCause());
        }
        var events = events();
        compare(operations.failing(), events);
        compare(operations.healthy(), events);
        compareAnswers();
    }

    private void awaitConsumed() throws ExecutionException, InterruptedException, SQLException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        try (var consumers = new ConsumerLag(suite.kafkaBootstrap())) {
            while (unpublished() > 0 || consumers.of("webhooks") > 0) {
                if (System.nanoTime() > end) {
                    discrepancies.add("the vouchers' events were not all queued as webhooks within " + PATIENCE);
                    return;
                }
                RetryingClient.sleep(A_MOMENT);
            }
        }
    }

    private long unpublished() throws SQLException {
        try (var connection = DriverManager.getConnection(suite.ownerDatabaseUrl(Service.VOUCHER));
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from outbox")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void awaitDelivered(WebhookEndpoint endpoint, boolean recovers) throws SQLException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        for (var left = left(endpoint); left.pending() > 0 || left.lost() > 0; left = left(endpoint)) {
            if (System.nanoTime() > end || (left.pending() == 0 && !recovers)) {
                discrepancies.add("webhooks of " + endpoint.partner().id + " were not delivered: " + left);
                return;
            }
            if (recovers && left.pending() == 0) {
                operations.recover();
            }
            RetryingClient.sleep(A_MOMENT);
        }
    }

    private Counts left(WebhookEndpoint endpoint) throws SQLException {
        try (var connection = DriverManager.getConnection(suite.ownerDatabaseUrl(Service.PARTNERSYNC));
                var query = connection.prepareStatement(COUNTS)) {
            query.setString(1, endpoint.partner().id);
            try (var row = query.executeQuery()) {
                row.next();
                return new Counts(row.getLong(1), row.getLong(2));
            }
        }
    }

    /** The ids of all events of vouchers, by their partners. */
    private Map<String, Set<String>> events() {
        var events = new HashMap<String, Set<String>>();
        var isRead = new TopicReader(suite.kafkaBootstrap(), "vouchers")
                .read(
                        PATIENCE,
                        event -> events.computeIfAbsent(
                                        event.value()
                                                .path("voucher")
                                                .path("partnerId")
                                                .asString(""),
                                        _ -> new HashSet<>())
                                .add(event.id()),
                        () -> true);
        if (!isRead) {
            discrepancies.add("the topic vouchers was not read to its end in " + PATIENCE);
        }
        return events;
    }

    private void compare(WebhookEndpoint endpoint, Map<String, Set<String>> events) {
        var partner = endpoint.partner().id;
        var lost = new TreeSet<>(events.getOrDefault(partner, Set.of()));
        lost.removeAll(endpoint.accepted());
        lost.forEach(event -> discrepancies.add("the endpoint of " + partner + " never got the event " + event));
        var unknown = new TreeSet<>(endpoint.arrivals().keySet());
        unknown.removeAll(events.getOrDefault(partner, Set.of()));
        unknown.forEach(event -> discrepancies.add("the endpoint of " + partner + " got what is no event: " + event));
        if (endpoint.unsigned() > 0) {
            discrepancies.add("the endpoint of " + partner + " got " + endpoint.unsigned() + " without signatures");
        }
    }

    /** Nothing that a client was confirmed is without its webhook. */
    private void compareAnswers() {
        var announced = ofType(operations.healthy(), "voucher.issued");
        vouchers.vouchers().stream()
                .filter(VoucherModel::isPartners)
                .filter(voucher -> !announced.contains(voucher.id()))
                .forEach(voucher -> discrepancies.add("no webhook says that there is " + voucher));
        var ofFailing = ofType(operations.failing(), "voucher.issued").size();
        if (ofFailing != operations.issued()) {
            discrepancies.add(operations.issued() + " vouchers were issued, but webhooks say " + ofFailing);
        }
    }

    private static Set<String> ofType(WebhookEndpoint endpoint, String event) {
        return endpoint.arrivals().values().stream()
                .filter(arrival -> arrival.event().equals(event))
                .map(WebhookEndpoint.Arrival::voucher)
                .collect(Collectors.toUnmodifiableSet());
    }
}
