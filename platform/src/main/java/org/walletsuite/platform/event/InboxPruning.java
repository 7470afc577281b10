package org.walletsuite.platform.event;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.walletsuite.platform.database.Pruning;

/** Deletes inbox rows that are too old for a redelivery. */
final class InboxPruning implements SchedulingConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(InboxPruning.class);
    private static final int CHUNK = 5_000;

    private final JdbcClient db;
    private final EventSettings settings;

    InboxPruning(JdbcClient db, EventSettings settings) {
        this.db = db;
        this.settings = settings;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::run, settings.pruneEvery(), settings.pruneEvery()));
    }

    private void run() {
        try {
            prune(CHUNK);
        } catch (RuntimeException e) {
            LOG.warn("The inbox could not be pruned and is again later: {}", e.getMessage());
        }
    }

    /** How many were deleted, in chunks of this size. */
    long prune(int chunk) {
        return Pruning.inSteps(chunk, this::deleteOldest);
    }

    /** By the database's clock, which also recorded when an event was seen. */
    private int deleteOldest(int limit) {
        return db.sql("""
                delete from inbox where (listener, event_id) in (
                    select listener, event_id from inbox where seen_at < now() - ? * interval '1 second'
                    order by seen_at limit ?)""").param(settings.inboxKeep().toSeconds()).param(limit).update();
    }
}
