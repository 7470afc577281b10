package org.walletsuite.partnersync.webhook;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.database.Pruning;

/** Deletes deliveries that are older than they are kept, also those of endpoints that were dead for all that time. */
@Component
class WebhookPruning {

    private static final int AT_ONCE = 1_000;

    private final JdbcClient db;
    private final WebhookSettings settings;
    private final Clock clock;

    WebhookPruning(JdbcClient db, WebhookSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void prune() {
        var before = clock.instant().minus(settings.retention());
        Pruning.inSteps(
                AT_ONCE, limit -> db.sql("""
                        delete from webhook_delivery where id in (
                            select id from webhook_delivery where created_at < ? order by created_at limit ?)""").param(at(before)).param(limit).update());
    }
}
