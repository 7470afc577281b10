package org.walletsuite.wallet.sync;

import java.time.Clock;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.event.UserEvent.UserUpdated;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.user.SyncedUserApi.AddressChange;
import org.walletsuite.platform.user.SyncedUserApi.Applied;

/** Changes the addresses of users without a password, all of a list or none. */
@Component
class AddressChanges {

    /** The second sees who took an address while the first was under way. */
    private static final int TRIES = 3;

    private final AddressRows rows;
    private final SyncedUserRows users;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AddressChanges(
            AddressRows rows, SyncedUserRows users, Outbox outbox, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.users = users;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    Applied apply(List<AddressChange> changes) {
        for (var attempt = 1; ; attempt++) {
            try {
                return transaction.execute(_ -> applied(changes));
            } catch (DuplicateKeyException _) { // Its message has the address, which no log may have.
                if (attempt == TRIES) {
                    throw ApiException.unavailable("Addresses change hands at the moment, please try again.", null);
                }
            }
        }
    }

    private Applied applied(List<AddressChange> changes) {
        users.lock();
        var locked = rows.lock(changes);
        var plan = new AddressPlan(changes, locked, rows.holders(changes));
        var refused = plan.refusals();
        if (!refused.isEmpty()) {
            return new Applied(false, refused);
        }
        var now = clock.instant();
        var moves = plan.moves();
        rows.clear(moves);
        rows.write(moves, now)
                .forEach(user -> outbox.add(new UserUpdated(Ids.next().toString(), now, user.asUser())));
        return new Applied(true, List.of());
    }
}
