package org.walletsuite.withdrawal.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.user.PinApi;
import org.walletsuite.platform.user.PinCheck;
import org.walletsuite.platform.user.User;
import org.walletsuite.platform.user.UserApi;

/** wallet-service as withdrawal-service sees it: it knows users and their PINs, counts what is tried, and can be unavailable. */
public final class WalletServiceModel implements UserApi, PinApi {

    private static final long LOCK_SECONDS = 900;
    private static final int ALLOWED = 5;

    private final Map<UUID, User> users = new ConcurrentHashMap<>();
    private final Map<UUID, String> pins = new ConcurrentHashMap<>();
    private final Map<UUID, AtomicInteger> failures = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong(1000);
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile boolean unavailable;
    private volatile boolean losesAnswers;
    private final AtomicReference<@Nullable Runnable> duringCheck = new AtomicReference<>();

    /** Somebody new with the PIN 1234. */
    public User register(int level) {
        var id = Ids.next();
        var user = user(id, numbers.incrementAndGet(), level, true);
        users.put(id, user);
        pins.put(id, "1234");
        return user;
    }

    private static User user(UUID id, long number, int level, boolean active) {
        return new User(id, number, id + "@example.com", null, null, null, false, "en", level, active, 1);
    }

    public void changeLevel(UUID id, int level) {
        users.computeIfPresent(id, (_, known) -> user(id, known.number(), level, known.active()));
    }

    public void disable(UUID id) {
        users.computeIfPresent(id, (_, known) -> user(id, known.number(), known.level(), false));
    }

    public void forgetPin(UUID id) {
        pins.remove(id);
    }

    public void becomeUnavailable() {
        unavailable = true;
    }

    /** From now on it does what it is asked, and nobody hears of it. */
    public void loseAnswers() {
        losesAnswers = true;
    }

    public void recover() {
        unavailable = false;
        losesAnswers = false;
    }

    /** While it looks at the next PIN, this happens elsewhere. */
    public void duringNextCheck(Runnable event) {
        duringCheck.set(event);
    }

    /** How often anybody's PIN was tried. */
    public int attempts() {
        return attempts.get();
    }

    @Override
    public PinCheck check(UUID id, Attempt attempt) {
        failWhenUnavailable();
        attempts.incrementAndGet();
        var checked = checked(id, attempt.pin());
        var event = duringCheck.getAndSet(null);
        if (event != null) {
            event.run();
        }
        if (losesAnswers) {
            throw new ServiceUnavailable("wallet", true, null);
        }
        return checked;
    }

    private PinCheck checked(UUID id, String pin) {
        var known = pins.get(id);
        if (known == null) {
            return new PinCheck.NoPin();
        }
        var wrong = failures.computeIfAbsent(id, _ -> new AtomicInteger());
        if (wrong.get() >= ALLOWED) {
            return new PinCheck.Locked(LOCK_SECONDS);
        }
        if (known.equals(pin)) {
            return new PinCheck.Correct();
        }
        wrong.incrementAndGet();
        return new PinCheck.Incorrect();
    }

    @Override
    public List<User> users(List<UUID> ids) {
        failWhenUnavailable();
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(users.get(id)).stream())
                .toList();
    }

    @Override
    public Optional<User> withPhone(String phone) {
        throw new UnsupportedOperationException("Nobody is found by phone here");
    }

    @Override
    public List<User> page(long after, int size) {
        throw new UnsupportedOperationException("Nobody walks through all users here");
    }

    private void failWhenUnavailable() {
        if (unavailable) {
            throw new ServiceUnavailable("wallet", false, null);
        }
    }
}
