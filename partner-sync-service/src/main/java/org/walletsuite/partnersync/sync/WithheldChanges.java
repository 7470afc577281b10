package org.walletsuite.partnersync.sync;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.partnersync.sync.ConflictRows.NewConflict;
import org.walletsuite.platform.user.SyncedUserApi;
import org.walletsuite.platform.user.UserApi;
import org.walletsuite.platform.workflow.Workflows;

/**
 * The changed addresses of users who are linked by an address that nobody proved, be it because a system found them by one,
 * or because somebody has signed up with the e-mail of a user whom a system brought. Were they sent, whoever registered with
 * somebody else's e-mail would learn that user's phone, or take over the account there: admins decide.
 */
@Component
class WithheldChanges {

    private final ConflictRows conflicts;
    private final SentRows sent;
    private final ReferenceRows references;
    private final OutgoingRows outgoing;
    private final SystemRows lanes;
    private final UserApi users;
    private final SyncedUserApi synced;
    private final Workflows workflows;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WithheldChanges(
            ConflictRows conflicts,
            SentRows sent,
            ReferenceRows references,
            OutgoingRows outgoing,
            SystemRows lanes,
            UserApi users,
            SyncedUserApi synced,
            Workflows workflows,
            TransactionTemplate transaction,
            Clock clock) {
        this.conflicts = conflicts;
        this.sent = sent;
        this.references = references;
        this.outgoing = outgoing;
        this.lanes = lanes;
        this.users = users;
        this.synced = synced;
        this.workflows = workflows;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Records what is not sent; where nothing is, what was recorded before is settled. Returns the reference as it is from
     * then on: whoever has signed up as a user whom a system brought has not proved that they are that user there.
     */
    Reference note(Outgoing user, Reference reference) {
        var withheld = !reference.metadataOnly() && mayBeAnother(user, reference);
        var known = withheld ? reference.withMetadataOnly() : reference;
        if (!known.metadataOnly()) {
            return known;
        }
        transaction.executeWithoutResult(_ -> {
            if (withheld) {
                sent.withholdAddresses(known);
            }
            if (user.isWithheldFrom(known)) {
                conflicts.record(conflict(user, known), clock.instant());
            } else {
                conflicts.applied(known.systemId(), known.externalId(), ConflictKind.NOT_SENT, clock.instant());
            }
        });
        return known;
    }

    /** A phone that both sides have proved says that it is one person. */
    private boolean mayBeAnother(Outgoing user, Reference known) {
        return user.origin() != null
                && !known.confirmed()
                && (user.emailFor(known) != null || user.phoneFor(known) != null)
                && !known.isProvedBy(null, user.phone())
                && !synced.signedUp(List.of(user.userId())).isEmpty();
    }

    private static NewConflict conflict(Outgoing user, Reference known) {
        return new NewConflict(
                known.systemId(),
                known.externalId(),
                user.userId(),
                ConflictKind.NOT_SENT,
                known.email(),
                known.phone(),
                user.email(),
                user.phone());
    }

    /** An admin says that it is the same user: the system gets this change, and those that follow. */
    void send(OtherSystem system, Conflict conflict) {
        var reference = references.find(system.id(), conflict.externalId()).orElse(null);
        if (reference == null || reference.userId() == null) {
            return;
        }
        var found = users.users(List.of(reference.userId()));
        transaction.executeWithoutResult(_ -> {
            var now = clock.instant();
            lanes.lock(system.id());
            sent.allowAddresses(reference);
            conflicts.applied(system.id(), reference.externalId(), ConflictKind.NOT_SENT, now);
            found.forEach(user -> outgoing.add(system.id(), user, now));
            lanes.wake(system.id(), now);
        });
        workflows.wake(OutgoingWorkflow.KIND);
    }
}
