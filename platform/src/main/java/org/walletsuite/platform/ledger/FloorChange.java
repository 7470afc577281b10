package org.walletsuite.platform.ledger;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * The floor an account shall have.
 *
 * @param floor the lowest balance in minor units, zero or below, or null for no limit
 * @param purpose the purpose the account must have
 */
public record FloorChange(
        @Nullable @Max(0) Long floor, @NotBlank String purpose) {}
