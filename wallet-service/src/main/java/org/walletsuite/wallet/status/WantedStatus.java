package org.walletsuite.wallet.status;

import java.util.UUID;
import org.walletsuite.platform.ledger.AccountStatus;

/**
 * That somebody wants a wallet to have a status.
 *
 * @param number ascends in the order of commits; the last one of a wallet counts
 */
record WantedStatus(UUID id, long number, UUID wallet, AccountStatus status) {}
