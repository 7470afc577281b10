package org.walletsuite.wallet.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.user.SyncedUserApi.AddressChange;
import org.walletsuite.platform.user.SyncedUserApi.Reason;
import org.walletsuite.platform.user.SyncedUserApi.Refusal;

/** Who has which address once a list of changes of different users is applied, and why it can't be. */
final class AddressPlan {

    private final List<AddressChange> changes;
    private final Map<UUID, Candidate> users;
    private final Set<String> emails = new HashSet<>();
    private final Set<String> phones = new HashSet<>();

    /**
     * @param users those of the list who exist
     * @param others who outside the list has one of the wanted addresses
     */
    AddressPlan(List<AddressChange> changes, Collection<Candidate> users, Collection<Candidate> others) {
        this.changes = changes;
        this.users = users.stream().collect(Collectors.toMap(Candidate::id, Function.identity()));
        others.forEach(other -> {
            hold(emails, other.email());
            hold(phones, other.heldPhone());
        });
    }

    /** A user with both addresses as they will be. */
    record Move(
            UUID userId, @Nullable String email, @Nullable String phone) {

        @Override
        public String toString() {
            return "Move[userId=" + userId + "]";
        }
    }

    /** Empty where all changes can be. Whoever keeps an address has it before one who wants it. */
    List<Refusal> refusals() {
        changes.forEach(this::holdWhatIsKept);
        var refusals = new ArrayList<Refusal>();
        for (var change : changes) {
            reasons(change).forEach(reason -> refusals.add(new Refusal(change.userId(), reason)));
        }
        return refusals;
    }

    /** What really changes, of a list that can be applied. */
    List<Move> moves() {
        var moves = new ArrayList<Move>();
        for (var change : changes) {
            var user = Objects.requireNonNull(users.get(change.userId()));
            var email = newEmail(user, change);
            var phone = newPhone(user, change);
            if (email != null || phone != null) {
                moves.add(new Move(
                        user.id(), email == null ? user.email() : email, phone == null ? user.phone() : phone));
            }
        }
        return moves;
    }

    private void holdWhatIsKept(AddressChange change) {
        var user = users.get(change.userId());
        if (user == null) {
            return;
        }
        if (newEmail(user, change) == null) {
            hold(emails, user.email());
        }
        if (newPhone(user, change) == null) {
            hold(phones, user.heldPhone());
        }
    }

    private List<Reason> reasons(AddressChange change) {
        var user = users.get(change.userId());
        if (user == null || user.hasEnded()) {
            return List.of(Reason.UNKNOWN_USER);
        }
        if (user.hasPassword()) {
            return List.of(Reason.HAS_PASSWORD);
        }
        var reasons = new ArrayList<Reason>();
        var email = newEmail(user, change);
        if (email != null && !emails.add(email)) {
            reasons.add(Reason.EMAIL_TAKEN);
        }
        var phone = newPhone(user, change);
        if (phone != null && !phones.add(phone)) {
            reasons.add(Reason.PHONE_TAKEN);
        }
        return reasons;
    }

    /** Null where the user keeps the e-mail. */
    private static @Nullable String newEmail(Candidate user, AddressChange change) {
        return user.hasPassword() || Objects.equals(change.email(), user.email()) ? null : change.email();
    }

    /** Null where the user keeps the phone. */
    private static @Nullable String newPhone(Candidate user, AddressChange change) {
        return user.hasPassword() || Objects.equals(change.phone(), user.phone()) ? null : change.phone();
    }

    private static void hold(Set<String> addresses, @Nullable String address) {
        if (address != null) {
            addresses.add(address);
        }
    }
}
