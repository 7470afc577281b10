package org.walletsuite.platform.ledger;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new account; an owner has at most one for each program, purpose and asset.
 *
 * @param ownerId the owner of the money: a user, a stand, a festival
 * @param ownerNumber the user's sequence number, where the owner has one
 * @param program the product it belongs to, e.g. {@code festival}
 * @param purpose what it is for, e.g. {@code wallet}
 * @param asset the code of its asset
 * @param floor the lowest balance in minor units, or null for no limit
 */
public record NewAccount(
        @NotNull UUID ownerId,
        @Nullable Long ownerNumber,
        @NotBlank @Size(max = 40) String program,
        @NotBlank @Size(max = 40) String purpose,
        @NotBlank @Size(max = 64) String asset,
        @Nullable Long floor) {}
