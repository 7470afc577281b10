package org.walletsuite.wallet.kyc;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.wallet.person.Person;
import org.walletsuite.wallet.person.PersonRows;

/** Takes what people submit: one pending submission a level, and level 3 after level 2. */
@Component
class Submissions {

    private final SubmissionRows rows;
    private final PersonRows people;
    private final Clock clock;

    Submissions(SubmissionRows rows, PersonRows people, Clock clock) {
        this.rows = rows;
        this.people = people;
        this.clock = clock;
    }

    /** Whether it was submitted before, with the same key. */
    record Outcome(Submission submission, boolean replayed) {}

    /** A person's submissions come one after the other: two with one key become one. */
    @Transactional
    public Outcome submit(UUID personId, @Nullable String key, Credentials credentials) {
        var person = people.lock(personId).orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED));
        var before = Optional.ofNullable(key).flatMap(rows::withKey);
        if (before.isPresent()) {
            if (!before.get().requestHash().equals(credentials.hash())) {
                throw new ApiException(ErrorCode.IDEMPOTENCY_KEY_REUSED);
            }
            return new Outcome(before.get(), true);
        }
        refuseOutOfTurn(person, credentials.level());
        var now = clock.instant();
        return new Outcome(rows.add(Ids.next(), personId, credentials, now, key), false);
    }

    private void refuseOutOfTurn(Person person, int level) {
        if (person.level() >= level) {
            throw refused("You are at " + person.shownLevel() + " already.");
        }
        if (person.level() < level - 1) {
            throw refused("Level " + (level - 1) + " must be approved first.");
        }
        if (rows.isPending(person.id(), level)) {
            throw refused("Your credentials for Level " + level + " are under review already.");
        }
    }

    private static ApiException refused(String why) {
        return new ApiException(ErrorCode.VALIDATION_ERROR, why);
    }
}
