package org.walletsuite.voucher.order;

import java.util.UUID;

/**
 * Who offers a card.
 *
 * @param number the id that the gift-card family knows the user by
 */
record Seller(UUID id, long number) {}
