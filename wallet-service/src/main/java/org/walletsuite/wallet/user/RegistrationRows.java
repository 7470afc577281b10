package org.walletsuite.wallet.user;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Those who sign up, in the directory's table. */
@Repository
class RegistrationRows {

    private final JdbcClient db;

    RegistrationRows(JdbcClient db) {
        this.db = db;
    }

    /** Empty where another user has the e-mail; throws an error when another took the username meanwhile. */
    Optional<UserAccount> add(
            UUID id, Registration requested, String passwordHash, @Nullable String pinHash, Instant now) {
        try {
            return db.sql("insert into person"
                            + " (id, email, username, full_name, phone, language, role, password_hash, pin_hash, created_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (email) do nothing returning "
                            + UserAccountRows.COLUMNS)
                    .param(id)
                    .param(requested.email())
                    .param(requested.username())
                    .param(requested.fullName())
                    .param(requested.phone())
                    .param(requested.language())
                    .param(requested.role().name())
                    .param(passwordHash)
                    .param(pinHash)
                    .param(at(now))
                    .query((row, _) -> UserAccountRows.user(row))
                    .optional();
        } catch (DuplicateKeyException e) {
            throw UserAccountRows.taken(e);
        }
    }

    /**
     * Makes the user with this e-mail the one who signs up, where it's one without a password whom nobody disabled;
     * throws an error when another took the username meanwhile.
     */
    Optional<UserAccount> complete(Registration requested, String passwordHash, @Nullable String pinHash, Instant now) {
        try {
            return db.sql("update person set username = ?, full_name = ?, phone = ?, language = ?, role = ?,"
                            + " password_hash = ?, pin_hash = ?, version = version + 1, updated_at = ?"
                            + " where email = ? and password_hash is null and not external_log_in and is_active returning "
                            + UserAccountRows.COLUMNS)
                    .param(requested.username())
                    .param(requested.fullName())
                    .param(requested.phone())
                    .param(requested.language())
                    .param(requested.role().name())
                    .param(passwordHash)
                    .param(pinHash)
                    .param(at(now))
                    .param(requested.email())
                    .query((row, _) -> UserAccountRows.user(row))
                    .optional();
        } catch (DuplicateKeyException e) {
            throw UserAccountRows.taken(e);
        }
    }

    /** Adds who logs in at the identity provider; empty where another user has the e-mail. */
    Optional<UserAccount> addProved(UUID id, String email, @Nullable String fullName, String language, Instant now) {
        return db.sql("insert into person (id, email, full_name, language, external_log_in, created_at)"
                        + " values (?, ?, ?, ?, true, ?) on conflict (email) do nothing returning "
                        + UserAccountRows.COLUMNS)
                .param(id)
                .param(email)
                .param(fullName)
                .param(language)
                .param(at(now))
                .query((row, _) -> UserAccountRows.user(row))
                .optional();
    }

    /** Lets the user with this e-mail log in at the identity provider, where it's one who can't log in otherwise. */
    Optional<UserAccount> completeProved(String email, @Nullable String fullName, Instant now) {
        return db.sql("update person set external_log_in = true, full_name = coalesce(full_name, ?),"
                        + " version = version + 1, updated_at = ?"
                        + " where email = ? and password_hash is null and not external_log_in and is_active returning "
                        + UserAccountRows.COLUMNS)
                .param(fullName)
                .param(at(now))
                .param(email)
                .query((row, _) -> UserAccountRows.user(row))
                .optional();
    }
}
