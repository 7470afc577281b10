package org.walletsuite.partnersync.sync;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.user.User;

/**
 * The newest state of a user that waits to be sent to a system.
 *
 * @param phone only one that the user proved: by another they might take the user for somebody else
 * @param ourPhone the user's phone, proved or not, where that is known
 * @param origin the system that the user was created for
 * @param registersAgain whether they say that they don't know the user any more
 * @param tries how many calls failed
 * @param createdAt since when it waits
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
        Instant createdAt) {

    /** From this level on somebody has looked at the user's papers. */
    static final int VERIFIED = 2;

    boolean hasAddress() {
        return email != null || phone != null;
    }

    /**
     * The e-mail if they may have it, and it is neither what they have nor from before both sides were compared; they are never told that one is
     * gone.
     */
    @Nullable
    String emailFor(Reference known) {
        return known.metadataOnly() ? null : changedEmail(known);
    }

    /** The phone likewise. */
    @Nullable
    String phoneFor(Reference known) {
        return known.metadataOnly() ? null : changedPhone(known);
    }

    private @Nullable String changedEmail(Reference known) {
        return Objects.equals(email, known.email()) || Objects.equals(email, known.agreedEmail()) ? null : email;
    }

    private @Nullable String changedPhone(Reference known) {
        return Objects.equals(phone, known.phone()) || Objects.equals(phone, known.agreedPhone()) ? null : phone;
    }

    /** Whether there is an address that they do not get, because nobody proved that it is the same user there. */
    boolean isWithheldFrom(Reference known) {
        return known.metadataOnly() && (changedEmail(known) != null || changedPhone(known) != null);
    }

    /** As the user is now. */
    Outgoing with(User now) {
        return new Outgoing(
                id,
                systemId,
                userId,
                Math.max(version, now.version()),
                now.email(),
                now.phoneVerified() ? now.phone() : null,
                now.phone(),
                now.level() >= VERIFIED,
                origin,
                userCreatedAt,
                registersAgain,
                tries,
                createdAt);
    }

    boolean isNewsFor(Reference known) {
        return emailFor(known) != null || phoneFor(known) != null || kycVerified != known.kycSent();
    }

    @Override
    public String toString() {
        return "Outgoing[id=" + id + ", version=" + version + "]";
    }
}
