package org.walletsuite.wallet.person;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.event.UserEvent.UserRegistered;
import org.walletsuite.platform.event.UserEvent.UserUpdated;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.wallet.guess.PasswordHashing;

/** Takes people into the directory, and changes what they say of themselves. */
@Component
public class People {

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

    public Optional<Person> find(UUID id) {
        return rows.find(id);
    }

    /** Registers a person; hashing comes before the transaction, which is therefore short. */
    Person register(Registration wanted) {
        rows.refuseTaken(null, wanted.email(), wanted.username(), wanted.phone());
        var passwordHash = passwords.hash(wanted.password());
        var pinHash = wanted.pin() == null ? null : passwords.hash(wanted.pin());
        var now = clock.instant();
        return transaction.execute(_ -> {
            var person = rows.add(Ids.next(), wanted, passwordHash, pinHash, now);
            outbox.add(new UserRegistered(Ids.next().toString(), now, person.asUser()));
            return person;
        });
    }

    /** Another phone is not proved. */
    public Person change(UUID id, PersonalChange wanted) {
        return transaction.execute(_ -> {
            var person = rows.lock(id).orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED));
            var email = wanted.email() == null ? person.email() : wanted.email();
            var fullName = wanted.fullName().over(person.fullName());
            var phone = wanted.phone().over(person.phone());
            var samePhone = Objects.equals(phone, person.phone());
            // Somebody else may have proved the phone since; that refuses a change to it, and no other.
            rows.refuseTaken(id, email, null, samePhone ? null : phone);
            var proved = person.phoneVerified() && samePhone;
            return update(person, email, fullName, phone, proved);
        });
    }

    /** A person whose row is locked has this phone; throws an error that names it when another one proved it before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Person provePhone(Person locked, String phone) {
        return update(locked, locked.email(), locked.fullName(), phone, true);
    }

    private Person update(
            Person before, String email, @Nullable String fullName, @Nullable String phone, boolean proved) {
        if (email.equals(before.email())
                && Objects.equals(fullName, before.fullName())
                && Objects.equals(phone, before.phone())
                && proved == before.phoneVerified()) {
            return before;
        }
        var person = rows.update(before.id(), email, fullName, phone, proved);
        outbox.add(new UserUpdated(Ids.next().toString(), clock.instant(), person.asUser()));
        return person;
    }
}
