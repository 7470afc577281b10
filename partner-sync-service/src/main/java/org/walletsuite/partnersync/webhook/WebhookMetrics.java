package org.walletsuite.partnersync.webhook;

import static org.walletsuite.platform.database.Timestamps.at;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.walletsuite.partnersync.partner.PartnerWebhooks.Endpoint;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.partnercall.PartnerCallMetrics;

/**
 * How tries end, how long the first one of an event was waited for, and what waits, by partner, who has the same name in all
 * metrics.
 */
@Component
class WebhookMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookMetrics.class);

    private final PartnerCallMetrics calls;
    private final MeterRegistry registry;
    private final MultiGauge waiting;
    private final MultiGauge oldest;
    private final Timer firstTries;
    private final Counter pruned;
    private final JdbcClient db;
    private final Clock clock;

    WebhookMetrics(MeterRegistry registry, PartnerCallMetrics calls, JdbcClient db, Clock clock) {
        this.calls = calls;
        this.registry = registry;
        this.waiting = MultiGauge.builder("webhook.deliveries.waiting")
                .description("Events that their partner has not got yet")
                .register(registry);
        this.oldest = MultiGauge.builder("webhook.oldest")
                .description("How long the oldest of them has waited")
                .baseUnit("seconds")
                .register(registry);
        this.firstTries = Timer.builder("webhook.first.try")
                .description("From an event's arrival to its first try")
                .publishPercentileHistogram()
                .register(registry);
        this.pruned = Counter.builder("webhook.pending.pruned")
                .description("Events that their partner never got before they were too old to be kept")
                .register(registry);
        this.db = db;
        this.clock = clock;
    }

    void tried(Endpoint endpoint, PendingDelivery delivery, Try attempt) {
        registry.timer(
                        "webhook.tries",
                        tags(endpoint.partnerId(), endpoint.environment())
                                .and("outcome", attempt.outcome().code()))
                .record(attempt.duration());
        if (delivery.isFirstTry()) {
            firstTries.record(Duration.between(delivery.createdAt(), attempt.startedAt()));
        }
    }

    void pruned(int pending) {
        pruned.increment(pending);
    }

    @Scheduled(fixedDelayString = "PT15S")
    void refresh() {
        try {
            show();
        } catch (DataAccessException e) {
            LOG.warn("What waits could not be counted: {}", e.getMessage());
        }
    }

    private record Backlog(long count, double age) {

        Backlog with(Backlog other) {
            return new Backlog(count + other.count, Math.max(age, other.age));
        }
    }

    private void show() {
        var backlogs = new HashMap<Tags, Backlog>();
        db.sql("""
                        select p.partner_id, e.environment, count(*) as waiting,
                            greatest(extract(epoch from ?::timestamptz - min(d.created_at)), 0)::float8 as oldest
                        from webhook_delivery d
                        join partner_environment e on e.id = d.environment_id
                        join partner p on p.id = e.partner_id
                        where d.status = 'PENDING' group by p.partner_id, e.environment""").param(at(clock.instant())).query(row -> {
            backlogs.merge(
                    tags(row.getString("partner_id"), PartnerEnvironment.valueOf(row.getString("environment"))),
                    new Backlog(row.getLong("waiting"), row.getDouble("oldest")),
                    Backlog::with);
        });
        waiting.register(
                backlogs.entrySet().stream()
                        .map(one ->
                                MultiGauge.Row.of(one.getKey(), one.getValue().count()))
                        .toList(),
                true);
        oldest.register(
                backlogs.entrySet().stream()
                        .map(one ->
                                MultiGauge.Row.of(one.getKey(), one.getValue().age()))
                        .toList(),
                true);
    }

    private Tags tags(String partner, PartnerEnvironment environment) {
        return Tags.of("partner", calls.tag(partner), "environment", environment.code());
    }
}
