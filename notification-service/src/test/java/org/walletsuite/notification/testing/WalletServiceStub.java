package org.walletsuite.notification.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.user.User;
import org.walletsuite.platform.user.UserApi;

/** wallet-service as notification-service sees it: it knows users. */
public final class WalletServiceStub implements UserApi {

    private final Map<Long, User> users = new ConcurrentSkipListMap<>();
    private final AtomicLong numbers = new AtomicLong(1_000);

    /** Somebody new. */
    public User add() {
        return add(Ids.next() + "@example.com", "User", true);
    }

    /** Somebody new with this address and name, who may log in or not. */
    public User add(String email, @Nullable String name, boolean active) {
        var number = numbers.incrementAndGet();
        var user = new User(Ids.next(), number, email, name, null, null, false, "en", 1, active, 1);
        users.put(number, user);
        return user;
    }

    @Override
    public List<User> users(List<UUID> ids) {
        return users.values().stream().filter(user -> ids.contains(user.id())).toList();
    }

    @Override
    public Optional<User> withPhone(String phone) {
        throw new UnsupportedOperationException("Nobody asks for phones");
    }

    @Override
    public List<User> page(long after, int size) {
        return users.values().stream()
                .filter(user -> user.number() > after)
                .limit(size)
                .toList();
    }
}
