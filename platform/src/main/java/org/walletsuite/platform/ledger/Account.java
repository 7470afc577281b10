package org.walletsuite.platform.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as the ledger holds it now.
 *
 * @param balance in minor units
 * @param held the part of the balance that open holds have set aside, in minor units
 * @param floor the lowest balance, or null for no limit
 * @param seq how many entries it has
 * @param updatedAt when its balance, floor or status last changed
 */
public record Account(
        UUID id,
        UUID ownerId,
        @Nullable Long ownerNumber,
        String program,
        String purpose,
        String asset,
        long balance,
        long held,
        @Nullable Long floor,
        AccountStatus status,
        long seq,
        Instant createdAt,
        Instant updatedAt) {

    /** The purpose of the account for settlements that the owner's closed account can't take. */
    public static final String UNAPPLIED = "unapplied";

    /** The id that the ledger gives an owner's {@link #UNAPPLIED} account; the same wherever it is opened. */
    public static UUID unappliedId(UUID ownerId, String program, String asset) {
        var place = String.join("\n", UNAPPLIED, ownerId.toString(), program, asset);
        return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
    }
}
