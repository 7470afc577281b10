package org.walletsuite.wallet.kyc;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.wallet.user.UserAccount;
import org.walletsuite.wallet.user.UserAccountRows;

/** Accepts users' submissions: one pending submission for each level, and level 3 after level 2. */
@Component
public class Submissions {

    private final SubmissionRows rows;
    private final UserAccountRows users;
    private final Clock clock;

    Submissions(SubmissionRows rows, UserAccountRows users, Clock clock) {
        this.rows = rows;
        this.users = users;
        this.clock = clock;
    }

    /** The level, in the gift-card family's format, for which a user's credentials are under review; empty for none. */
    public Optional<String> pendingLevel(UUID userId) {
        return rows.pending(userId).map(Submission::shownLevel);
    }

    /** A user's submissions are made one after the other. */
    @Transactional
    Submission submit(UUID userId, Credentials credentials) {
        var user = users.lock(userId).orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED));
        refuseOutOfTurn(user, credentials.level());
        return rows.add(Ids.next(), userId, credentials, clock.instant());
    }

    private void refuseOutOfTurn(UserAccount user, int level) {
        if (user.level() >= level) {
            throw refused("You are at " + user.shownLevel() + " already.");
        }
        if (user.level() < level - 1) {
            throw refused("Level " + (level - 1) + " must be approved first.");
        }
        if (rows.pending(user.id()).isPresent()) {
            throw refused("Your credentials for Level " + level + " are under review already.");
        }
    }

    private static ApiException refused(String why) {
        return new ApiException(ErrorCode.VALIDATION_ERROR, why);
    }
}
