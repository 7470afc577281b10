package org.walletsuite.platform.ledger;

import java.util.UUID;

/**
 * An account's chain at one of its entries.
 *
 * @param hash of all entries up to this one, hexadecimal, as the entry's event carries it
 * @param balanceAfter in minor units
 */
public record Head(
        UUID accountId,
        long seq,
        String hash,
        long balanceAfter,
        UUID ownerId,
        String program,
        String purpose,
        String asset) {}
