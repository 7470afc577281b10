package org.walletsuite.platform.ledger;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * An account that money leaves or reaches, where the ledger finds out how much.
 *
 * @param purpose the purpose the account must have
 */
public record Side(@NotNull UUID accountId, @NotBlank String purpose) {}
