package org.walletsuite.platform.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.user.User;
import org.walletsuite.platform.user.UserApi;

/** The users of wallet-service, as other services see them. It can be unavailable. */
public class UserDirectoryModel implements UserApi {

    private final Map<Long, User> users = new ConcurrentSkipListMap<>();
    private final AtomicLong numbers = new AtomicLong(1_000);
    private volatile boolean unavailable;

    /** Somebody new of level 1. */
    public final User add() {
        return add(1);
    }

    public final User add(int level) {
        return put(Ids.next(), numbers.incrementAndGet(), level, true);
    }

    private User put(UUID id, long number, int level, boolean active) {
        var user = new User(
                id,
                number,
                number + "@example.com",
                "User " + number,
                null,
                null,
                false,
                "en",
                level,
                active,
                1,
                null,
                null);
        users.put(number, user);
        return user;
    }

    public final void changeLevel(UUID id, int level) {
        find(List.of(id)).forEach(known -> put(id, known.number(), level, known.active()));
    }

    public final void disable(UUID id) {
        find(List.of(id)).forEach(known -> put(id, known.number(), known.level(), false));
    }

    public final void becomeUnavailable() {
        unavailable = true;
    }

    public void recover() {
        unavailable = false;
    }

    @Override
    public final List<User> users(List<UUID> ids) {
        failWhenUnavailable();
        return find(ids);
    }

    private List<User> find(List<UUID> ids) {
        return users.values().stream().filter(user -> ids.contains(user.id())).toList();
    }

    @Override
    public final Optional<User> withPhone(String phone) {
        throw new UnsupportedOperationException("Nobody is found by phone here");
    }

    @Override
    public final List<User> page(long after, int size) {
        failWhenUnavailable();
        return users.values().stream()
                .filter(user -> user.number() > after)
                .limit(size)
                .toList();
    }

    protected final void failWhenUnavailable() {
        if (unavailable) {
            throw new ServiceUnavailable("wallet", false, null);
        }
    }
}
