package org.walletsuite.platform.directory;

import static org.walletsuite.platform.database.Timestamps.atOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.user.User;
import org.walletsuite.platform.user.UserApi;

/**
 * A local copy of the users, kept up to date by their events. Users from before the first event are read page by page
 * once; a missing user is requested from wallet-service. The copy may be seconds old: who owns a phone, where money
 * depends on it, only wallet-service decides.
 */
public class UserDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(UserDirectory.class);

    private final JdbcClient db;
    private final UserApi users;

    UserDirectory(JdbcClient db, UserApi users) {
        this.db = db;
        this.users = users;
    }

    /** Stores an event's state in its listener's transaction, unless a newer version is stored. */
    public void apply(UserEvent event) {
        keep(event.user());
    }

    /** Empty where no user has this id; throws when the user is unknown here and wallet-service is unavailable. */
    public Optional<User> find(UUID id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    /** By id; unknown ids are left out. Call it outside a transaction, because it may call another service. */
    public Map<UUID, User> find(Collection<UUID> ids) {
        var found = new HashMap<UUID, User>();
        db.sql("select * from user_directory where id = any(?)")
                .param(ids.toArray(UUID[]::new))
                .query((row, _) -> user(row))
                .list()
                .forEach(user -> found.put(user.id(), user));
        var missing = ids.stream()
                .filter(id -> !found.containsKey(id))
                .distinct()
                .sorted()
                .toList();
        for (var from = 0; from < missing.size(); from += UserApi.MOST) {
            users.users(missing.subList(from, Math.min(from + UserApi.MOST, missing.size())))
                    .forEach(user -> {
                        keep(user);
                        found.put(user.id(), user);
                    });
        }
        return found;
    }

    /** Continues where it stopped, also after an outage; two replicas at once only do the work twice. */
    @Scheduled(fixedDelayString = "PT10S")
    void walk() {
        try {
            for (var after = walkedTo(); after.isPresent(); after = walkedTo()) {
                var page = users.page(after.get(), UserApi.MOST);
                page.forEach(this::keep);
                walked(page);
            }
        } catch (ServiceUnavailable e) {
            LOG.warn("The directory of users waits for wallet-service: {}", e.getMessage());
        }
    }

    /** Empty once it is done. */
    private Optional<Long> walkedTo() {
        return db.sql("select after from user_directory_walk where not done")
                .query(Long.class)
                .optional();
    }

    private void walked(List<User> page) {
        db.sql("update user_directory_walk set after = greatest(after, ?), done = ?")
                .param(page.stream().mapToLong(User::number).max().orElse(0))
                .param(page.isEmpty())
                .update();
    }

    private void keep(User user) {
        db.sql("""
                        insert into user_directory as known (id, number, email, full_name, username, phone,
                            phone_verified, language, level, active, version, created_at, origin)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set (email, full_name, username, phone, phone_verified, language,
                            level, active, version, created_at, origin) = (excluded.email, excluded.full_name, excluded.username,
                            excluded.phone, excluded.phone_verified, excluded.language, excluded.level, excluded.active,
                            excluded.version, excluded.created_at, excluded.origin)
                        where known.version < excluded.version""")
                .param(user.id())
                .param(user.number())
                .param(user.email())
                .param(user.fullName())
                .param(user.username())
                .param(user.phone())
                .param(user.phoneVerified())
                .param(user.language())
                .param(user.level())
                .param(user.active())
                .param(user.version())
                .param(atOrNull(user.createdAt()))
                .param(user.origin())
                .update();
    }

    private static User user(ResultSet row) throws SQLException {
        var createdAt = row.getObject("created_at", OffsetDateTime.class);
        return new User(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getString("email"),
                row.getString("full_name"),
                row.getString("username"),
                row.getString("phone"),
                row.getBoolean("phone_verified"),
                row.getString("language"),
                row.getInt("level"),
                row.getBoolean("active"),
                row.getLong("version"),
                createdAt == null ? null : createdAt.toInstant(),
                row.getString("origin"));
    }
}
