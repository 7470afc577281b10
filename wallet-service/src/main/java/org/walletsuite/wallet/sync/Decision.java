package org.walletsuite.wallet.sync;

import java.util.UUID;
import org.walletsuite.platform.user.SyncedUserApi.Outcome;
import org.walletsuite.platform.user.SyncedUserApi.Result;

/** Who a user of another system is. */
sealed interface Decision {

    Candidate user();

    default Result result() {
        return user().as(
                        switch (this) {
                            case Known _, Linked _, Moved _ -> Outcome.FOUND;
                            case Created _ -> Outcome.CREATED;
                            case Taken _ -> Outcome.TAKEN;
                            case Unproved _ -> Outcome.UNPROVED;
                        });
    }

    /** The one of this id before. */
    record Known(Candidate user) implements Decision {}

    /** The one of this id from now on. */
    record Linked(Candidate user) implements Decision {}

    /**
     * The same, instead of a user who was nothing but a phone.
     *
     * @param from that user, who ends
     */
    record Moved(Candidate user, UUID from) implements Decision {}

    /** A new one. */
    record Created(Candidate user) implements Decision {}

    /** One with a password, whom the system does not vouch for, and nothing changes. */
    record Unproved(Candidate user) implements Decision {}

    /** The one of another id, and nothing changes. */
    record Taken(Candidate user) implements Decision {}
}
