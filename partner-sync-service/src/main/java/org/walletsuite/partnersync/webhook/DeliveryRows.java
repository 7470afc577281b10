package org.walletsuite.partnersync.webhook;

import static org.walletsuite.platform.database.Timestamps.at;
import static org.walletsuite.platform.database.Timestamps.atOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.database.Timestamps;

/**
 * The queue. Of a voucher's events that were never tried only the earliest is due; whoever has tried it, or gives it up,
 * makes the next one due in the same commit. So first tries are in the order of the events, and retries hold up nobody.
 */
@Repository
class DeliveryRows {

    private final JdbcClient db;
    private final Clock clock;

    DeliveryRows(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Queues an event, behind earlier ones of its voucher, whose rows it locks against those who try them just now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean add(
            UUID id, UUID environmentId, NewDelivery content, Trigger trigger, byte @Nullable [] sealedBody) {
        var waits = !db.sql("select 1 from webhook_delivery where voucher_id = ? and status = 'PENDING' and tries = 0"
                        + " order by number for update")
                .param(content.voucherId())
                .query((_, _) -> true)
                .list()
                .isEmpty();
        insert(id, environmentId, content, trigger, sealedBody, "PENDING", null, waits ? null : clock.instant());
        return !waits;
    }

    /** Keeps an event that can't be sent, so that it can be later. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void addSkipped(UUID id, UUID environmentId, NewDelivery content, String reason) {
        insert(id, environmentId, content, Trigger.SCHEDULE, null, "SKIPPED", reason, null);
    }

    private void insert(
            UUID id,
            UUID environmentId,
            NewDelivery content,
            Trigger trigger,
            byte @Nullable [] sealedBody,
            String status,
            @Nullable String reason,
            @Nullable Instant due) {
        db.sql("""
                        insert into webhook_delivery (id, environment_id, event_id, event_type, test, voucher_id,
                            partner_reference, amount, balance, voucher_status, transaction_id, happened_at, sealed_body,
                            status, reason, trigger, next_attempt_at, created_at, finished_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (environment_id, event_id) do nothing""")
                .param(id)
                .param(environmentId)
                .param(content.eventId())
                .param(content.eventType())
                .param(trigger == Trigger.TEST)
                .param(content.voucherId())
                .param(content.partnerReference())
                .param(content.amount())
                .param(content.balance())
                .param(content.voucherStatus())
                .param(content.transactionId())
                .param(at(content.happenedAt()))
                .param(sealedBody)
                .param(status)
                .param(reason)
                .param(trigger.name())
                .param(atOrNull(due))
                .param(at(clock.instant()))
                .param(atOrNull(status.equals("PENDING") ? null : clock.instant()))
                .update();
    }

    /** Empty where nothing is left to do. */
    Optional<PendingDelivery> claimed(UUID id) {
        return db.sql(
                        "select * from webhook_delivery where id = ? and status = 'PENDING' and next_attempt_at is not null")
                .param(id)
                .query((row, _) -> new PendingDelivery(
                        id,
                        row.getObject("environment_id", UUID.class),
                        content(row),
                        row.getBoolean("test"),
                        row.getBytes("sealed_body"),
                        Trigger.valueOf(row.getString("trigger")),
                        row.getInt("tries") == 0,
                        Timestamps.of(row, "created_at"),
                        Timestamps.of(row, "next_attempt_at")))
                .optional();
    }

    static NewDelivery content(ResultSet row) throws SQLException {
        return new NewDelivery(
                row.getString("event_id"),
                row.getString("event_type"),
                row.getObject("voucher_id", UUID.class),
                row.getString("partner_reference"),
                row.getLong("amount"),
                row.getObject("balance", Long.class),
                row.getString("voucher_status"),
                row.getObject("transaction_id", UUID.class),
                Timestamps.of(row, "happened_at"));
    }

    /** Stores what every try sends; empty where another worker has stored it, and this one must send that. */
    boolean storeBody(UUID id, byte[] sealed) {
        return db.sql("update webhook_delivery set sealed_body = ? where id = ? and sealed_body is null")
                        .param(sealed)
                        .param(id)
                        .update()
                == 1;
    }

    byte[] body(UUID id) {
        return db.sql("select sealed_body from webhook_delivery where id = ?")
                .param(id)
                .query((row, _) -> row.getBytes("sealed_body"))
                .single();
    }

    /** Puts a row back into the queue, untried; it is due then. */
    void putBack(PendingDelivery delivery, Instant then) {
        db.sql("update webhook_delivery set next_attempt_at = ? where id = ? and next_attempt_at = ?")
                .param(at(then))
                .param(delivery.id())
                .param(at(delivery.due()))
                .update();
    }

    /**
     * A delivery as it is while its row is locked.
     *
     * @param acceptedAt since when the endpoint has it; null where it has not
     */
    record Locked(
            UUID id,
            UUID environmentId,
            UUID voucherId,
            DeliveryStatus status,
            Trigger trigger,
            int tries,
            int scheduledTries,
            @Nullable Instant resumeAt,
            @Nullable Instant due,
            @Nullable Instant acceptedAt) {

        boolean isUntried() {
            return status == DeliveryStatus.PENDING && tries == 0;
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Locked> lock(UUID id) {
        return db.sql("""
                        select d.*, (select min(started_at + duration_ms * interval '1 millisecond')
                            from webhook_attempt where delivery_id = d.id and outcome = 'ACCEPTED') as accepted_at
                        from webhook_delivery d where id = ? for update""")
                .param(id)
                .query((row, _) -> new Locked(
                        id,
                        row.getObject("environment_id", UUID.class),
                        row.getObject("voucher_id", UUID.class),
                        DeliveryStatus.valueOf(row.getString("status")),
                        Trigger.valueOf(row.getString("trigger")),
                        row.getInt("tries"),
                        row.getInt("scheduled_tries"),
                        time(row, "resume_at"),
                        time(row, "next_attempt_at"),
                        time(row, "accepted_at")))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Locked delivery, Trigger trigger, Try last) {
        db.sql("""
                        insert into webhook_attempt
                            (delivery_id, number, trigger, outcome, url, started_at, duration_ms, status, body, error)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(delivery.id())
                .param(delivery.tries() + 1)
                .param(trigger.name())
                .param(last.outcome().name())
                .param(last.url())
                .param(at(last.startedAt()))
                .param(last.duration().toMillis())
                .param(last.status())
                .param(last.body())
                .param(last.error())
                .update();
        db.sql(
                        "update webhook_delivery set tries = tries + 1, first_tried_at = coalesce(first_tried_at, ?) where id = ?")
                .param(at(last.startedAt()))
                .param(delivery.id())
                .update();
    }

    /** What the endpoint has is delivered, however one more try ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void finish(Locked delivery, DeliveryStatus status, @Nullable String reason) {
        var acceptedAt = delivery.acceptedAt();
        db.sql("""
                        update webhook_delivery set status = ?, reason = ?, finished_at = ?, next_attempt_at = null,
                            resume_at = null, attempts = 0
                        where id = ?""")
                .param((acceptedAt == null ? status : DeliveryStatus.DELIVERED).name())
                .param(acceptedAt == null ? reason : null)
                .param(at(acceptedAt == null ? clock.instant() : acceptedAt))
                .param(delivery.id())
                .update();
    }

    /** Has a delivery tried at this time, for this reason. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void schedule(
            Locked delivery, Trigger trigger, int scheduledTries, @Nullable Instant due, @Nullable Instant resumeAt) {
        db.sql("""
                        update webhook_delivery set status = 'PENDING', trigger = ?, scheduled_tries = ?,
                            next_attempt_at = ?, resume_at = ?, reason = null, finished_at = null
                        where id = ?""")
                .param(trigger.name())
                .param(scheduledTries)
                .param(atOrNull(due))
                .param(atOrNull(resumeAt))
                .param(delivery.id())
                .update();
    }

    /** Makes the earliest event of a voucher due that was never tried; false where there is none that waited. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean releaseNext(UUID voucherId) {
        return db.sql("""
                        update webhook_delivery set next_attempt_at = ?
                        where next_attempt_at is null and id = (select id from webhook_delivery
                            where voucher_id = ? and status = 'PENDING' and tries = 0 order by number limit 1)""").param(at(clock.instant())).param(voucherId).update() == 1;
    }

    /** Makes so many of the events due again that failed or were skipped since a time; returns how many. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int recover(UUID environmentId, Instant since, int most) {
        var recovered = db.sql("""
                        update webhook_delivery set status = 'PENDING', trigger = 'RECOVERY', scheduled_tries = 0,
                            next_attempt_at = case when tries > 0 then :now::timestamptz end, resume_at = null,
                            reason = null, finished_at = null
                        where id in (select id from webhook_delivery
                            where environment_id = :environment and status in ('FAILED', 'SKIPPED')
                                and happened_at >= :since and not test
                            order by number limit :most for update)""")
                .param("now", at(clock.instant()))
                .param("environment", environmentId)
                .param("since", at(since))
                .param("most", most)
                .update();
        db.sql("""
                        update webhook_delivery d set next_attempt_at = :now
                        where environment_id = :environment and status = 'PENDING' and tries = 0
                            and next_attempt_at is null
                            and not exists (select from webhook_delivery e where e.voucher_id = d.voucher_id
                                and e.status = 'PENDING' and e.tries = 0 and e.number < d.number)""")
                .param("now", at(clock.instant()))
                .param("environment", environmentId)
                .update();
        return recovered;
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
