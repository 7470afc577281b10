package org.walletsuite.wallet.sync;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.user.SyncedUserApi.SyncedUser;
import org.walletsuite.wallet.sync.Matching.ExternalId;
import org.walletsuite.wallet.sync.Matching.Link;
import org.walletsuite.wallet.user.UserAccount;
import org.walletsuite.wallet.user.UserAccountRows;

/** Who the users of other systems are, and the directory's rows of those whom they brought. */
@Repository
class SyncedUserRows {

    /** May find other pairs too where the systems are several; pairs would be looked for in the whole table. */
    static final String KNOWN = "select system, external_id, " + UserAccountRows.COLUMNS
            + " from (select system, external_id, person_id from synced_user"
            + " where system = any(?) and external_id = any(?)) linked join person on id = person_id";

    static final String ADDRESSED = "select " + UserAccountRows.COLUMNS + " from person where email = any(?)"
            + " or phone = any(?) and phone_verified or phone = any(?) and password_hash is null and not external_log_in";

    private final JdbcClient db;

    SyncedUserRows(JdbcClient db) {
        this.db = db;
    }

    /** Serialises what decides who is who, until the transaction ends; sign-ups go on. */
    void lock() {
        db.sql("select 1 from pg_advisory_xact_lock(hashtextextended('synced-users', 0))")
                .query(Integer.class)
                .single();
    }

    /** At least those of these who were linked before. */
    Map<ExternalId, Candidate> known(List<SyncedUser> users) {
        var known = new HashMap<ExternalId, Candidate>();
        db.sql(KNOWN)
                .param(users.stream().map(SyncedUser::system).distinct().toArray(String[]::new))
                .param(texts(users, SyncedUser::externalId))
                .query(row -> {
                    known.put(
                            new ExternalId(row.getString("system"), row.getString("external_id")),
                            Candidate.of(UserAccountRows.user(row)));
                });
        return known;
    }

    /** Those whom one of these e-mails or phones may mean. */
    List<Candidate> addressed(List<SyncedUser> users) {
        var phones = texts(users, SyncedUser::phone);
        return db.sql(ADDRESSED)
                .param(texts(users, SyncedUser::email))
                .param(phones)
                .param(phones)
                .query((row, _) -> Candidate.of(UserAccountRows.user(row)))
                .list();
    }

    List<Link> links(Collection<UUID> users) {
        return db.sql("select person_id, system from synced_user where person_id = any(?)")
                .param(users.toArray(UUID[]::new))
                .query((row, _) -> new Link(row.getObject("person_id", UUID.class), row.getString("system")))
                .list();
    }

    /** Those who are the users of one system, and have no wallet. */
    List<UUID> withNothing(Collection<UUID> users) {
        return db.sql("select id from person where id = any(?)"
                        + " and not exists (select from wallet where wallet.person_id = person.id)"
                        + " and not exists (select from main_wallet where main_wallet.person_id = person.id)"
                        + " and (select count(*) from synced_user where synced_user.person_id = person.id) = 1")
                .param(users.toArray(UUID[]::new))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Adds new users in the order of the list; leaves out those whose address somebody took meanwhile. */
    List<UserAccount> add(List<Candidate> users, Map<UUID, @Nullable String> names, Instant now) {
        return db.sql("insert into person (id, email, phone, full_name, origin, created_at)"
                        + " select id, email, phone, full_name, origin, ?"
                        + " from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality"
                        + " as added (id, email, phone, full_name, origin, position) order by position"
                        + " on conflict do nothing returning " + UserAccountRows.COLUMNS)
                .param(at(now))
                .param(ids(users))
                .param(texts(users, Candidate::email))
                .param(texts(users, Candidate::phone))
                .param(texts(users, user -> names.get(user.id())))
                .param(texts(users, Candidate::origin))
                .query((row, _) -> UserAccountRows.user(row))
                .list();
    }

    void link(Map<ExternalId, UUID> users, Instant now) {
        db.sql("insert into synced_user (system, external_id, person_id, created_at)"
                        + " select system, external_id, person_id, ?"
                        + " from unnest(?::text[], ?::text[], ?::uuid[]) as linked (system, external_id, person_id)")
                .param(at(now))
                .param(users.keySet().stream().map(ExternalId::system).toArray(String[]::new))
                .param(users.keySet().stream().map(ExternalId::id).toArray(String[]::new))
                .param(users.values().toArray(UUID[]::new))
                .update();
    }

    void move(ExternalId external, UUID user) {
        db.sql("update synced_user set person_id = ? where system = ? and external_id = ?")
                .param(user)
                .param(external.system())
                .param(external.id())
                .update();
    }

    /** Takes a user's last address; the user can't come back. */
    UserAccount end(UUID user, Instant now) {
        return db.sql("update person set phone = null, is_active = false, version = version + 1, updated_at = ?"
                        + " where id = ? returning " + UserAccountRows.COLUMNS)
                .param(at(now))
                .param(user)
                .query((row, _) -> UserAccountRows.user(row))
                .single();
    }

    private static UUID[] ids(List<Candidate> users) {
        return users.stream().map(Candidate::id).toArray(UUID[]::new);
    }

    private static <T> String[] texts(List<T> items, Function<T, @Nullable String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }
}
