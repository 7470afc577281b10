package org.walletsuite.partnersync.sync;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.Outage;

/**
 * Takes what a system says of a user. It is stored first, so that nothing of it is lost: what can't be done at once is
 * done later.
 */
@Service
class Incoming {

    private static final Logger LOG = LoggerFactory.getLogger(Incoming.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);
    private static final int MOST_LOOKS = 200;

    private final ReferenceRows references;
    private final Alignment alignment;
    private final Clock clock;

    Incoming(ReferenceRows references, Alignment alignment, Clock clock) {
        this.references = references;
        this.alignment = alignment;
        this.clock = clock;
    }

    /** Returns the user here; null while it can't be said who that is. */
    @Nullable
    UUID receive(OtherSystem system, UserReport report) {
        var reference =
                references.merge(system.id(), List.of(report), clock.instant()).getFirst();
        if (reference.isPending()) {
            try {
                align(system, reference.id());
            } catch (RuntimeException e) {
                if (!Outage.isBehind(e)) {
                    throw e;
                }
                if (reference.userId() == null) {
                    throw ApiException.unavailable("Temporarily unavailable, please try again", e);
                }
                LOG.warn("What {} said of {} is applied later: {}", system.code(), reference.userId(), e.toString());
                return reference.userId();
            }
        }
        return settled(reference.id());
    }

    private void align(OtherSystem system, UUID reference) {
        try {
            alignment.align(system, List.of(reference));
        } catch (DuplicateKeyException e) {
            LOG.debug("Another user of theirs was linked to the same user here at this instant", e);
            alignment.align(system, List.of(reference));
        }
    }

    /** Another report of the same user may be worked on at the moment; who the user is comes out of that. */
    private @Nullable UUID settled(UUID id) {
        for (var look = 0; look < MOST_LOOKS; look++) {
            var reference = references.find(id).orElseThrow();
            if (reference.userId() != null || !reference.isPending()) {
                return reference.userId();
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        throw ApiException.unavailable("Temporarily unavailable, please try again", null);
    }
}
