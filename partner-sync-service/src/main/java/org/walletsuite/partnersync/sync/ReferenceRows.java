package org.walletsuite.partnersync.sync;

import static org.walletsuite.platform.database.Timestamps.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.workflow.Workflow;

/** Reads and writes references. Several rows are always locked in the order of their ids there. */
@Component
class ReferenceRows {

    private final JdbcClient db;

    ReferenceRows(JdbcClient db) {
        this.db = db;
    }

    /** Stores what a system says of different users; returns their references as they are from then on, in no particular order. */
    @Transactional
    public List<Reference> merge(UUID system, Collection<UserReport> reports, Instant now) {
        var ids = texts(reports, UserReport::externalId);
        db.sql(
                        "insert into sync_reference (id, system_id, external_id, created_at, seen_at)"
                                + " select gen_random_uuid(), :system, external_id, :now, :now"
                                + " from unnest(:ids::text[]) as said (external_id) order by external_id on conflict do nothing")
                .param("system", system)
                .param("now", at(now))
                .param("ids", ids)
                .update();
        var known = db.sql("select * from sync_reference where system_id = ? and external_id = any(?)"
                        + " order by id for update")
                .param(system)
                .param(ids)
                .query((row, _) -> reference(row))
                .list();
        var merged = known.stream()
                .map(before -> reports.stream()
                        .filter(report -> report.externalId().equals(before.externalId()))
                        .reduce(before, Reference::after, (_, last) -> last))
                .toList();
        store(merged, now);
        return merged;
    }

    private void store(List<Reference> merged, Instant now) {
        db.sql("""
                        update sync_reference as known set their_email = said.email, their_phone = said.phone,
                            their_name = said.name, their_birthdate = said.birthdate, email_at = said.email_at, phone_at = said.phone_at,
                            email_unproved = said.email_unproved, phone_unproved = said.phone_unproved,
                            revision = said.revision, seen_at = :now,
                            next_attempt_at = case when said.pending then coalesce(known.next_attempt_at, :later) end
                        from unnest(:ids::uuid[], :emails::text[], :phones::text[], :names::text[],
                            :birthdates::date[], :emailTimes::timestamptz[], :phoneTimes::timestamptz[], :emailsUnproved::boolean[],
                            :phonesUnproved::boolean[], :revisions::bigint[], :pending::boolean[])
                            as said (id, email, phone, name, birthdate, email_at, phone_at, email_unproved, phone_unproved, revision,
                            pending)
                        where known.id = said.id""")
                .param("now", at(now))
                .param("later", at(now.plus(Workflow.LEASE)))
                .param("ids", merged.stream().map(Reference::id).toArray(UUID[]::new))
                .param("emails", texts(merged, Reference::email))
                .param("phones", texts(merged, Reference::phone))
                .param("names", texts(merged, Reference::name))
                .param("birthdates", texts(merged, one -> text(one.birthdate())))
                .param("emailTimes", texts(merged, one -> text(one.emailAt())))
                .param("phoneTimes", texts(merged, one -> text(one.phoneAt())))
                .param(
                        "emailsUnproved",
                        merged.stream().map(Reference::emailUnproved).toArray(Boolean[]::new))
                .param(
                        "phonesUnproved",
                        merged.stream().map(Reference::phoneUnproved).toArray(Boolean[]::new))
                .param("revisions", merged.stream().map(Reference::revision).toArray(Long[]::new))
                .param("pending", merged.stream().map(Reference::isPending).toArray(Boolean[]::new))
                .update();
    }

    /** Reserves those that are pending and that nobody else works on. */
    @Transactional
    public List<Reference> lease(Collection<UUID> ids, Instant now) {
        return lease("id = any(:ids) and next_attempt_at is not null", ids, now);
    }

    /**
     * Reserves those who have what these want, want something that is taken themselves, and so on, except for those that are
     * reserved already: together they may be able to swap. However many conflicts are open, only these matter.
     */
    @Transactional
    public List<Reference> leaseHolders(
            UUID system, Collection<UUID> wanting, Collection<UUID> except, int most, Instant now) {
        var holders = db.sql("""
                        with recursive chain (id, email, phone) as (
                            select id, their_email, their_phone from sync_reference where id = any(:wanting)
                            union
                            select r.id, r.their_email, r.their_phone from chain join sync_reference r
                                on r.system_id = :system and (r.our_email = chain.email or r.our_phone = chain.phone)
                                where exists (select from sync_conflict c where c.system_id = r.system_id
                                    and c.external_id = r.external_id and c.status = 'OPEN'
                                    and c.kind in ('EMAIL_TAKEN', 'PHONE_TAKEN')))
                        select id from chain where id <> all(:except) limit :most""")
                .param("system", system)
                .param("wanting", wanting.toArray(UUID[]::new))
                .param("except", except.toArray(UUID[]::new))
                .param("most", most)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
        return holders.isEmpty() ? List.of() : lease("id = any(:ids)", holders, now);
    }

