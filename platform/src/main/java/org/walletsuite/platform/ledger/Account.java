package org.walletsuite.platform.ledger;

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
 * @param updatedAt when its balance or status last changed
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
        Instant updatedAt) {}
