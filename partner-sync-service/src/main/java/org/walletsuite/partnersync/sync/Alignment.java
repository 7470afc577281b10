package org.walletsuite.partnersync.sync;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.workflow.Workflows;

/**
 * Brings this side into line with what systems say of their users. A reference is worked on by one at a time, so that
 * nothing older is applied after something newer; a report that comes meanwhile is taken up before the work ends.
 */
@Service
class Alignment {

    /** A user about whom more reports keep coming is left to the next attempt. */
    private static final int LOOKS = 5;

    /** The most others that have to swap addresses with these; longer chains wait for the way to get free. */
    private static final int MOST_OTHERS = 500;

    /** The most new conflicts that are tried again at once; the others wait for their turn among all. */
    private static final int MOST_NEW = 1_000;

    private final ReferenceRows references;
    private final ConflictRows conflicts;
    private final ImportCounts imports;
    private final UserFinding finding;
    private final AddressAlignment changes;
    private final Workflows workflows;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final BlockingQueue<UUID> newlyTaken = new ArrayBlockingQueue<>(MOST_NEW);

    Alignment(
            ReferenceRows references,
            ConflictRows conflicts,
            ImportCounts imports,
            UserFinding finding,
            AddressAlignment changes,
            Workflows workflows,
            TransactionTemplate transaction,
            Clock clock) {
        this.references = references;
        this.conflicts = conflicts;
        this.imports = imports;
        this.finding = finding;
        this.changes = changes;
        this.workflows = workflows;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Works on references that are pending; leaves those that somebody else works on. Throws when wallet-service is
     * unavailable; what was not done is then still pending.
     */
    List<AlignmentOutcome> align(OtherSystem system, Collection<UUID> ids) {
        var done = new ArrayList<AlignmentOutcome>();
        Collection<UUID> left = ids;
        for (var look = 0; look < LOOKS && !left.isEmpty(); look++) {
            var leased = new ArrayList<>(references.lease(left, clock.instant()));
            if (leased.isEmpty()) {
                break;
            }
            try {
                var outcomes = decide(system, leased);
                var finished = transaction.execute(_ -> finish(outcomes));
                finished.newlyTaken().forEach(newlyTaken::offer); // Only now others can see it.
                left = finished.more();
                done.addAll(outcomes);
            } catch (RuntimeException | Error e) {
                references.release(leased);
                throw e;
            }
        }
        return done;
    }

    /** Adds to those that are leased the ones that have to be decided with them. */
    private List<AlignmentOutcome> decide(OtherSystem system, List<Reference> leased) {
        var outcomes = changes.apply(finding.find(system, leased));
        if (outcomes.stream().anyMatch(UserFinding::mayBeAnother)) {
            outcomes = changes.apply(finding.findAgain(system, outcomes));
        }
        var taken = outcomes.stream()
                .filter(AddressAlignment::mayPassWithOthers)
                .map(outcome -> outcome.reference().id())
                .toList();
        if (taken.isEmpty()) {
            return outcomes;
        }
        var others = references.leaseHolders(
                system.id(), taken, leased.stream().map(Reference::id).toList(), MOST_OTHERS, clock.instant());
        if (others.isEmpty()) {
            return outcomes;
        }
        leased.addAll(others);
        outcomes.addAll(finding.find(system, others));
        return changes.apply(outcomes);
    }

    /**
     * Whose addresses turned out to be taken since the last call. Whoever has one may have wanted another at the same
     * instant, and neither saw the other's wish.
     */
    List<UUID> newlyTaken() {
        var taken = new ArrayList<UUID>();
        newlyTaken.drainTo(taken);
        return taken;
    }

    /**
     * What is left of a step.
     *
     * @param more about whom a report has come since
     * @param newlyTaken whose addresses were not known to be taken before
     */
    private record Finished(List<UUID> more, List<UUID> newlyTaken) {}

    private Finished finish(List<AlignmentOutcome> outcomes) {
        var now = clock.instant();
        var more = new ArrayList<UUID>();
        var taken = new ArrayList<UUID>();
        var finished = new ArrayList<AlignmentOutcome>();
        // In the order in which reports lock them.
        outcomes.sort(Comparator.comparing(outcome -> outcome.reference().id().toString()));
        for (var outcome : outcomes) {
            var isDone = references.finish(outcome, now);
            if (isDone.isEmpty()) {
                continue; // Whoever took it over finishes it, with data that is no older.
            }
            finished.add(outcome);
            if (!isDone.get()) {
                more.add(outcome.reference().id());
            }
            if (conflicts.settle(outcome, now) && AddressAlignment.mayPassWithOthers(outcome)) {
                taken.add(outcome.reference().id());
            }
        }
        imports.finished(finished);
        var freed = outcomes.stream().flatMap(AlignmentOutcome::freed).toList();
        if (!freed.isEmpty() && references.wake(conflicts.waitingFor(freed), now) > 0) {
            workflows.wake(IncomingWorkflow.KIND);
        }
        return new Finished(more, taken);
    }
}
