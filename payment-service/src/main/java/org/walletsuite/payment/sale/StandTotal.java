package org.walletsuite.payment.sale;

import java.util.UUID;

/**
 * The sum of a stand's events.
 *
 * @param seq the last of its entries that is counted
 * @param balance in minor units; must equal the ledger's balance after that entry
 */
public record StandTotal(UUID stand, long seq, long balance) {}
