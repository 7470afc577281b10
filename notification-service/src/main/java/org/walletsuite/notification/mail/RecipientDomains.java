package org.walletsuite.notification.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Keeps a slow domain of recipients from holding all connections: one connection is always left for the others, and after a
 * try that waited in vain the domain's mails wait for a growing while, after which one at a time is tried. Each replica
 * learns that by itself.
 */
@Component
class RecipientDomains {

    static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /** How long a mail waits while the domain has all the connections that it may have. */
    static final Duration WHILE_BUSY = Duration.ofSeconds(5);

    /** A domain none of whose tries has ended for so long is slow. */
    private static final Duration QUICK = Duration.ofSeconds(1);

    private static final int MOST_DOUBLINGS = 5;

    private final Map<String, Domain> domains = new HashMap<>();
    private final int connections;
    private final Clock clock;

    RecipientDomains(MailSettings settings, Clock clock) {
        this.connections = settings.connections();
        this.clock = clock;
    }

    private static final class Domain {
        private int trying;
        private int failures;
        private long lastMoved = System.nanoTime();
        private Instant until = Instant.EPOCH;

        private boolean isForgotten(Instant now) {
            return trying == 0 && (failures == 0 || until.plus(LONGEST_PAUSE).isBefore(now));
        }
    }

    /** Empty where a mail may be tried now, to be followed by {@link #leave}; otherwise when it may be tried again. */
    synchronized Optional<Instant> enter(String name) {
        while (true) {
            var domain = domains.computeIfAbsent(name, _ -> new Domain());
            var now = clock.instant();
            if (domain.until.isAfter(now)) {
                return Optional.of(domain.until);
            }
            if (domain.trying < (domain.failures > 0 ? 1 : Math.max(1, connections - 1))) {
                domain.trying++;
                domain.lastMoved = System.nanoTime();
                return Optional.empty();
            }
            var left = QUICK.toNanos() - (System.nanoTime() - domain.lastMoved);
            if (domain.failures > 0 || left <= 0) {
                return Optional.of(now.plus(WHILE_BUSY));
            }
            await(left);
        }
    }

    private void await(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a mail waited for its domain", e);
        }
    }

    /** After a try, which has waited in vain or not. */
    synchronized void leave(String name, boolean silent) {
        var now = clock.instant();
        var domain = domains.get(name);
        if (domain == null) {
            throw new IllegalStateException("Nobody has entered " + name);
        }
        domain.trying--;
        domain.lastMoved = System.nanoTime();
        if (!silent) {
            domain.failures = 0;
            domain.until = Instant.EPOCH;
        } else if (!domain.until.isAfter(now)) {
            domain.until = now.plus(pause(domain.failures));
            domain.failures++;
        }
        domains.values().removeIf(each -> each.isForgotten(now));
        notifyAll();
    }

    private static Duration pause(int failures) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
