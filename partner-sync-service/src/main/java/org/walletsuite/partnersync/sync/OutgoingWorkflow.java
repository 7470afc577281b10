package org.walletsuite.partnersync.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.partnersync.sync.ConflictRows.NewConflict;
import org.walletsuite.platform.error.Outage;
import org.walletsuite.platform.user.UserApi;
import org.walletsuite.platform.workflow.Workflow;
import tools.jackson.databind.JsonNode;

/** Sends what waits: a lane for each system, one call after the other, the longest waiting first. */
@Component
class OutgoingWorkflow implements Workflow {

    static final String KIND = "sync-outgoing";

    private static final Logger LOG = LoggerFactory.getLogger(OutgoingWorkflow.class);

    /** A turn ends within the lease of its lane, the last call included. */
    private static final Duration TURN = Duration.ofSeconds(30);

    private static final int MOST_WORKERS = 8;

    /** After so many failures in a row it is the system, and all that waits for it pauses. */
    private static final int MOST_FAILURES = 3;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** How long a user waits for what is on its way here, and how often that is looked for. */
    private static final Duration UNSETTLED_FOR = Duration.ofMinutes(10);

    private static final Duration SETTLED_SOON = Duration.ofSeconds(10);

    private final OtherSystems systems;
    private final SystemRows lanes;
    private final OutgoingRows rows;
    private final ReferenceRows references;
    private final SentRows sent;
    private final ConflictRows conflicts;
    private final WithheldChanges withheld;
    private final UserApi users;
    private final SystemClient client;
    private final SyncSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OutgoingWorkflow(
            OtherSystems systems,
            SystemRows lanes,
            OutgoingRows rows,
            ReferenceRows references,
            SentRows sent,
            ConflictRows conflicts,
            WithheldChanges withheld,
            UserApi users,
            SystemClient client,
            SyncSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.systems = systems;
        this.lanes = lanes;
        this.rows = rows;
        this.references = references;
        this.sent = sent;
        this.conflicts = conflicts;
        this.withheld = withheld;
        this.users = users;
        this.client = client;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String table() {
        return "sync_system";
    }

    @Override
    public String since() {
        return "waiting_since";
    }

    @Override
    public int workers() {
        return Math.clamp(systems.all().size(), 1, MOST_WORKERS);
    }

    @Override
    public void attempt(UUID lane) {
        var system = systems.withId(lane);
        if (system.isEmpty()) {
            lanes.goOn(lane, null);
            return;
        }
        if (!lanes.isEnabled(lane)) {
            lanes.rest(lane);
            return;
        }
        var end = System.nanoTime() + TURN.toNanos();
        while (System.nanoTime() < end) {
            var next = rows.next(lane, clock.instant());
            if (next.isEmpty()) {
                break;
            }
            var pause = trySend(system.get(), next.get());
            if (pause.isPresent()) {
                lanes.goOn(lane, pause.get());
                return;
            }
        }
        transaction.executeWithoutResult(_ -> {
            lanes.lock(lane); // Whoever adds something does so too, so that it is seen here or there.
            lanes.goOn(lane, rows.nextDue(lane).map(this::atMostSoon).orElse(null));
        });
    }

    /** Whoever is added meanwhile does not wake a lane that has a time, and must not wait for a late retry of another. */
    private Instant atMostSoon(Instant due) {
        var soon = clock.instant().plus(SETTLED_SOON);
        return due.isBefore(soon) ? due : soon;
    }

    /** A user whose sending fails here comes later, so that nobody holds up all who wait behind. */
    private Optional<Instant> trySend(OtherSystem system, Outgoing waiting) {
        try {
            return send(system, waiting);
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            if (Outage.stopsAll(e)) {
                rows.postpone(waiting, clock.instant().plus(SETTLED_SOON));
                throw e;
            }
            LOG.error("Sending the user {} to {} failed", waiting.userId(), system.code(), e);
            var pause = settings.pause(waiting.tries() + 1, settings.longestRetry());
            rows.retryLater(
                    waiting,
                    clock.instant().plus(pause),
                    "Failed here: " + e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** Returns until when the lane pauses; empty if it goes on. */
    private Optional<Instant> send(OtherSystem system, Outgoing waiting) {
        var now = clock.instant();
        var known = references.ofUser(system.id(), waiting.userId()).orElse(null);
        if (known == null ? isTheirs(system, waiting, now) : isUnsettled(waiting, known, now)) {
            rows.postpone(waiting, now.plus(SETTLED_SOON));
            return Optional.empty();
        }
        // An event may be older than what they said since: only the user's state of now is news.
        var user = isNews(waiting, known) || isWithheld(waiting, known) ? current(waiting) : waiting;
        if (user == null) {
            rows.giveUp(waiting, "wallet-service does not know the user");
            return Optional.empty();
        }
        var judged = known == null ? null : withheld.note(user, known);
        if (!isNews(user, judged)) {
            rows.done(user);
            return Optional.empty();
        }
        var free = lanes.bookCall(system.id(), now);
        if (free.isPresent()) {
            return free;
        }
        return judged == null || user.registersAgain()
                ? record(system, user, client.registered(system, user), null)
                : record(system, user, client.updated(system, user, judged), judged);
    }

    private static boolean isNews(Outgoing user, @Nullable Reference known) {
        return known == null ? user.hasAddress() : user.registersAgain() || user.isNewsFor(known);
    }

    private static boolean isWithheld(Outgoing user, @Nullable Reference known) {
        return known != null && user.isWithheldFrom(known);
    }

    private @Nullable Outgoing current(Outgoing waiting) {
        return users.users(List.of(waiting.userId())).stream()
                .findFirst()
                .map(waiting::with)
                .orElse(null);
    }

    /** What they said is not applied yet: it must not be outdone by what it replaces. */
    private static boolean isUnsettled(Outgoing user, Reference known, Instant now) {
        return known.isPending() && now.isBefore(user.createdAt().plus(UNSETTLED_FOR));
    }

    /** They created the user, and their id is about to be stored: by telling them we would only give them back their own. */
    private static boolean isTheirs(OtherSystem system, Outgoing user, Instant now) {
        return system.code().equals(user.origin())
                && now.isBefore(user.createdAt().plus(UNSETTLED_FOR));
    }

    private Optional<Instant> record(
            OtherSystem system, Outgoing user, SystemAnswer answer, @Nullable Reference updated) {
        switch (answer) {
            case SystemAnswer.Accepted(var body) -> {
                return accepted(system, user, body, updated);
            }
            case SystemAnswer.UnknownUser() -> {
                if (updated == null) {
                    return failed(system, user, "They do not know whom they were told of");
                }
                rows.registerAgain(user);
                return Optional.empty();
            }
            case SystemAnswer.Refused(var reason) -> {
                LOG.warn("{} refuses the user {}", system.code(), user.userId()); // Their words may name the user.
                rows.giveUp(user, reason);
                return Optional.empty();
            }
            case SystemAnswer.Limited(var time) -> {
                return Optional.of(clock.instant().plus(time));
            }
            case SystemAnswer.Unavailable(var reason) -> {
                return failed(system, user, reason);
            }
        }
    }

    private Optional<Instant> accepted(OtherSystem system, Outgoing user, JsonNode body, @Nullable Reference updated) {
        var id = TheirUser.id(body.path("user_id")).orElse("");
        if (updated == null && id.isEmpty()) {
            return failed(system, user, "Their answer names no user_id");
        }
        var existed = !body.path("is_new_user").asBoolean(true);
        transaction.executeWithoutResult(_ -> {
            lanes.lock(system.id()); // First, as whoever adds something does.
            if (updated != null) {
                sent.sent(updated, user);
            } else if (!sent.link(user, id, existed, clock.instant())) {
                conflicts.record(taken(user, id), clock.instant());
            }
            rows.done(user);
        });
        lanes.succeeded(system.id());
        return Optional.empty();
    }

    private static NewConflict taken(Outgoing user, String externalId) {
        return new NewConflict(
                user.systemId(),
                externalId,
                user.userId(),
                ConflictKind.REFERENCE_TAKEN,
                null,
                null,
                user.email(),
                user.phone());
    }

    /** Without a success between them, failures are no single user's fault. */
    private Optional<Instant> failed(OtherSystem system, Outgoing user, String reason) {
        var now = clock.instant();
        rows.retryLater(user, now.plus(settings.pause(user.tries() + 1, settings.longestRetry())), reason);
        var failures = lanes.failed(system.id(), reason);
        LOG.warn("{} was not told of the user {}: {}", system.code(), user.userId(), reason);
        return failures < MOST_FAILURES
                ? Optional.empty()
                : Optional.of(now.plus(settings.pause(failures - MOST_FAILURES + 1, LONGEST_PAUSE)));
    }
}
