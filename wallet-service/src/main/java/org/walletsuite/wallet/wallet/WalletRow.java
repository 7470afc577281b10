package org.walletsuite.wallet.wallet;

import java.time.Instant;
import java.util.UUID;

/**
 * A wallet as it is kept: whose it is and where; what is in it the ledger says.
 *
 * @param id also its ledger account's id
 * @param ownerNumber the owner's sequence number
 * @param currencyName what the festival's token is called
 * @param opened whether the ledger has its account
 */
record WalletRow(
        UUID id, UUID owner, long ownerNumber, UUID festival, String currencyName, Instant createdAt, boolean opened) {}
