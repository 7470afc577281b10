package org.walletsuite.wallet.kyc;

import java.time.Clock;
import java.util.UUID;
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

    /** A person's submissions come one after the other. */
    @Transactional
    public Submission submit(UUID personId, Credentials credentials) {
        var person = people.lock(personId).orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED));
        refuseOutOfTurn(person, credentials.level());
        return rows.add(Ids.next(), personId, credentials, clock.instant());
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
