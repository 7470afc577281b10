package org.walletsuite.platform.ledger;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * One side of a transfer.
 *
 * @param accountId the account; at most once in a transfer
 * @param amount in minor units: negative debits, positive credits
 * @param purpose the purpose the account must have, so that a stand's id is never charged as a wallet
 */
public record Leg(
        @NotNull UUID accountId, long amount, @NotBlank String purpose) {}
