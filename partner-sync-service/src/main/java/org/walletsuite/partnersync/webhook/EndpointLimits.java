package org.walletsuite.partnersync.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Keeps a slow or dead endpoint from holding the workers that others need: it has a few at most, one while its answers take
 * long, and after three tries in a row that waited in vain it pauses for a growing while, after which one try at a time
 * shows whether it is back. A pause is no try, and each replica learns for itself.
 */
@Component
class EndpointLimits {

    static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** So many tries in a row wait in vain before an endpoint pauses. */
    static final int PATIENCE = 3;

    /** An endpoint whose answers take longer has one worker until it is quick again. */
    static final Duration QUICK = Duration.ofSeconds(2);

    private static final int MOST_DOUBLINGS = 4;

    /** An endpoint that nothing was sent to for so long is as good as new. */
    private static final Duration MEMORY = LONGEST_PAUSE.multipliedBy(6);

    private final Map<UUID, Endpoint> endpoints = new HashMap<>();
    private final int most;
    private final Clock clock;

    EndpointLimits(WebhookSettings settings, Clock clock) {
        this.most = settings.workersPerEndpoint();
        this.clock = clock;
    }

    /** What a try says about its endpoint. */
    enum Sign {
        ALIVE,
        /** It answers, but takes long. */
        SLOW,
        SILENT,
        /** Nothing was tried. */
        NONE;

        static Sign of(Try attempt) {
            if (attempt.outcome().isSilent()) {
                return SILENT;
            }
            return attempt.duration().compareTo(QUICK) > 0 ? SLOW : ALIVE;
        }
    }

    private static final class Endpoint {
        private int trying;
        private int silences;
        private int pauses;
        private boolean slow;
        private Instant until = Instant.EPOCH;
        private Instant lastTried = Instant.EPOCH;

        private boolean isBusy(int most, Instant now) {
            return until.isAfter(now) || trying >= (silences < PATIENCE && !slow ? most : 1);
        }

        private boolean isForgotten(Instant now) {
            return trying == 0
                    && ((silences == 0 && !slow) || lastTried.plus(MEMORY).isBefore(now));
        }
    }

    /** Whether a try may begin, to be followed by {@link #leave}. */
    synchronized boolean enter(UUID id) {
        var endpoint = endpoints.computeIfAbsent(id, _ -> new Endpoint());
        if (endpoint.isBusy(most, clock.instant())) {
            return false;
        }
        endpoint.trying++;
        return true;
    }

    /** Until when the endpoint pauses, where it begins to by this. */
    synchronized Optional<Instant> leave(UUID id, Sign sign) {
        var endpoint = endpoints.get(id);
        if (endpoint == null) {
            throw new IllegalStateException("Nobody has entered " + id);
        }
        var now = clock.instant();
        endpoint.trying--;
        endpoint.lastTried = now;
        var until = endpoint.until;
        switch (sign) {
            case ALIVE, SLOW -> {
                endpoint.slow = sign == Sign.SLOW;
                endpoint.silences = 0;
                endpoint.pauses = 0;
                endpoint.until = Instant.EPOCH;
            }
            case SILENT -> {
                endpoint.silences++;
                if (endpoint.silences >= PATIENCE && !endpoint.until.isAfter(now)) {
                    endpoint.until = now.plus(pause(endpoint.pauses));
                    endpoint.pauses++;
                }
            }
            case NONE -> {}
        }
        endpoints.values().removeIf(each -> each.isForgotten(now));
        return endpoint.until.isAfter(until) ? Optional.of(endpoint.until) : Optional.empty();
    }

    /** Until when an endpoint pauses; empty where it does not. */
    synchronized Optional<Instant> pauseEnd(UUID id) {
        return Optional.ofNullable(endpoints.get(id))
                .map(endpoint -> endpoint.until)
                .filter(until -> until.isAfter(clock.instant()));
    }

    /** Those at which nothing may begin now. */
    synchronized List<UUID> busy() {
        var now = clock.instant();
        return endpoints.entrySet().stream()
                .filter(entry -> entry.getValue().isBusy(most, now))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** As after a start. */
    synchronized void forget() {
        endpoints.clear();
    }

    private static Duration pause(int before) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
