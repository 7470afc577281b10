package org.walletsuite.partnersync.sync;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.user.User;

/** Records in references what systems were sent, what they called it, and what users have here. */
@Component
class SentRows {

    private final JdbcClient db;

    SentRows(JdbcClient db) {
        this.db = db;
    }

    /** What they were sent is what they have, unless they have said otherwise since. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sent(Reference before, Outgoing sent) {
        db.sql("""
                        update sync_reference set kyc_sent = :kyc, agreed_email = coalesce(:email::text, agreed_email),
                            agreed_phone = coalesce(:phone::text, agreed_phone),
                            their_email = case revision when :revision then coalesce(:email::text, their_email) else their_email end,
                            their_phone = case revision when :revision then coalesce(:phone::text, their_phone) else their_phone end
                        where id = :id""")
                .param("kyc", sent.kycVerified())
                .param("email", before.metadataOnly() ? null : sent.email())
                .param("phone", before.metadataOnly() ? null : sent.phone())
                .param("revision", before.revision())
                .param("id", before.id())
                .update();
    }

    /**
     * Stores what they call a user; false where they call another one so, or call this one otherwise.
     *
     * @param existed whether they had the user before, whom they found by an address that nobody proved here
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean link(Outgoing sent, String externalId, boolean existed, Instant now) {
        db.sql("insert into sync_reference (id, system_id, external_id, created_at, seen_at) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing")
                .param(Ids.next())
                .param(sent.systemId())
                .param(externalId)
                .param(at(now))
                .param(at(now))
                .update();
        var named = lock("external_id = ?", sent.systemId(), externalId).getFirst();
        var known = lock("user_id = ?", sent.systemId(), sent.userId());
        if (named.userId() != null && !named.userId().equals(sent.userId())) {
            return false;
        }
        for (var other : known) {
            if (!other.id().equals(named.id()) && !sent.registersAgain()) {
                return false;
            }
            if (!other.id().equals(named.id())) {
                unlink(other.id());
            }
        }
        db.sql("""
                        update sync_reference set user_id = :user,
                            metadata_only = case when user_id = :user then metadata_only else :existed end, our_email = :email, our_phone = :ourPhone,
                            our_version = :version, kyc_sent = :kyc, agreed_email = :email, agreed_phone = :phone,
                            their_email = case when next_attempt_at is null then :email else their_email end,
                            their_phone = case when next_attempt_at is null then :phone else their_phone end
                        where id = :id""")
                .param("user", sent.userId())
                .param("email", sent.email())
                .param("phone", sent.phone())
                .param("existed", existed)
                .param("ourPhone", sent.ourPhone())
                .param("version", sent.version())
                .param("kyc", sent.kycVerified())
                .param("id", named.id())
                .update();
        return true;
    }

    /** Has them get no address of the user that changes here, until an admin allows it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withholdAddresses(Reference reference) {
        db.sql("update sync_reference set metadata_only = true where id = ? and not confirmed")
                .param(reference.id())
                .update();
    }

    /** Has them get the user's addresses from now on, because an admin says that it is the same user. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void allowAddresses(Reference reference) {
        db.sql("update sync_reference set metadata_only = false, confirmed = true where id = ?")
                .param(reference.id())
                .update();
    }

    private record Linked(UUID id, @Nullable UUID userId) {}

    private List<Linked> lock(String which, UUID system, Object value) {
        return db.sql("select id, user_id from sync_reference where system_id = ? and " + which + " for update")
                .param(system)
                .param(value)
                .query((row, _) -> new Linked(row.getObject("id", UUID.class), row.getObject("user_id", UUID.class)))
                .list();
    }

    /** They don't know the user by this id any more. */
    private void unlink(UUID reference) {
        db.sql("update sync_reference set user_id = null, our_email = null, our_phone = null where id = ?")
                .param(reference)
                .update();
    }

    /** Notes what a user has here from now on; returns the addresses that are free by that. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> changed(User user) {
        return db
                .sql("""
                        with before as (select id, our_email, our_phone from sync_reference
                                where user_id = :user and our_version < :version for update),
                            after as (update sync_reference r set our_email = :email, our_phone = :phone,
                                our_version = :version from before where r.id = before.id)
                        select address from before, unnest(array[our_email, our_phone]) as address
                        where address is not null""")
                .param("user", user.id())
                .param("version", user.version())
                .param("email", user.email())
                .param("phone", user.phone())
                .query((row, _) -> row.getString("address"))
                .list()
                .stream()
                .filter(address -> !address.equals(user.email()) && !address.equals(user.phone()))
                .distinct()
                .toList();
    }

    /** The references of a user that have an open conflict with what they said, which this change may end. */
    List<UUID> withConflict(UUID user) {
        return db.sql("""
                        select r.id from sync_reference r where r.user_id = ? and exists (select from sync_conflict c
                            where c.system_id = r.system_id and c.external_id = r.external_id and c.status = 'OPEN'
                            and c.kind <> 'NOT_SENT')""")
                .param(user)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }
}
