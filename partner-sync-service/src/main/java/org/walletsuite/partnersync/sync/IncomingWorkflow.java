package org.walletsuite.partnersync.sync;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.walletsuite.partnersync.sync.ConflictRows.Waiting;
import org.walletsuite.platform.workflow.Workflow;
import org.walletsuite.platform.workflow.Workflows;

/** Takes up what a crash or an outage left undone of what systems said, and tries again what stood against it. */
@Component
class IncomingWorkflow implements Workflow {

    static final String KIND = "sync-incoming";

    /** The most conflicts that are tried again at once. */
    private static final int MOST = 1_000;

    private final OtherSystems systems;
    private final ReferenceRows references;
    private final ConflictRows conflicts;
    private final Alignment alignment;
    private final Workflows workflows;
    private final Clock clock;

    /** The conflict that was tried again last; null for a new round. */
    private volatile @Nullable UUID lastRetried;

    IncomingWorkflow(
            OtherSystems systems,
            ReferenceRows references,
            ConflictRows conflicts,
            Alignment alignment,
            Workflows workflows,
            Clock clock) {
        this.systems = systems;
        this.references = references;
        this.conflicts = conflicts;
        this.alignment = alignment;
        this.workflows = workflows;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String table() {
        return "sync_reference";
    }

    @Override
    public String since() {
        return "seen_at";
    }

    /** What is left of a system that is no longer configured waits for its return. */
    @Override
    public void attempt(UUID id) {
        references
                .find(id)
                .flatMap(reference -> systems.withId(reference.systemId()))
                .ifPresent(system -> alignment.align(system, List.of(id)));
    }

    @Scheduled(fixedDelayString = "PT2S")
    void retryNewConflicts() {
        retry(alignment.newlyTaken());
    }

    /**
     * Whoever had an address may have given it up without this service hearing whose it was. Takes the conflicts in turn, so
     * that old ones which nothing ends keep no others from being tried.
     */
    @Scheduled(fixedDelayString = "PT1M")
    void retryConflicts() {
        var next = conflicts.waiting(lastRetried, MOST);
        retry(next.stream().map(Waiting::reference).toList());
        lastRetried = next.size() < MOST ? null : next.getLast().id();
    }

    private void retry(List<UUID> waiting) {
        if (!waiting.isEmpty() && references.wake(waiting, clock.instant()) > 0) {
            workflows.wake(KIND);
        }
    }
}
