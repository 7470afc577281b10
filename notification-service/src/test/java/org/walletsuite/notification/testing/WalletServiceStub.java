package org.walletsuite.notification.testing;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.festival.FestivalApi;
import org.walletsuite.platform.festival.StatusHistory;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.money.Asset;
import org.walletsuite.platform.user.User;
import org.walletsuite.platform.user.UserApi;

/** wallet-service as notification-service sees it: it knows users and festivals. */
public final class WalletServiceStub implements UserApi, FestivalApi {

    private final Map<Long, User> users = new ConcurrentSkipListMap<>();
    private final Map<UUID, Festival> festivals = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong(1_000);
    private volatile boolean unavailable;

    /** Somebody new, who reads English. */
    public User add() {
        return add("en");
    }

    /** Somebody new, who reads this language. */
    public User add(String language) {
        var number = numbers.incrementAndGet();
        var user = new User(
                Ids.next(),
                number,
                number + "@example.com",
                "User " + number,
                null,
                null,
                false,
                language,
                1,
                true,
                1,
                null,
                null);
        users.put(number, user);
        return user;
    }

    /** Somebody new with this address and name, if any, who may log in or not. */
    public User add(@Nullable String email, @Nullable String name, boolean active) {
        var number = numbers.incrementAndGet();
        var user = new User(Ids.next(), number, email, name, null, null, false, "en", 1, active, 1, null, null);
        users.put(number, user);
        return user;
    }

    /** A new festival of this name, whose tokens are called Jetons. */
    public UUID addFestival(String name) {
        var id = Ids.next();
        festivals.put(
                id,
                new Festival(
                        id,
                        name,
                        ZoneId.of("UTC"),
                        new Asset(Festival.assetCode(id), 2, "Jetons"),
                        Ids.next(),
                        Ids.next(),
                        List.of(),
                        new StatusHistory<>(Festival.Status.ACTIVE, List.of())));
        return id;
    }

    /** Whether it answers. */
    public void unavailable(boolean now) {
        unavailable = now;
    }

    @Override
    public List<User> users(List<UUID> ids) {
        answer();
        return users.values().stream().filter(user -> ids.contains(user.id())).toList();
    }

    @Override
    public Optional<User> withPhone(String phone) {
        throw new UnsupportedOperationException("Nobody asks for phones");
    }

    @Override
    public List<User> page(long after, int size) {
        answer();
        return users.values().stream()
                .filter(user -> user.number() > after)
                .limit(size)
                .toList();
    }

    @Override
    public Optional<Festival> festival(UUID id) {
        answer();
        return Optional.ofNullable(festivals.get(id));
    }

    private void answer() {
        if (unavailable) {
            throw new ServiceUnavailable("wallet-service", false, null);
        }
    }
}
