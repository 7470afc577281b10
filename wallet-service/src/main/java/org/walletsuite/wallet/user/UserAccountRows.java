package org.walletsuite.wallet.user;

import static org.walletsuite.platform.database.Timestamps.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.aggregate.Constraints;
import org.walletsuite.platform.database.Timestamps;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.security.Role;

/** The directory's table. */
@Repository
public class UserAccountRows {

    /** The columns that {@link #user} reads. */
    public static final String COLUMNS = "id, number, email, username, full_name, phone, phone_verified, language,"
            + " (password_hash is not null or external_log_in) as has_password, pin_hash is not null as has_pin, role, level, is_active, version,"
            + " access_version, not_before, origin, created_at, coalesce(updated_at, created_at) as updated_at";

    private static final Map<String, String> FIELDS_BY_CONSTRAINT =
            Map.of("person_email", "email", "person_username", "username", "person_phone", "phone");

    private final JdbcClient db;

    UserAccountRows(JdbcClient db) {
        this.db = db;
    }

    /** A way to identify a user. */
    public enum By {
        EMAIL,
        PHONE,
        USERNAME
    }

    /** A user and the hash of the password. */
    public record Secured(UserAccount user, String passwordHash) {

        @Override
        public String toString() {
            return "Secured[user=" + user.id() + "]";
        }
    }

    /** Throws an error that names the fields that are taken for a user; only verified phones are unique. */
    void refuseTaken(UUID self, @Nullable String email, @Nullable String phone) {
        refuseTaken("id <> :self", self, email, null, phone);
    }

    /** The same for one who signs up; the e-mail of an active user without a password is not taken. */
    void refuseTaken(String email, @Nullable String username, @Nullable String phone) {
        var others = "(email is distinct from :email or password_hash is not null or external_log_in or not is_active)";
        refuseTaken(others, null, email, username, phone);
    }

    private void refuseTaken(
            String others,
            @Nullable UUID self,
            @Nullable String email,
            @Nullable String username,
            @Nullable String phone) {
        var taken = new TreeMap<String, List<String>>();
        db.sql("select email = :email as same_email,"
                        + " lower(username collate \"C\") = lower(:username collate \"C\") as same_username,"
                        + " phone = :phone and phone_verified as same_phone"
                        + " from person where (email = :email"
                        + " or lower(username collate \"C\") = lower(:username collate \"C\")"
                        + " or (phone = :phone and phone_verified)) and " + others)
                .param("self", self, Types.OTHER)
                .param("email", email, Types.VARCHAR)
                .param("username", username, Types.VARCHAR)
                .param("phone", phone, Types.VARCHAR)
                .query(row -> {
                    for (var field : List.of("email", "username", "phone")) {
                        if (row.getBoolean("same_" + field)) {
                            taken.put(field, List.of(complaint(field)));
                        }
                    }
                });
        if (!taken.isEmpty()) {
            throw ApiException.invalid(taken);
        }
    }

    /** Throws an error that names the phone when another user has verified it. */
    public void refuseProvedByAnother(UUID self, String phone) {
        var proved = db.sql("select count(*) > 0 from person where phone = ? and phone_verified and id <> ?")
                .param(phone)
                .param(self)
                .query(Boolean.class)
                .single();
        if (proved) {
            throw taken("phone");
        }
    }

    /** Throws an error that names the field when another user took the e-mail, or verified the phone, meanwhile. */
    UserAccount update(
            UUID id,
            @Nullable String email,
            @Nullable String fullName,
            @Nullable String phone,
            boolean proved,
            String language,
            Instant now) {
        try {
            return db.sql("update person set email = ?, full_name = ?, phone = ?, phone_verified = ?, language = ?,"
                            + " version = version + 1, updated_at = ? where id = ? returning " + COLUMNS)
                    .param(email)
                    .param(fullName)
                    .param(phone)
                    .param(proved)
                    .param(language)
                    .param(at(now))
                    .param(id)
                    .query((row, _) -> user(row))
                    .single();
        } catch (DuplicateKeyException e) {
            throw taken(e);
        }
    }

