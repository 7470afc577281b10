package org.walletsuite.partnersync.sync;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.error.Outage;
import org.walletsuite.platform.workflow.Workflow;
import tools.jackson.databind.JsonNode;

/** Reads a system's users page by page; after a crash it goes on with the page that it was at. */
@Component
class PullWorkflow implements Workflow {

    static final String KIND = "sync-pull";

    /** A turn ends within the lease, the last page included. */
    private static final Duration TURN = Duration.ofSeconds(15);

    private static final int WORKERS = 4;

    /** After so many failures at a page it is the page. */
    private static final int MOST_FAILURES = 5;

    private static final Logger LOG = LoggerFactory.getLogger(PullWorkflow.class);
    private static final Duration WHILE_DISABLED = Duration.ofMinutes(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final OtherSystems systems;
    private final SystemRows lanes;
    private final PullRows rows;
    private final SystemClient client;
    private final Importing importing;
    private final Comparison comparison;
    private final SyncSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PullWorkflow(
            OtherSystems systems,
            SystemRows lanes,
            PullRows rows,
            SystemClient client,
            Importing importing,
            Comparison comparison,
            SyncSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.systems = systems;
        this.lanes = lanes;
        this.rows = rows;
        this.client = client;
        this.importing = importing;
        this.comparison = comparison;
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
        return "sync_pull";
    }

    @Override
    public int workers() {
        return WORKERS;
    }

    @Override
    public void attempt(UUID id) {
        var end = System.nanoTime() + TURN.toNanos();
        var pull = rows.find(id).orElseThrow();
        var system = systems.withId(pull.systemId()).filter(known -> lanes.isEnabled(known.id()));
        if (system.isEmpty()) {
            rows.postpone(id, clock.instant().plus(WHILE_DISABLED));
            return;
        }
        while (pull.status() == Pull.Status.RUNNING && readPage(system.get(), pull)) {
            if (System.nanoTime() >= end) {
                rows.postpone(id, clock.instant());
                return;
            }
            pull = rows.find(id).orElseThrow();
        }
    }

    /** Returns whether it may go on at once. */
    private boolean readPage(OtherSystem system, Pull pull) {
        var free = lanes.bookCall(system.id(), clock.instant());
        if (free.isPresent()) {
            rows.postpone(pull.id(), free.get());
            return false;
        }
        switch (client.users(system, pull.since(), pull.nextOffset())) {
            case SystemAnswer.Accepted(var body) -> {
                return take(system, pull, body);
            }
            case SystemAnswer.Limited(var time) ->
                rows.postpone(pull.id(), clock.instant().plus(time));
            case SystemAnswer.Refused(var reason) ->
                rows.end(pull.id(), Pull.Status.FAILED, reason, null, clock.instant());
            case SystemAnswer.UnknownUser() -> failed(pull, "They look for a user where all were asked for");
            case SystemAnswer.Unavailable(var reason) -> failed(pull, reason);
        }
        return false;
    }

    private boolean take(OtherSystem system, Pull pull, JsonNode body) {
        var page = page(body);
        if (page.isEmpty()) {
            failed(pull, "Their page is none");
            return false;
        }
        Pull.Counts counts;
        try {
            counts = counts(system, pull, page.get().users());
        } catch (RuntimeException e) {
            if (Outage.stopsAll(e)) {
                throw e;
            }
            LOG.error("A page of {} can't be taken", system.code(), e);
            stuck(pull, "A page can't be taken: " + e.getClass().getSimpleName());
            return false;
        }
        transaction.executeWithoutResult(_ -> {
            if (rows.advance(pull, page.get().total(), counts) && !page.get().hasMore()) {
                var report = switch (pull.kind()) {
                    case IMPORT -> null;
                    case RECONCILIATION -> comparison.report(pull);
                };
                rows.end(pull.id(), Pull.Status.DONE, null, report, clock.instant());
            }
        });
        return true;
    }

    private Pull.Counts counts(OtherSystem system, Pull pull, List<JsonNode> users) {
        return switch (pull.kind()) {
            case IMPORT ->
                pull.failures() < MOST_FAILURES
                        ? importing.take(system, pull.id(), users)
                        : importing.takeEach(system, pull.id(), users);
            case RECONCILIATION -> comparison.see(pull.id(), users);
        };
    }

    /** An import goes on user by user; a comparison that leaves out users would be wrong. */
    private void stuck(Pull pull, String reason) {
        if (pull.kind() == PullKind.RECONCILIATION && pull.failures() >= MOST_FAILURES) {
            rows.end(pull.id(), Pull.Status.FAILED, reason, null, clock.instant());
        } else {
            failed(pull, reason);
        }
    }

    private record Page(@Nullable Long total, boolean hasMore, List<JsonNode> users) {}

    /** Empty where it is none; one that is empty and not the last would be read for ever. */
    private static Optional<Page> page(JsonNode body) {
        var users = body.path("users");
        var hasMore = body.path("has_more");
        if (!users.isArray() || !hasMore.isBoolean() || (hasMore.asBoolean() && users.isEmpty())) {
            return Optional.empty();
        }
        var total = body.path("total");
        var list = new ArrayList<JsonNode>();
        users.forEach(list::add);
        return Optional.of(new Page(
                total.isIntegralNumber() && total.canConvertToLong() ? total.asLong() : null,
                hasMore.asBoolean(),
                list));
    }

    private void failed(Pull pull, String reason) {
        rows.failed(pull.id(), reason, clock.instant().plus(settings.pause(pull.failures() + 1, LONGEST_PAUSE)));
    }
}
