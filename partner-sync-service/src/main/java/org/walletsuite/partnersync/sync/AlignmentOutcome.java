package org.walletsuite.partnersync.sync;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far this side is in line with what a system says of a user.
 *
 * @param userId the user here; null where it can't be said yet who that is
 * @param created whether the user was created for it
 * @param metadataOnly whether the user was found or created by what nobody proved
 * @param ourEmail what the user has here now, like the phone
 * @param conflict what stands against the rest; null where nothing is left
 */
record AlignmentOutcome(
        Reference reference,
        @Nullable UUID userId,
        boolean created,
        boolean metadataOnly,
        @Nullable String ourEmail,
        @Nullable String ourPhone,
        @Nullable ConflictKind conflict) {

    static AlignmentOutcome of(Reference reference) {
        return new AlignmentOutcome(
                reference, reference.userId(), false, false, reference.ourEmail(), reference.ourPhone(), null);
    }

    AlignmentOutcome blockedBy(ConflictKind kind) {
        return new AlignmentOutcome(reference, userId, created, metadataOnly, ourEmail, ourPhone, kind);
    }

    /** After the user was given what they say. */
    AlignmentOutcome applied() {
        return new AlignmentOutcome(reference, userId, created, metadataOnly, wantedEmail(), wantedPhone(), null);
    }

    /** Whether the user here has another address than they say; what they don't say counts as the same. */
    boolean differs() {
        return !Objects.equals(wantedEmail(), ourEmail) || !Objects.equals(wantedPhone(), ourPhone);
    }

    private @Nullable String wantedEmail() {
        return reference.email() == null ? ourEmail : reference.email();
    }

    private @Nullable String wantedPhone() {
        return reference.phone() == null ? ourPhone : reference.phone();
    }

    /** The addresses that the user had and has no more. */
    Stream<String> freed() {
        return Stream.of(reference.ourEmail(), reference.ourPhone())
                .filter(Objects::nonNull)
                .filter(before -> !before.equals(ourEmail) && !before.equals(ourPhone));
    }
}
