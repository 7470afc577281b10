package org.walletsuite.partnersync.webhook;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.database.Pruning;

/**
 * Deletes deliveries that are older than they are kept, also those of endpoints that were dead for all that time. What waits for one
 * of them is released by the same commit.
 */
@Component
class WebhookPruning {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookPruning.class);
    private static final int AT_ONCE = 1_000;

    private final JdbcClient db;
    private final Deliveries deliveries;
    private final WebhookMetrics metrics;
    private final TransactionTemplate transaction;
    private final WebhookSettings settings;
    private final Clock clock;

    WebhookPruning(
            JdbcClient db,
            Deliveries deliveries,
            WebhookMetrics metrics,
            PlatformTransactionManager transactions,
            WebhookSettings settings,
            Clock clock) {
        this.db = db;
        this.deliveries = deliveries;
        this.metrics = metrics;
        this.transaction = new TransactionTemplate(transactions);
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void prune() {
        var before = clock.instant().minus(settings.retention());
        var pending = new AtomicLong();
        Pruning.inSteps(AT_ONCE, limit -> {
            var deleted = step(before, limit);
            pending.addAndGet(deleted.pending());
            return deleted.all();
        });
        if (pending.get() > 0) {
            LOG.warn("{} deliveries were still pending when they became too old to be kept", pending);
        }
    }

    private record Deleted(int all, int pending) {}

    private record Row(UUID voucherId, boolean pending) {}

    private Deleted step(Instant before, int limit) {
        var deleted = transaction.execute(_ -> delete(before, limit));
        metrics.pruned(deleted.pending());
        return deleted;
    }

    /** A row that a worker has locked is left to the next run: waiting for it here could end in a deadlock. */
    private Deleted delete(Instant before, int limit) {
        var rows = db.sql("""
                        delete from webhook_delivery where id in (
                            select id from webhook_delivery where created_at < ? order by created_at limit ?
                            for update skip locked)
                        returning voucher_id, status = 'PENDING' as pending""")
                .param(at(before))
                .param(limit)
                .query((row, _) -> new Row(row.getObject("voucher_id", UUID.class), row.getBoolean("pending")))
                .list();
        var pending = rows.stream().filter(Row::pending).toList();
        pending.stream().map(Row::voucherId).distinct().sorted().forEach(deliveries::releaseNext);
        return new Deleted(rows.size(), pending.size());
    }
}
