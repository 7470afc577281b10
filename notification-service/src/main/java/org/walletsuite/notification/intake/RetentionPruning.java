package org.walletsuite.notification.intake;

import static org.walletsuite.platform.database.Timestamps.at;

import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.database.Pruning;

/** Deletes notifications and mails that are older than they are kept; mails that are not finished stay. */
@Component
class RetentionPruning implements SchedulingConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionPruning.class);
    private static final int AT_ONCE = 1_000;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final RetentionSettings settings;
    private final Clock clock;

    RetentionPruning(JdbcClient db, TransactionTemplate transaction, RetentionSettings settings, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::run, settings.pruneEvery(), settings.pruneEvery()));
    }

    private void run() {
        try {
            prune();
        } catch (RuntimeException e) {
            LOG.warn("Old notifications could not be deleted, and will be later: {}", e.getMessage());
        }
    }

    void prune() {
        var before = clock.instant().minus(settings.retention());
        Pruning.inSteps(AT_ONCE, limit -> deleteNotifications(before, limit));
        Pruning.inSteps(AT_ONCE, limit -> deleteMails(before, limit));
        for (var table : List.of("intake", "event_of_unknown_user")) {
            db.sql("delete from " + table + " where day < ?")
                    .param(Date.valueOf(LocalDate.ofInstant(before, ZoneOffset.UTC)))
                    .update();
        }
    }

    /** The users' inboxes are locked in the order of their ids, as by those who add to them. */
    private int deleteNotifications(Instant before, int limit) {
        return transaction.execute(_ -> {
            var users = db.sql("""
                            select distinct user_id from (
                                select user_id from notification where created_at < ? order by created_at limit ?) as old
                            order by user_id""")
                    .param(at(before))
                    .param(limit)
                    .query(UUID.class)
                    .list()
                    .toArray(UUID[]::new);
            db.sql("select 1 from user_inbox where user_id = any(?) order by user_id for update")
                    .param(users)
                    .query((_, _) -> true)
                    .list();
            return db.sql("""
                            with gone as (
                                delete from notification where id in (
                                    select id from notification where created_at < ? and user_id = any(?)
                                    order by created_at limit ?)
                                returning user_id, read_at),
                            counted as (
                                select user_id, count(*) as fewer, count(*) filter (where read_at is null) as unread
                                from gone group by user_id),
                            adjusted as (
                                update user_inbox set total = greatest(total - fewer, 0),
                                    unread = least(greatest(user_inbox.unread - counted.unread, 0), greatest(total - fewer, 0))
                                from counted where user_inbox.user_id = counted.user_id)
                            select count(*) from gone""")
                    .param(at(before))
                    .param(users)
                    .param(limit)
                    .query(Integer.class)
                    .single();
        });
    }

    private int deleteMails(Instant before, int limit) {
        return db.sql("""
                        delete from mail where id in (
                            select id from mail where created_at < ? and status <> 'PENDING'
                            order by created_at limit ?)""").param(at(before)).param(limit).update();
    }
}
