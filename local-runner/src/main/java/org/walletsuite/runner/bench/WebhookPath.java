package org.walletsuite.runner.bench;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.Suite;
import org.walletsuite.runner.fixture.PartnerFixture;
import org.walletsuite.runner.fixture.WebhookEndpoint;
import org.walletsuite.runner.fixture.WebhookEndpoints;

/**
 * Events of partners' vouchers on their way to endpoints on this machine. While vouchers are issued for another measurement
 * the partners have no address, so that their events are kept; then all of these are sent at once.
 */
final class WebhookPath implements AutoCloseable {

    private static final String FIRST_TRIES = """
            select (extract(epoch from first_tried_at - happened_at) * 1e9)::bigint from webhook_delivery
            where happened_at >= ? and first_tried_at is not null""";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final WebhookEndpoints receiver;
    private final List<WebhookEndpoint> endpoints;
    private final String database;
    private final Clock clock;
    private Instant keptSince;

    private WebhookPath(WebhookEndpoints receiver, List<WebhookEndpoint> endpoints, String database, Clock clock) {
        this.receiver = receiver;
        this.endpoints = endpoints;
        this.database = database;
        this.clock = clock;
        this.keptSince = clock.instant();
    }

    static WebhookPath open(Suite suite, List<PartnerFixture> partners, Clock clock) {
        var receiver = WebhookEndpoints.start();
        var endpoints = partners.stream().map(receiver::healthy).toList();
        return new WebhookPath(receiver, endpoints, suite.ownerDatabaseUrl(Service.PARTNERSYNC), clock);
    }

    /** What happens from now on makes the next backlog. */
    void beginBacklog() {
        keptSince = clock.instant();
    }

    /** The rate at which all of the backlog is delivered; latencies count from when it is let go. */
    Measurement backlog() {
        endpoints.forEach(WebhookEndpoint::open);
        var before = accepted();
        var latencies = new Latencies();
        var callers =
                endpoints.stream().map(endpoint -> endpoint.partner().client()).toList();
        var start = System.nanoTime();
        var recovered = 0L;
        for (var i = 0; i < endpoints.size(); i++) {
            recovered += endpoints
                    .get(i)
                    .recover(callers.get(i), keptSince)
                    .data(200)
                    .get("recovered")
                    .asLong();
        }
        for (var seen = 0L; seen < recovered; ) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            var now = System.nanoTime();
            for (var more = accepted() - before; seen < more; seen++) {
                latencies.add(now - start);
            }
            if (now - start > LONGEST.toNanos()) {
                throw new IllegalStateException("Only " + seen + " of " + recovered + " webhooks came");
            }
        }
        var measured = Measurement.of(latencies.all(), Duration.ofNanos(System.nanoTime() - start));
        endpoints.forEach(WebhookEndpoint::shut);
        return measured;
    }

    /** From the events to their first tries, while vouchers are issued at this rate. */
    Measurement light(HttpLoad issues, double perSecond, Duration time) throws IOException, SQLException {
        endpoints.forEach(WebhookEndpoint::open);
        var begin = clock.instant();
        var before = accepted();
        var issued = issues.pace(perSecond, time);
        var end = System.nanoTime() + LONGEST.toNanos();
        while (accepted() - before < issued.count()) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Only " + (accepted() - before) + " of " + issued.count() + " came");
            }
        }
        endpoints.forEach(WebhookEndpoint::shut);
        return Measurement.of(firstTries(begin), issued.time());
    }

    private long[] firstTries(Instant begin) throws SQLException {
        var latencies = new Latencies();
        try (var connection = DriverManager.getConnection(database);
                var query = connection.prepareStatement(FIRST_TRIES)) {
            query.setObject(1, begin.atOffset(ZoneOffset.UTC));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    latencies.add(rows.getLong(1));
                }
            }
        }
        return latencies.all();
    }

    private long accepted() {
        return endpoints.stream().mapToLong(WebhookEndpoint::acceptedCount).sum();
    }

    @Override
    public void close() {
        receiver.close();
    }
}
