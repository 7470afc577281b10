package org.walletsuite.payment.sale;

import java.util.UUID;

/**
 * What the events of a stand add up to.
 *
 * @param seq the last of its entries that is counted
 * @param balance in minor units; the ledger must say the same about that entry
 */
public record StandTotal(UUID stand, long seq, long balance) {}
