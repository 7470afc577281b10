package org.walletsuite.wallet.sync;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.user.SyncedUserApi.Outcome;
import org.walletsuite.platform.user.SyncedUserApi.Result;
import org.walletsuite.wallet.user.UserAccount;

/** Who a user of another system may be here: a user, or one who is about to be created. */
record Candidate(
        UUID id,
        @Nullable String email,
        @Nullable String phone,
        boolean phoneVerified,
        boolean hasPassword,
        @Nullable String origin) {

    static Candidate of(UserAccount user) {
        return new Candidate(
                user.id(), user.email(), user.phone(), user.phoneVerified(), user.hasPassword(), user.origin());
    }

    /** Whether nothing but a phone that nobody proved says who this is. */
    boolean isOnlyAPhone() {
        return !hasPassword && email == null;
    }

    /** Whether another user got the last address. */
    boolean hasEnded() {
        return isOnlyAPhone() && phone == null;
    }

    /** The phone, unless it is one that others may have too: a user's with a password, who has not proved it. */
    @Nullable
    String heldPhone() {
        return phoneVerified || !hasPassword ? phone : null;
    }

    Result as(Outcome outcome) {
        return new Result(id, outcome, hasPassword, email, phone);
    }

    @Override
    public String toString() {
        return "Candidate[id=" + id + "]";
    }
}
