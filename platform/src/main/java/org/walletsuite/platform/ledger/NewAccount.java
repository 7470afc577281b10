package org.walletsuite.platform.ledger;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account to be opened; one owner has one account a program, purpose and asset.
 *
 * @param ownerId whose money it is: a user, a stand, a festival
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
