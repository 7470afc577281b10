package org.walletsuite.partnersync.sync;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.id.Ids;

/** Reads and writes conflicts; of each kind a user of theirs has one that is open at most. */
@Component
class ConflictRows {

    private final JdbcClient db;

    ConflictRows(JdbcClient db) {
        this.db = db;
    }

    /** Records what stands against a reference; what no longer does is settled. Returns whether that is a new conflict. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean settle(AlignmentOutcome outcome, Instant now) {
        var reference = outcome.reference();
        db.sql("update sync_conflict set status = 'APPLIED', settled_at = :now, updated_at = :now"
                        + " where system_id = :system and external_id = :external and status = 'OPEN'"
                        + " and kind not in ('REFERENCE_TAKEN', 'NOT_SENT') and kind is distinct from :kind")
                .param("now", at(now))
                .param("system", reference.systemId())
                .param("external", reference.externalId())
                .param(
                        "kind",
                        outcome.conflict() == null ? null : outcome.conflict().name())
                .update();
        return outcome.conflict() != null
                && record(
                        new NewConflict(
                                reference.systemId(),
                                reference.externalId(),
                                outcome.userId(),
                                outcome.conflict(),
                                reference.email(),
                                reference.phone(),
                                outcome.ourEmail(),
                                outcome.ourPhone()),
                        now);
    }

    /** What is to be recorded; {@link Conflict} has the meaning of the fields. */
    record NewConflict(
            UUID systemId,
            String externalId,
            @Nullable UUID userId,
            ConflictKind kind,
            @Nullable String theirEmail,
            @Nullable String theirPhone,
            @Nullable String ourEmail,
            @Nullable String ourPhone) {}

    /** One that an admin dismissed is not opened again by the same data. Returns whether there was no open one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean record(NewConflict conflict, Instant now) {
        return db.sql("""
                        insert into sync_conflict as known (id, system_id, external_id, user_id, kind, their_email,
                            their_phone, our_email, our_phone, status, created_at, updated_at)
                        select :id, :system, :external, :user::uuid, :kind, :theirEmail, :theirPhone, :ourEmail, :ourPhone,
                            'OPEN', :now::timestamptz, :now::timestamptz
                        where not exists (select from sync_conflict d where d.system_id = :system
                            and d.external_id = :external and d.kind = :kind and d.status = 'DISMISSED'
                            and d.their_email is not distinct from :theirEmail::text
                            and d.their_phone is not distinct from :theirPhone::text
                            and (d.kind <> 'NOT_SENT' or d.our_email is not distinct from :ourEmail::text
                                and d.our_phone is not distinct from :ourPhone::text))
                        on conflict (system_id, external_id, kind) where status = 'OPEN' do update set
                            user_id = excluded.user_id, their_email = excluded.their_email,
                            their_phone = excluded.their_phone, our_email = excluded.our_email,
                            our_phone = excluded.our_phone, updated_at = excluded.updated_at
                        returning xmax = 0""")
                .param("id", Ids.next())
                .param("system", conflict.systemId())
                .param("external", conflict.externalId())
                .param("user", conflict.userId())
                .param("kind", conflict.kind().name())
                .param("theirEmail", conflict.theirEmail())
                .param("theirPhone", conflict.theirPhone())
                .param("ourEmail", conflict.ourEmail())
                .param("ourPhone", conflict.ourPhone())
                .param("now", at(now))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Settles one that stands against nothing any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void applied(UUID system, String externalId, ConflictKind kind, Instant now) {
        db.sql("update sync_conflict set status = 'APPLIED', settled_at = :now, updated_at = :now"
                        + " where system_id = :system and external_id = :external and kind = :kind and status = 'OPEN'")
                .param("now", at(now))
                .param("system", system)
                .param("external", externalId)
                .param("kind", kind.name())
                .update();
    }

    /** The references that one of these addresses was taken from. */
    List<UUID> waitingFor(Collection<String> addresses) {
        return db.sql("""
                        select r.id from sync_conflict c
                            join sync_reference r on r.system_id = c.system_id and r.external_id = c.external_id
                        where c.status = 'OPEN' and (c.kind = 'EMAIL_TAKEN' and c.their_email = any(:addresses)
                            or c.kind = 'PHONE_TAKEN' and c.their_phone = any(:addresses))""")
                .param("addresses", addresses.toArray(String[]::new))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /**
     * A conflict that may end by itself.
     *
     * @param reference whose it is
     */
    record Waiting(UUID id, UUID reference) {}

    /** The next of them after one, the oldest first; null begins. */
    List<Waiting> waiting(@Nullable UUID after, int most) {
        return db.sql("""
                        select c.id, r.id as reference from sync_conflict c
                            join sync_reference r on r.system_id = c.system_id and r.external_id = c.external_id
                        where c.status = 'OPEN' and c.kind in ('EMAIL_TAKEN', 'PHONE_TAKEN')
                            and (:after::uuid is null or c.id > :after)
                        order by c.id limit :most""")
                .param("after", after)
                .param("most", most)
                .query((row, _) -> new Waiting(row.getObject("id", UUID.class), row.getObject("reference", UUID.class)))
                .list();
    }

    List<Conflict> list(UUID system, @Nullable ConflictStatus status, int size, long offset) {
        return db.sql("select * from sync_conflict where system_id = :system"
                        + " and (:status::text is null or status = :status)"
                        + " order by created_at desc, id desc limit :size offset :offset")
                .param("system", system)
                .param("status", status == null ? null : status.name())
                .param("size", size)
                .param("offset", offset)
                .query((row, _) -> Conflict.of(row))
                .list();
    }

    long count(UUID system, @Nullable ConflictStatus status) {
        return db.sql("select count(*) from sync_conflict where system_id = :system"
                        + " and (:status::text is null or status = :status)")
                .param("system", system)
                .param("status", status == null ? null : status.name())
                .query(Long.class)
                .single();
    }

    Optional<Conflict> find(UUID system, UUID id) {
        return db.sql("select * from sync_conflict where system_id = ? and id = ?")
                .param(system)
                .param(id)
                .query((row, _) -> Conflict.of(row))
                .optional();
    }

    /** Changes only one that is open. */
    void dismiss(UUID id, UUID admin, Instant now) {
        db.sql(
                        "update sync_conflict set status = 'DISMISSED', settled_at = :now, updated_at = :now, settled_by = :admin"
                                + " where id = :id and status = 'OPEN'")
                .param("now", at(now))
                .param("admin", admin)
                .param("id", id)
                .update();
    }
}
