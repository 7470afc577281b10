package org.walletsuite.wallet.person;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.security.Role;

/** The directory's table. */
@Repository
class PersonRows {

    private static final String COLUMNS =
            "id, number, email, username, full_name, phone, role, level, is_active, password_hash";

    private static final Map<String, String> FIELDS_BY_CONSTRAINT =
            Map.of("person_email", "email", "person_username", "username", "person_phone", "phone");

    private final JdbcClient db;

    PersonRows(JdbcClient db) {
        this.db = db;
    }

    /** A person and the hash of the password. */
    record Secured(Person person, String passwordHash) {

        @Override
        public String toString() {
            return "Secured[person=" + person.id() + "]";
        }
    }

    /** Throws an error that names the field when another person took the e-mail or username meanwhile. */
    Person add(UUID id, Registration wanted, String passwordHash, @Nullable String pinHash, Instant now) {
        try {
            return db.sql("insert into person"
                            + " (id, email, username, full_name, phone, role, password_hash, pin_hash, created_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning " + COLUMNS)
                    .param(id)
                    .param(wanted.email())
                    .param(wanted.username())
                    .param(wanted.fullName())
                    .param(wanted.phone())
                    .param(wanted.role().name())
                    .param(passwordHash)
                    .param(pinHash)
                    .param(now.atOffset(ZoneOffset.UTC))
                    .query((row, _) -> secured(row).person())
                    .single();
        } catch (DuplicateKeyException e) {
            throw ApiException.invalid(Map.of(fieldOf(e), List.of(taken(fieldOf(e)))));
        }
    }

    /** The fields of a registration that others have already; only a proved phone is somebody's. */
    Map<String, List<String>> takenBy(Registration wanted) {
        var taken = new TreeMap<String, List<String>>();
        db.sql("select email = :email as same_email,"
                        + " lower(username) = lower(:username) as same_username,"
                        + " phone = :phone and phone_verified as same_phone"
                        + " from person where email = :email or lower(username) = lower(:username)"
                        + " or (phone = :phone and phone_verified)")
                .param("email", wanted.email())
                .param("username", wanted.username(), java.sql.Types.VARCHAR)
                .param("phone", wanted.phone(), java.sql.Types.VARCHAR)
                .query(row -> {
                    for (var field : List.of("email", "username", "phone")) {
                        if (row.getBoolean("same_" + field)) {
                            taken.put(field, List.of(taken(field)));
                        }
                    }
                });
        return taken;
    }

    Optional<Secured> find(LogIn.By by, String name) {
        var condition = switch (by) {
            case EMAIL -> "email = ?";
            case PHONE -> "phone = ? and phone_verified";
            case USERNAME -> "lower(username) = ?";
        };
        return db.sql("select " + COLUMNS + " from person where " + condition)
                .param(name)
                .query((row, _) -> secured(row))
                .optional();
    }

    Optional<Person> find(UUID id) {
        return db.sql("select " + COLUMNS + " from person where id = ?")
                .param(id)
                .query((row, _) -> secured(row).person())
                .optional();
    }

    private static Secured secured(ResultSet row) throws SQLException {
        var person = new Person(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getString("email"),
                row.getString("username"),
                row.getString("full_name"),
                row.getString("phone"),
                Role.valueOf(row.getString("role")),
                row.getInt("level"),
                row.getBoolean("is_active"));
        return new Secured(person, row.getString("password_hash"));
    }

    private static String taken(String field) {
        return "A user with this " + field + " already exists.";
    }

    private static String fieldOf(DuplicateKeyException error) {
        var constraint =
                error.getMostSpecificCause() instanceof PSQLException cause && cause.getServerErrorMessage() != null
                        ? cause.getServerErrorMessage().getConstraint()
                        : null;
        var field = constraint == null ? null : FIELDS_BY_CONSTRAINT.get(constraint);
        if (field == null) {
            throw error;
        }
        return field;
    }
}
