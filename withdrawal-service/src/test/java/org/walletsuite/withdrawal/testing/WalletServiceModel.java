package org.walletsuite.withdrawal.testing;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.testing.UserDirectoryModel;
import org.walletsuite.platform.user.PinApi;
import org.walletsuite.platform.user.PinCheck;
import org.walletsuite.platform.user.User;

/** wallet-service as withdrawal-service sees it: it knows the PINs of its users, counts what is tried, and can be unavailable. */
public final class WalletServiceModel extends UserDirectoryModel implements PinApi {

    private static final long LOCK_SECONDS = 900;
    private static final int ALLOWED = 5;

    private final Map<UUID, String> pins = new ConcurrentHashMap<>();
    private final Map<UUID, AtomicInteger> failures = new ConcurrentHashMap<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile boolean losesAnswers;
    private final AtomicReference<@Nullable Runnable> duringCheck = new AtomicReference<>();

    /** Somebody new with the PIN 1234. */
    public User register(int level) {
        var user = add(level);
        pins.put(user.id(), "1234");
        return user;
    }

    public void forgetPin(UUID id) {
        pins.remove(id);
    }

    /** From now on it does what it is asked, and nobody hears of it. */
    public void loseAnswers() {
        losesAnswers = true;
    }

    @Override
    public void recover() {
        super.recover();
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
}