    private List<Reference> lease(String which, Collection<UUID> ids, Instant now) {
        return db.sql("update sync_reference set leased_until = :until,"
                        + " next_attempt_at = coalesce(next_attempt_at, :until)"
                        + " where id in (select id from sync_reference where " + which
                        + " and (leased_until is null or leased_until <= :now) order by id for update skip locked)"
                        + " returning *")
                .param("until", at(now.plus(Workflow.LEASE)))
                .param("now", at(now))
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, _) -> reference(row))
                .list();
    }

    /** Gives up the work on references, as far as nobody else has taken it over. */
    void release(Collection<Reference> leased) {
        db.sql("update sync_reference r set leased_until = null"
                        + " from unnest(:ids::uuid[], :ends::timestamptz[]) as mine (id, until)"
                        + " where r.id = mine.id and r.leased_until = mine.until")
                .param("ids", leased.stream().map(Reference::id).toArray(UUID[]::new))
                .param("ends", texts(leased, one -> text(one.leasedUntil())))
                .update();
    }

    /**
     * Ends the work on a reference; false where a report has come since, so that there is more to do; empty where somebody
     * else has taken the work over. What the user changed here meanwhile stays noted.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Boolean> finish(AlignmentOutcome outcome, Instant now) {
        var reference = outcome.reference();
        return db.sql("""
                        update sync_reference set user_id = coalesce(:user::uuid, user_id), metadata_only = :metadataOnly or metadata_only,
                            agreed_email = :email, agreed_phone = :phone,
                            our_email = case when our_version = :version then :email else our_email end,
                            our_phone = case when our_version = :version then :phone else our_phone end,
                            leased_until = null, attempts = 0,
                            next_attempt_at = case when revision <> :revision
                                then coalesce(next_attempt_at, :now::timestamptz) end
                        where id = :id and leased_until = :mine::timestamptz returning next_attempt_at is null""")
                .param("user", outcome.userId())
                .param("metadataOnly", outcome.metadataOnly())
                .param("email", outcome.ourEmail())
                .param("phone", outcome.ourPhone())
                .param("version", reference.ourVersion())
                .param("revision", reference.revision())
                .param("now", at(now))
                .param("mine", text(reference.leasedUntil()))
                .param("id", reference.id())
                .query(Boolean.class)
                .optional();
    }

    Optional<Reference> find(UUID id) {
        return db.sql("select * from sync_reference where id = ?")
                .param(id)
                .query((row, _) -> reference(row))
                .optional();
    }

    Optional<Reference> find(UUID system, String externalId) {
        return db.sql("select * from sync_reference where system_id = ? and external_id = ?")
                .param(system)
                .param(externalId)
                .query((row, _) -> reference(row))
                .optional();
    }

    Optional<Reference> ofUser(UUID system, UUID user) {
        return db.sql("select * from sync_reference where system_id = ? and user_id = ?")
                .param(system)
                .param(user)
                .query((row, _) -> reference(row))
                .optional();
    }

    /**
     * What a system calls a user, and says of the person.
     *
     * @param birthdate null where it has not said it
     */
    record Known(String externalId, @Nullable LocalDate birthdate) {}

    /** What a system has of users here, by user; those whom it doesn't know are left out. */
    Map<UUID, Known> known(UUID system, Collection<UUID> users) {
        var found = new HashMap<UUID, Known>();
        db.sql(
                        "select user_id, external_id, their_birthdate from sync_reference where system_id = ? and user_id = any(?)")
                .param(system)
                .param(users.toArray(UUID[]::new))
                .query(row -> {
                    found.put(
                            row.getObject("user_id", UUID.class),
                            new Known(row.getString("external_id"), row.getObject("their_birthdate", LocalDate.class)));
                });
        return found;
    }

    /** Has references brought into line once more, after the work on them where there is some. */
    int wake(Collection<UUID> ids, Instant now) {
        return db.sql("update sync_reference set revision = revision + 1,"
                        + " next_attempt_at = coalesce(next_attempt_at, :now) where id in"
                        + " (select id from sync_reference where id = any(:ids) order by id for update)")
                .param("now", at(now))
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    private static Reference reference(ResultSet row) throws SQLException {
        return new Reference(
                row.getObject("id", UUID.class),
                row.getObject("system_id", UUID.class),
                row.getString("external_id"),
                row.getObject("user_id", UUID.class),
                row.getString("their_email"),
                row.getString("their_phone"),
                row.getString("their_name"),
                row.getObject("their_birthdate", LocalDate.class),
                row.getBoolean("email_unproved"),
                row.getBoolean("phone_unproved"),
                instant(row, "email_at"),
                instant(row, "phone_at"),
                row.getBoolean("kyc_sent"),
                row.getBoolean("metadata_only"),
                row.getBoolean("confirmed"),
                row.getString("our_email"),
                row.getString("our_phone"),
                row.getLong("our_version"),
                row.getString("agreed_email"),
                row.getString("agreed_phone"),
                row.getLong("revision"),
                instant(row, "leased_until"),
                row.getObject("next_attempt_at") != null);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable String text(@Nullable Object time) {
        return time == null ? null : time.toString();
    }

    private static <T> @Nullable String[] texts(Collection<T> all, Function<T, @Nullable String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }
}
