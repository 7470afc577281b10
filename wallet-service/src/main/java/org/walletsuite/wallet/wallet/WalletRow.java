package org.walletsuite.wallet.wallet;

import java.time.Instant;
import java.util.UUID;

/**
 * A wallet's row: its owner and festival; its balance is in the ledger.
 *
 * @param id also its ledger account's id
 * @param ownerNumber the owner's sequence number
 * @param currencyName the name of the festival's token
 * @param opened whether the ledger has its account
 */
record WalletRow(
        UUID id, UUID owner, long ownerNumber, UUID festival, String currencyName, Instant createdAt, boolean opened) {}