    /**
     * Finds a user who has a password by a unique value, normalised; a phone is unique only once it is verified. Who has
     * none can't be told from nobody.
     */
    public Optional<Secured> find(By by, String name) {
        var condition = switch (by) {
            case EMAIL -> "email = ?";
            case PHONE -> "phone = ? and phone_verified";
            case USERNAME -> "lower(username collate \"C\") = ?";
        };
        return db.sql("select " + COLUMNS + ", password_hash from person where password_hash is not null and "
                        + condition)
                .param(name)
                .query((row, _) -> new Secured(user(row), row.getString("password_hash")))
                .optional();
    }

    /** With a password or not. */
    Optional<UserAccount> withEmail(String email) {
        return db.sql("select " + COLUMNS + " from person where email = ?")
                .param(email)
                .query((row, _) -> user(row))
                .optional();
    }

    public Optional<UserAccount> find(UUID id) {
        return find(id, "");
    }

    /** In no particular order; unknown ones are left out. */
    public List<UserAccount> find(List<UUID> ids) {
        return db.sql("select " + COLUMNS + " from person where id = any(?)")
                .param(ids.toArray(UUID[]::new))
                .query((row, _) -> user(row))
                .list();
    }

    /** The users with the next numbers, in their order. */
    List<UserAccount> after(long number, int most) {
        return db.sql("select " + COLUMNS + " from person where number > ? order by number limit ?")
                .param(number)
                .param(most)
                .query((row, _) -> user(row))
                .list();
    }

    /** Raises a user whose row is locked to a level; never lowers. */
    public UserAccount raise(UUID id, int level, Instant now) {
        return db.sql("update person set level = greatest(level, ?), version = version + 1, updated_at = ? where id = ?"
                        + " returning " + COLUMNS)
                .param(level)
                .param(at(now))
                .param(id)
                .query((row, _) -> user(row))
                .single();
    }

    /** Locks a user for a change; a transaction that locks other rows too locks the user's first. */
    public Optional<UserAccount> lock(UUID id) {
        return find(id, " for no key update");
    }

    /** Prevents changes of a user until the transaction ends; a shared lock. */
    public Optional<UserAccount> lockAgainstChange(UUID id) {
        return find(id, " for share");
    }

    /** Changes what a user may do; the row is locked already. The version counts changes of log-in, not of roles. */
    public UserAccount setAccess(UUID id, Role role, boolean active, Instant notBefore, Instant now) {
        return db.sql("update person set role = :role, is_active = :active, not_before = :notBefore,"
                        + " access_version = access_version + 1,"
                        + " version = version + case when is_active <> :active then 1 else 0 end,"
                        + " updated_at = case when is_active <> :active then :now else updated_at end"
                        + " where id = :id returning " + COLUMNS)
                .param("role", role.name())
                .param("active", active)
                .param("notBefore", at(notBefore))
                .param("now", at(now))
                .param("id", id)
                .query((row, _) -> user(row))
                .single();
    }

    private Optional<UserAccount> find(UUID id, String lock) {
        return db.sql("select " + COLUMNS + " from person where id = ?" + lock)
                .param(id)
                .query((row, _) -> user(row))
                .optional();
    }

    /** The user in a row of {@link #COLUMNS}. */
    public static UserAccount user(ResultSet row) throws SQLException {
        return new UserAccount(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getString("email"),
                row.getString("username"),
                row.getString("full_name"),
                row.getString("phone"),
                row.getBoolean("phone_verified"),
                row.getString("language"),
                row.getBoolean("has_password"),
                row.getBoolean("has_pin"),
                Role.valueOf(row.getString("role")),
                row.getInt("level"),
                row.getBoolean("is_active"),
                row.getLong("version"),
                row.getLong("access_version"),
                time(row, "not_before"),
                row.getString("origin"),
                Timestamps.of(row, "created_at"),
                Timestamps.of(row, "updated_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** The error that names the field whose value another user took meanwhile. */
    static ApiException taken(DuplicateKeyException error) {
        return taken(fieldOf(error));
    }

    /** The error that names a field whose value another user has. */
    static ApiException taken(String field) {
        return ApiException.invalid(field, complaint(field));
    }

    private static String complaint(String field) {
        return "A user with this " + field + " already exists.";
    }

    private static String fieldOf(DuplicateKeyException error) {
        var field = Constraints.violatedBy(error).map(FIELDS_BY_CONSTRAINT::get).orElse(null);
        if (field == null) {
            throw error;
        }
        return field;
    }
}
