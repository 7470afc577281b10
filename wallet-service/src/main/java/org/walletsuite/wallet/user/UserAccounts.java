package org.walletsuite.wallet.user;

import java.time.Clock;
import java.time.Instant;
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
import org.walletsuite.wallet.password.PasswordHashing;

/** Registers users in the directory, and changes their profiles. */
@Component
public class UserAccounts {

    private final UserAccountRows rows;
    private final RegistrationRows registrations;
    private final PasswordHashing passwords;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UserAccounts(
            UserAccountRows rows,
            RegistrationRows registrations,
            PasswordHashing passwords,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.registrations = registrations;
        this.passwords = passwords;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Optional<UserAccount> find(UUID id) {
        return rows.find(id);
    }

    /**
     * Registers a user, who may be one whom another system brought: that user gets the password, and what the sign-up
     * says instead of what the system said. The e-mail is not proved, so it must not be shown to whoever knows it. It is
     * unique in both systems, and one person is one user with one wallet, so that a second user beside the other one is no
     * way out; and no call proves an e-mail. What whoever signs up could do to the user there is prevented where changes are
     * sent: no system is told of them before an admin has said that both are one.
     * Hashing comes before the transaction, to keep that short.
     */
    UserAccount register(Registration requested) {
        rows.refuseTaken(requested.email(), requested.username(), requested.phone());
        var passwordHash = passwords.hash(requested.password());
        var pinHash = requested.pin() == null ? null : passwords.hash(requested.pin());
        var now = clock.instant();
        return transaction.execute(_ -> completed(requested, passwordHash, pinHash, now)
                .or(() -> added(requested, passwordHash, pinHash, now))
                // Somebody else has the e-mail since the first look; if it's another system, the user is completed.
                .or(() -> completed(requested, passwordHash, pinHash, now))
                .orElseThrow(() -> UserAccountRows.taken("email")));
    }

    /**
     * Registers a user whose e-mail the identity provider proved, who may be one whom another system brought. Throws an
     * error that names the e-mail where somebody else logs in with it: two ways to log in are never merged.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UserAccount registerProved(String email, @Nullable String fullName, @Nullable String acceptLanguage) {
        var now = clock.instant();
        var completed = registrations.completeProved(email, fullName, now);
        completed.ifPresent(user -> outbox.add(new UserUpdated(Ids.next().toString(), now, user.asUser())));
        return completed.orElseGet(() -> {
            var user = registrations
                    .addProved(Ids.next(), email, fullName, Language.preferred(acceptLanguage), now)
                    .orElseThrow(() -> UserAccountRows.taken("email"));
            outbox.add(new UserRegistered(Ids.next().toString(), now, user.asUser()));
            return user;
        });
    }

    private Optional<UserAccount> completed(
            Registration requested, String passwordHash, @Nullable String pinHash, Instant now) {
        var user = registrations.complete(requested, passwordHash, pinHash, now);
        user.ifPresent(known -> outbox.add(new UserUpdated(Ids.next().toString(), now, known.asUser())));
        return user;
    }

    /** Empty where the e-mail is taken. */
    private Optional<UserAccount> added(
            Registration requested, String passwordHash, @Nullable String pinHash, Instant now) {
        var user = registrations.add(Ids.next(), requested, passwordHash, pinHash, now);
        user.ifPresent(added -> outbox.add(new UserRegistered(Ids.next().toString(), now, added.asUser())));
        return user;
    }

    /** A new phone is not verified. */
    public UserAccount change(UUID id, UserAccountChange requested) {
        return transaction.execute(_ -> {
            var user = rows.lock(id).orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED));
            var email = requested.email() == null ? user.email() : requested.email();
            var fullName = requested.fullName().over(user.fullName());
            var phone = requested.phone().over(user.phone());
            var samePhone = Objects.equals(phone, user.phone());
            // Another user may have verified the phone since; that refuses a change to it, and no other.
            rows.refuseTaken(id, email, samePhone ? null : phone);
            var proved = user.phoneVerified() && samePhone;
            var language = Objects.requireNonNullElse(requested.language(), user.language());
            return update(user, email, fullName, phone, proved, language);
        });
    }

    /**
     * Marks the phone of a user whose row is locked as verified; throws an error that names it when another user
     * verified it before.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UserAccount provePhone(UserAccount locked, String phone) {
        return update(locked, locked.email(), locked.fullName(), phone, true, locked.language());
    }

    private UserAccount update(
            UserAccount before,
            @Nullable String email,
            @Nullable String fullName,
            @Nullable String phone,
            boolean proved,
            String language) {
        if (Objects.equals(email, before.email())
                && Objects.equals(fullName, before.fullName())
                && Objects.equals(phone, before.phone())
                && proved == before.phoneVerified()
                && language.equals(before.language())) {
            return before;
        }
        var now = clock.instant();
        var user = rows.update(before.id(), email, fullName, phone, proved, language, now);
        outbox.add(new UserUpdated(Ids.next().toString(), now, user.asUser()));
        return user;
    }
}
