package org.walletsuite.partnersync.sync;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The newest state of a user that waits to be sent to a system.
 *
 * @param phone only one that the user proved: by another they might take the user for somebody else
 * @param ourPhone the user's phone, proved or not
 * @param origin the system that the user was created for
 * @param registersAgain whether they say that they don't know the user any more
 * @param tries how many calls failed
 * @param createdAt since when it waits
 * @param changedAt since when in this state
 */
record Outgoing(
        UUID id,
        UUID systemId,
        UUID userId,
        long version,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String ourPhone,
        boolean kycVerified,
        @Nullable String origin,
        @Nullable Instant userCreatedAt,
        boolean registersAgain,
        int tries,
        Instant createdAt,
        Instant changedAt) {

    boolean hasAddress() {
        return email != null || phone != null;
    }

    /**
     * The e-mail if it is neither what they have nor from before both sides were compared; they are never told that one is
     * gone.
     */
    @Nullable
    String emailFor(Reference known) {
        return Objects.equals(email, known.email()) || Objects.equals(email, known.agreedEmail()) ? null : email;
    }

    /** The phone likewise. */
    @Nullable
    String phoneFor(Reference known) {
        return Objects.equals(phone, known.phone()) || Objects.equals(phone, known.agreedPhone()) ? null : phone;
    }

    /** Whether the user has other addresses by now, which are on their way here: they may be the system's own. */
    boolean isOutdated(Reference known) {
        return !Objects.equals(email, known.ourEmail()) || !Objects.equals(ourPhone, known.ourPhone());
    }

    boolean isNewsFor(Reference known) {
        return emailFor(known) != null || phoneFor(known) != null || kycVerified != known.kycSent();
    }

    @Override
    public String toString() {
        return "Outgoing[id=" + id + ", version=" + version + "]";
    }
}
