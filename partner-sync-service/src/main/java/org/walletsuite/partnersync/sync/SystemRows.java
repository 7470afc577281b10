package org.walletsuite.partnersync.sync;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.id.Ids;

/** Reads and writes the state of systems, their keys, and the calls that they still take. */
@Component
class SystemRows {

    /** So much of a minute's calls may come at once; the others are spread over the minute, so that no minute has more. */
    private static final int BURST_SHARE = 6;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final JdbcClient db;
    private final Duration between;
    private final Duration burst;

    SystemRows(JdbcClient db, SyncSettings settings) {
        this.db = db;
        var atOnce = Math.max(1, settings.callsPerMinute() / BURST_SHARE);
        this.between = MINUTE.dividedBy(Math.max(1, settings.callsPerMinute() - atOnce));
        this.burst = between.multipliedBy(atOnce - 1L);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public UUID register(String code, boolean enabled, Instant now) {
        db.sql("insert into sync_system (id, code, enabled, calls_booked_to, created_at, waiting_since)"
                        + " values (:id, :code, :enabled, :now, :now, :now) on conflict (code) do nothing")
                .param("id", Ids.next())
                .param("code", code)
                .param("enabled", enabled)
                .param("now", at(now))
                .update();
        return db.sql("select id from sync_system where code = ? for no key update")
                .param(code)
                .query(UUID.class)
                .single();
    }

    /**
     * Another key than the one configured before ends that one, and what admins made of it.
     *
     * @param plain what earlier releases stored of it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void configureKey(UUID system, String hash, String plain, Instant now) {
        var isNew = db.sql("update sync_system set configured_hash = :hash where id = :id"
                                + " and configured_hash is distinct from :hash"
                                + " and configured_hash is distinct from :plain")
                        .param("hash", hash)
                        .param("plain", plain)
                        .param("id", system)
                        .update()
                == 1;
        if (isNew) {
            replaceKeys(system, hash, now, now);
        }
    }

    /** Adds a key; the older ones end then at the latest. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void replaceKeys(UUID system, String hash, Instant now, Instant end) {
        db.sql("delete from sync_key where system_id = ? and (expires_at <= ? or hash = ?)")
                .param(system)
                .param(at(now))
                .param(hash)
                .update();
        db.sql("update sync_key set expires_at = least(expires_at, ?) where system_id = ?")
                .param(at(end))
                .param(system)
                .update();
        db.sql("insert into sync_key (hash, system_id, created_at) values (?, ?, ?)")
                .param(hash)
                .param(system)
                .param(at(now))
                .update();
    }

    /** The system that has one of these keys. */
    Optional<UUID> ofKey(List<String> hashes, Instant now) {
        return db.sql("select distinct system_id from sync_key where hash = any(?)"
                        + " and (expires_at is null or expires_at > ?)")
                .param(hashes.toArray(String[]::new))
                .param(at(now))
                .query(UUID.class)
                .optional();
    }

    boolean isEnabled(UUID system) {
        return db.sql("select enabled from sync_system where id = ?")
                .param(system)
                .query(Boolean.class)
                .single();
    }

    /** What waited while the system was off goes on at once. */
    void enable(UUID system, boolean enabled, Instant now) {
        db.sql("update sync_system set enabled = :enabled, failures = 0,"
                        + " next_attempt_at = case when :enabled then :now else next_attempt_at end where id = :id")
                .param("enabled", enabled)
                .param("now", at(now))
                .param("id", system)
                .update();
    }

    /** Books a call; where none is left, the time at which to ask again. */
    Optional<Instant> bookCall(UUID system, Instant now) {
        var booked = db.sql(
                                "update sync_system set calls_booked_to = greatest(calls_booked_to, :now) + :between * interval"
                                        + " '1 microsecond' where id = :id"
                                        + " and calls_booked_to <= :now::timestamptz + :burst * interval '1 microsecond'")
                        .param("now", at(now))
                        .param("between", between.toNanos() / 1_000)
                        .param("burst", burst.toNanos() / 1_000)
                        .param("id", system)
                        .update()
                == 1;
        return booked
                ? Optional.empty()
                : Optional.of(db.sql("select calls_booked_to from sync_system where id = ?")
                        .param(system)
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant()
                        .minus(burst));
    }

    /** Locks the lane against whoever else adds to it or ends it, but not against those who refer to the system meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(UUID system) {
        db.sql("select id from sync_system where id = ? for no key update")
                .param(system)
                .query(UUID.class)
                .single();
    }

    /** Has a lane without work go on; one that has a time keeps it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void wake(UUID system, Instant now) {
        db.sql("update sync_system set next_attempt_at = :now, waiting_since = :now"
                        + " where id = :id and enabled and next_attempt_at is null")
                .param("now", at(now))
                .param("id", system)
                .update();
    }

    /** When the lane goes on; null for not before there is more to send. */
    void goOn(UUID system, @Nullable Instant then) {
        db.sql("update sync_system set next_attempt_at = ? where id = ?")
                .param(then == null ? null : at(then))
                .param(system)
                .update();
    }

    /** Has a lane rest until its system is enabled, which may be at this instant. */
    void rest(UUID system) {
        db.sql("update sync_system set next_attempt_at = null where id = ? and not enabled")
                .param(system)
                .update();
    }

    /** Counts a failed call; returns how many failed in a row. */
    int failed(UUID system, String error) {
        return db.sql("update sync_system set failures = failures + 1, last_error = ? where id = ? returning failures")
                .param(error)
                .param(system)
                .query(Integer.class)
                .single();
    }

    void succeeded(UUID system) {
        db.sql(
                        "update sync_system set failures = 0, last_error = null where id = ? and (failures > 0 or last_error is not null)")
                .param(system)
                .update();
    }
}
