package org.walletsuite.wallet.mainwallet;

import java.time.Instant;
import java.util.UUID;

/**
 * A main wallet as it is kept: whose it is; what is in it and whether it may be used the ledger says.
 *
 * @param id also its ledger account's id
 * @param ownerNumber the owner's sequence number
 * @param ownerName the owner's username, else e-mail, else phone
 * @param opened whether the ledger has its account
 */
record MainWalletRow(UUID id, UUID owner, long ownerNumber, String ownerName, Instant createdAt, boolean opened) {}
