package org.walletsuite.wallet.person;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.event.UserEvent.UserRegistered;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.wallet.guess.PasswordHashing;

/** Takes people into the directory. */
@Component
class People {

    private final PersonRows rows;
    private final PasswordHashing passwords;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    People(PersonRows rows, PasswordHashing passwords, Outbox outbox, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.passwords = passwords;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Registers a person; hashing comes before the transaction, which is therefore short. */
    Person register(Registration wanted) {
        var taken = rows.takenBy(wanted);
        if (!taken.isEmpty()) {
            throw ApiException.invalid(taken);
        }
        var passwordHash = passwords.hash(wanted.password());
        var pinHash = wanted.pin() == null ? null : passwords.hash(wanted.pin());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transaction.execute(_ -> {
            var person = rows.add(Ids.next(), wanted, passwordHash, pinHash, now);
            outbox.add(new UserRegistered(
                    Ids.next().toString(),
                    now,
                    person.id(),
                    person.number(),
                    person.email(),
                    person.fullName(),
                    person.username(),
                    person.phone()));
            return person;
        });
    }
}
