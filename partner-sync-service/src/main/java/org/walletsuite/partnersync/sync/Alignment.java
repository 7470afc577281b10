package org.walletsuite.partnersync.sync;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
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

    /** The most others that may have to swap addresses with these. */
    private static final int MOST_OTHERS = 500;

    private final ReferenceRows references;
    private final ConflictRows conflicts;
    private final UserFinding finding;
    private final AddressChanges changes;
    private final Workflows workflows;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AtomicBoolean hasNewConflict = new AtomicBoolean();

    Alignment(
            ReferenceRows references,
            ConflictRows conflicts,
            UserFinding finding,
            AddressChanges changes,
            Workflows workflows,
            TransactionTemplate transaction,
            Clock clock) {
        this.references = references;
        this.conflicts = conflicts;
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
    List<Outcome> align(OtherSystem system, Collection<UUID> ids) {
        var done = new ArrayList<Outcome>();
        Collection<UUID> left = ids;
        for (var look = 0; look < LOOKS && !left.isEmpty(); look++) {
            var leased = new ArrayList<>(references.lease(left, clock.instant()));
            if (leased.isEmpty()) {
                break;
            }
            try {
                var outcomes = decide(system, leased);
                var isNew = new AtomicBoolean();
                left = transaction.execute(_ -> finish(outcomes, isNew));
                if (isNew.get()) {
                    hasNewConflict.set(true); // Only now others can see it.
                }
                done.addAll(outcomes);
            } catch (RuntimeException | Error e) {
                references.release(leased);
                throw e;
            }
        }
        return done;
    }

    /** Adds to those that are leased the ones that have to be decided with them. */
    private List<Outcome> decide(OtherSystem system, List<Reference> leased) {
        var outcomes = changes.apply(finding.find(system, leased));
        if (outcomes.stream().anyMatch(UserFinding::mayBeAnother)) {
            outcomes = changes.apply(finding.findAgain(system, outcomes));
        }
        if (outcomes.stream().noneMatch(AddressChanges::mayPassWithOthers)) {
            return outcomes;
        }
        var others = references.leaseTaken(
                system.id(), leased.stream().map(Reference::id).toList(), MOST_OTHERS, clock.instant());
        if (others.isEmpty()) {
            return outcomes;
        }
        leased.addAll(others);
        outcomes.addAll(finding.find(system, others));
        return changes.apply(outcomes);
    }

    /**
     * Whether an address was taken since the last call. Whoever has it may have wanted another one at the same instant, and
     * neither saw the other's wish.
     */
    boolean foundTaken() {
        return hasNewConflict.getAndSet(false);
    }

    /** Returns those about whom a report has come since. */
    private List<UUID> finish(List<Outcome> outcomes, AtomicBoolean isNew) {
        var now = clock.instant();
        var more = new ArrayList<UUID>();
        // In the order in which reports lock them.
        outcomes.sort(Comparator.comparing(outcome -> outcome.reference().id().toString()));
        for (var outcome : outcomes) {
            var isDone = references.finish(outcome, now);
            if (isDone.isEmpty()) {
                continue; // Whoever took it over finishes it, with data that is no older.
            }
            if (!isDone.get()) {
                more.add(outcome.reference().id());
            }
            if (conflicts.settle(outcome, now) && AddressChanges.mayPassWithOthers(outcome)) {
                isNew.set(true);
            }
        }
        var freed = outcomes.stream().flatMap(Outcome::freed).toList();
        if (!freed.isEmpty() && references.wake(conflicts.waitingFor(freed), now) > 0) {
            workflows.wake(IncomingWorkflow.KIND);
        }
        return more;
    }
}
